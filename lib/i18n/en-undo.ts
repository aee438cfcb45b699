/** Taking a registration back. */
export const enUndo = {};
