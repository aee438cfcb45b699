import type { Box, Mark, Run } from '../page';
import type { Faces, Weight } from './face';
import { findBreaks, findLetterBreaks } from './find-breaks';
import { orderPieces, type Paragraph, readParagraph } from './order-pieces';

/** How the texts of a page are set. */
export interface Hand {
  readonly faces: Faces;
  readonly language: string;
  readonly isRightToLeft: boolean;
}

/** A text and the place for it. */
export interface Wish {
  readonly text: string;
  readonly box: Box;
  readonly weight: Weight;
  /** The size that is wanted, and the smallest that will do; millimetres. */
  readonly size: number;
  readonly leastSize: number;
  readonly color: string;
  /** Where the language begins to write, or where it ends; the start unless it is given. */
  readonly align?: 'start' | 'middle' | 'end';
  readonly vertical?: 'top' | 'middle' | 'bottom';
}

/** A text in its place. */
export interface SetText {
  readonly mark: Mark;
  readonly size: number;
  /** From the first line to the last, millimetres. */
  readonly height: number;
  /** Not all of it had room. */
  readonly isCut: boolean;
  readonly missing: readonly string[];
}

/** From line to line, in shares of the size: Arabic and accents on capitals need it. */
const leading = 1.28;
/** The share of the first line that lies above its baseline: as far as a capital with an accent reaches. */
const above = 0.98;
const shrink = 0.96;
const ellipsis = '…';
/** What rounding may take away. */
const slack = 0.01;

/** Sets a text as big as wanted, or as big as its box lets it; what does not fit at the least size is cut off with `…`. */
export function setText(wish: Wish, hand: Hand): SetText {
  return place(wish, hand, sizeFor(wish, hand));
}

/** Sets texts that stand side by side in one size, that of the one with the least room. */
export function setAlike(wishes: readonly Wish[], hand: Hand): SetText[] {
  const size = Math.min(...wishes.map((wish) => sizeFor(wish, hand)));
  return wishes.map((wish) => place(wish, hand, size));
}

/**
 * Sets paragraphs below each other in one size, `gap` times that size apart, as big as lets all of them into the box of the
 * first wish, whose own the others share.
 */
export function setColumn(texts: readonly string[], wish: Omit<Wish, 'text'>, gap: number, hand: Hand): SetText[] {
  const { box, leastSize } = wish;
  const setAt = (size: number) => {
    let y = box.y;
    return texts.map((text) => {
      const set = place({ ...wish, text, box: { ...box, y } }, hand, size);
      y += set.height + gap * size;
      return set;
    });
  };
  for (let size = wish.size; size > leastSize; size *= shrink) {
    const sets = setAt(size);
    const height = sets.reduce((sum, set) => sum + set.height, 0) + (sets.length - 1) * gap * size;
    if (height <= box.height + slack && !sets.some(({ isCut }) => isCut)) return sets;
  }
  return setAt(leastSize);
}

function sizeFor({ text, box, weight, size, leastSize }: Wish, hand: Hand): number {
  const paragraph = readParagraph(text, hand.isRightToLeft);
  const measure = measureIn(paragraph, hand, weight);
  const breaks = findBreaks(paragraph.text, hand.language);
  for (let trial = size; trial > leastSize; trial *= shrink) {
    const lines = breakLines(breaks, box.width / trial, measure);
    if (lines !== null && lines.length * leading * trial <= box.height + slack) return trial;
  }
  return leastSize;
}

/** Width of a stretch of the paragraph in letters of size 1. */
type Measure = (from: number, to: number) => number;

function measureIn(paragraph: Paragraph, { faces }: Hand, weight: Weight): Measure {
  const known = new Map<string, number>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const width =
      known.get(key) ??
      orderPieces(paragraph, [from, to], faces[weight])
        .map(({ face, text, isRightToLeft }) => face.shape(text, isRightToLeft).width)
        .reduce((sum, one) => sum + one, 0);
    known.set(key, width);
    return width;
  };
}

