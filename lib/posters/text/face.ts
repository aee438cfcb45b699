import type { Path } from '../path';

/** One font file. Lengths in shares of the size of the letters, upwards positive. */
export interface Face {
  /** Of its own, among all fonts. */
  readonly name: string;
  /** The TrueType font, for whoever embeds it. */
  readonly bytes: () => Uint8Array;
  readonly hasLetter: (codePoint: number) => boolean;
  /** Joins and kerns letters that all have one direction; the glyphs come as they stand from left to right. */
  readonly shape: (text: string, isRightToLeft: boolean) => ShapedText;
  readonly outlineOf: (glyph: number) => Path;
}

export interface ShapedText {
  readonly width: number;
  readonly glyphs: readonly PlacedGlyph[];
}

/** A glyph, and where it stands from the beginning of its run. */
export interface PlacedGlyph {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

export type Weight = 'regular' | 'bold';

/** The fonts of a weight, the preferred one first: a letter is taken from the first that has it. */
export type Faces = Readonly<Record<Weight, readonly Face[]>>;
