/** Practice: the same pages, nothing real. */
export const enPractice = {};
