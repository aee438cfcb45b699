import type { Paper } from '../papers';

/** A sheet of adhesive labels, millimetres. */
export interface LabelSheet {
  /** As the shops call it. */
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  readonly label: { readonly width: number; readonly height: number };
  /** Of the first label. */
  readonly left: number;
  readonly top: number;
  /** From the beginning of a label to that of the next one. */
  readonly across: number;
  readonly down: number;
  /** White around the code besides its quiet zone; none where a label is low, for there every tenth counts. */
  readonly codeInset: number;
}

/** The commonest sheet of each paper whose labels hold the code of a host that phones read from a hand's breadth. */
export const labelSheets: Readonly<Record<Paper, LabelSheet>> = {
  a4: {
    name: 'L7160',
    columns: 3,
    rows: 7,
    label: { width: 63.5, height: 38.1 },
    left: 7.25,
    top: 15.15,
    across: 66,
    down: 38.1,
    codeInset: 1.5,
  },
  letter: {
    name: '5160',
    columns: 3,
    rows: 10,
    label: { width: 66.675, height: 25.4 },
    left: 4.7625,
    top: 12.7,
    across: 69.85,
    down: 25.4,
    codeInset: 0,
  },
};

/** How many labels a sheet has. */
export function labelsOn({ columns, rows }: LabelSheet): number {
  return columns * rows;
}
