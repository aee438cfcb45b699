/** Sheets that printers take, millimetres. */
export const papers = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const;

export type Paper = keyof typeof papers;
export const paperNames = Object.keys(papers) as Paper[];
