/**
 * Stands in a text where the browser fills in what only it knows. Functions of the dictionary stay on the server, so they
 * are called with the gap. A letter of no language.
 */
export const textGap = '\u{f0000}';
