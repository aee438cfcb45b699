/** What is kept on the phone while there is no connection. */
export const enKeep = {};
