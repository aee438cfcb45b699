import bidiFactory from 'bidi-js';
import type { Face } from './face';

/** A piece of a line that one font draws in one direction. */
export interface Piece {
  readonly text: string;
  readonly isRightToLeft: boolean;
  readonly face: Face;
}

/** A paragraph with what decides about the order of its letters, which is the order of the whole, not of a line. */
export interface Paragraph {
  readonly text: string;
  /** One for each UTF-16 unit; odd: from right to left. */
  readonly levels: Uint8Array;
}

interface Leveled extends Piece {
  readonly level: number;
}

const bidi = bidiFactory();
/** Marks that steer the order or let a line end, and that nobody sees. */
const unseen = /[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
const rightToLeftLetter = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
const letterOrDigit = /[\p{L}\p{N}\p{M}]/u;

/** Works out the order of a paragraph whose first letter stands at the right or at the left (UAX #9). Pure. */
export function readParagraph(text: string, isRightToLeft: boolean): Paragraph {
  // The fonts have one blank that does not break; the narrow one of French is none of theirs.
  const whole = text.normalize('NFC').replaceAll('\u202f', '\u00a0');
  return { text: whole, levels: bidi.getEmbeddingLevels(whole, isRightToLeft ? 'rtl' : 'ltr').levels };
}

/**
 * The pieces of a line, from left to right as they stand. The line is cut out of its paragraph by `from` and `to`. A letter
 * that no font has is told, and left to the first font, which draws an empty box. Pure.
 */
export function orderPieces(
  paragraph: Paragraph,
  [from, to]: readonly [from: number, to: number],
  faces: readonly Face[],
  onMissing: (letter: string) => void = () => undefined,
): Piece[] {
  const pieces: Leveled[] = [];
  for (let at = from; at < to; ) {
    const letter = String.fromCodePoint(paragraph.text.codePointAt(at) ?? 0);
    const level = paragraph.levels[at] ?? 0;
    at += letter.length;
    if (!unseen.test(letter)) append(pieces, letter, level, faces, onMissing);
  }
  return reverseLevels(pieces.flatMap(splitNeutral));
}

function append(
  pieces: Leveled[],
  letter: string,
  level: number,
  faces: readonly Face[],
  onMissing: (letter: string) => void,
): void {
  const isRightToLeft = level % 2 === 1;
  // A bracket opens toward what it holds, whichever way that runs.
  const drawn = (isRightToLeft ? bidi.getMirroredCharacter(letter) : null) ?? letter;
  const last = pieces.at(-1);
  const face = faceOf(drawn, faces, last?.face, onMissing);
  if (face === undefined) return;
  if (last !== undefined && last.face === face && last.level === level) {
    pieces[pieces.length - 1] = { ...last, text: last.text + drawn };
  } else {
    pieces.push({ text: drawn, isRightToLeft, face, level });
  }
}

/** Blanks and punctuation stay with the font in front of them, so that words are not torn into many pieces. */
function faceOf(
  letter: string,
  faces: readonly Face[],
  last: Face | undefined,
  onMissing: (letter: string) => void,
): Face | undefined {
  const codePoint = letter.codePointAt(0) ?? 0;
  if (last?.hasLetter(codePoint) && !letterOrDigit.test(letter)) return last;
  const found = faces.find((face) => face.hasLetter(codePoint));
  if (found === undefined) onMissing(letter);
  return found ?? faces[0];
}

/** Without a letter to go by, a font takes a text from left to right: so each of its letters becomes a piece. */
function splitNeutral(piece: Leveled): Leveled[] {
  if (!piece.isRightToLeft || rightToLeftLetter.test(piece.text)) return [piece];
  return [...piece.text].map((text) => ({ ...piece, text }));
}

/** Rule L2: from the highest level down to 1, whatever is on that level or above is reversed. */
function reverseLevels(pieces: readonly Leveled[]): Leveled[] {
  let ordered = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    const next: Leveled[] = [];
    let run: Leveled[] = [];
    for (const piece of ordered) {
      if (piece.level >= level) {
        run.push(piece);
      } else {
        next.push(...run.reverse(), piece);
        run = [];
      }
    }
    ordered = [...next, ...run.reverse()];
  }
  return ordered;
}