type Line = readonly [from: number, to: number];

/** Fills line after line; null when a single word is wider than a line. */
function breakLines(breaks: readonly number[], width: number, measure: Measure): Line[] | null {
  const lines: Line[] = [];
  let [from, end] = [0, 0];
  for (const next of breaks) {
    if (measure(from, next) <= width) {
      end = next;
      continue;
    }
    if (end > from) lines.push([from, end]);
    if (measure(end, next) > width) return null;
    [from, end] = [end, next];
  }
  return end > from ? [...lines, [from, end]] : lines;
}

function place(wish: Wish, hand: Hand, size: number): SetText {
  const { box, weight, color, vertical = 'top' } = wish;
  const most = Math.max(1, Math.floor((box.height + slack) / (leading * size)));
  const { paragraph, lines, isCut } = cutLines(wish, hand, size, most);
  const height = lines.length * leading * size;
  const drop = { top: 0, middle: (box.height - height) / 2, bottom: box.height - height }[vertical];
  const missing: string[] = [];
  const runs = lines.flatMap((line, at): Run[] => {
    const pieces = orderPieces(paragraph, line, hand.faces[weight], (letter) => missing.push(letter)).map((piece) => ({
      ...piece,
      shaped: piece.face.shape(piece.text, piece.isRightToLeft),
    }));
    const width = pieces.reduce((sum, { shaped }) => sum + shaped.width * size, 0);
    const baseline = box.y + drop + (at * leading + above) * size;
    let x = startOf(wish, hand, width);
    return pieces.map(({ face, text, isRightToLeft, shaped }) => {
      const run = { face, text, isRightToLeft, x, baseline, size, width: shaped.width * size, glyphs: shaped.glyphs };
      x += run.width;
      return run;
    });
  });
  return { mark: { kind: 'text', runs, color, said: wish.text }, size, height, isCut, missing };
}

/** The left end of a line. */
function startOf({ box, align = 'start' }: Wish, { isRightToLeft }: Hand, width: number): number {
  const rest = box.width - width;
  if (align === 'middle') return box.x + rest / 2;
  return (align === 'end') === isRightToLeft ? box.x : box.x + rest;
}

/** The lines of a text, blanks at their ends left out; the last one with an ellipsis where there were more. */
function cutLines(
  { text, box, weight }: Wish,
  hand: Hand,
  size: number,
  most: number,
): { paragraph: Paragraph; lines: Line[]; isCut: boolean } {
  const width = box.width / size;
  const paragraph = readParagraph(text, hand.isRightToLeft);
  const measure = measureIn(paragraph, hand, weight);
  const lines =
    breakLines(findBreaks(paragraph.text, hand.language), width, measure) ??
    breakLines(findLetterBreaks(paragraph.text), width, measure) ??
    [];
  const trimmed = lines.map(([from, to]): Line => [from, from + paragraph.text.slice(from, to).trimEnd().length]);
  const [last, surplus] = [trimmed[most - 1], trimmed[most]];
  if (last === undefined || surplus === undefined) return { paragraph, lines: trimmed, isCut: false };
  return shorten(paragraph.text.slice(0, last[1]), trimmed.slice(0, most), width, hand, weight);
}

/** Takes letters off the end until the ellipsis fits. */
function shorten(text: string, lines: Line[], width: number, hand: Hand, weight: Weight) {
  const from = lines.at(-1)?.[0] ?? 0;
  let kept = [...text];
  for (;;) {
    const paragraph = readParagraph(`${kept.join('').trimEnd()}${ellipsis}`, hand.isRightToLeft);
    const line: Line = [from, paragraph.text.length];
    if (kept.length <= from + 1 || measureIn(paragraph, hand, weight)(...line) <= width) {
      return { paragraph, lines: [...lines.slice(0, -1), line], isCut: true };
    }
    kept = kept.slice(0, -1);
  }
}
