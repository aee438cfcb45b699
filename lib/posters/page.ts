import type { Path } from './path';
import type { Face, PlacedGlyph } from './text/face';

/** Millimetres from the upper left corner of the paper. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Letters of one font and one direction, side by side. */
export interface Run {
  readonly face: Face;
  /** As it is read, not as it stands: in Arabic the first letter is the rightmost. */
  readonly text: string;
  readonly isRightToLeft: boolean;
  /** Left end and baseline, millimetres. */
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  /** Of the letters, millimetres. */
  readonly size: number;
  readonly glyphs: readonly PlacedGlyph[];
}

/** What is on a page; colours are `#rrggbb`, lengths millimetres. */
export type Mark =
  | { readonly kind: 'fill'; readonly path: Path; readonly color: string }
  | { readonly kind: 'line'; readonly path: Path; readonly color: string; readonly width: number }
  | {
      readonly kind: 'text';
      readonly runs: readonly Run[];
      readonly color: string;
      /** In the order of reading, with the marks that steer it. */
      readonly said: string;
    }
  | {
      readonly kind: 'logo';
      readonly box: Box;
      /** Where it stands in the box when that is wider. */
      readonly isAtRight: boolean;
      /** The name in letters, for a format that cannot show the file. */
      readonly instead: readonly Mark[];
    };

/** A code on a page, for whoever checks it. */
export interface PrintedCode {
  readonly text: string;
  /** With its quiet zone. */
  readonly box: Box;
  /** Width of a module, millimetres. */
  readonly module: number;
}

/** One side of paper. */
export interface Page {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  readonly codes: readonly PrintedCode[];
  /** Letters that no font has; empty boxes stand for them. */
  readonly missing: readonly string[];
}
