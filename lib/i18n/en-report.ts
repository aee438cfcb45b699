/** What is sent to IT, and the receipt. */
export const enReport = {};
