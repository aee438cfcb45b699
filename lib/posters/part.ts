import type { Box, Mark, PrintedCode } from './page';
import { type Hand, type SetText, setText, type Wish } from './text/set-text';

/** Some of what is on a page. */
export interface Part {
  readonly marks: readonly Mark[];
  readonly codes: readonly PrintedCode[];
  readonly missing: readonly string[];
}

/** Parts upon each other, the first one lowest. */
export function joinParts(...parts: readonly Part[]): Part {
  return {
    marks: parts.flatMap(({ marks }) => marks),
    codes: parts.flatMap(({ codes }) => codes),
    missing: parts.flatMap(({ missing }) => missing),
  };
}

/** What is drawn and holds no code. */
export function drawn(...marks: readonly Mark[]): Part {
  return { marks, codes: [], missing: [] };
}

/** Set texts as a part. */
export function printed(...texts: readonly SetText[]): Part {
  return { marks: texts.map(({ mark }) => mark), codes: [], missing: texts.flatMap(({ missing }) => missing) };
}

/** A text set into its box. */
export function print(wish: Wish, hand: Hand): Part {
  return printed(setText(wish, hand));
}

/**
 * The box of a page that is read from the left or from the right: `box.x` counts from the side where a line begins, `width` is
 * that of what the box lies in, which begins at `left`.
 */
export function fromStart(box: Box, { isRightToLeft }: Hand, width: number, left = 0): Box {
  return { ...box, x: left + (isRightToLeft ? width - box.x - box.width : box.x) };
}
