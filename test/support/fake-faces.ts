import { rectangle } from '../../lib/posters/path';
import type { Face, Faces } from '../../lib/posters/text/face';

/** Width of every letter of a fake font, in shares of its size. */
export const letterWidth = 0.55;

/** A font whose letters are all alike: what a test says about places then does not hang on a designer's taste. */
function fakeFace(name: string, letters: RegExp): Face {
  return {
    name,
    bytes: () => new Uint8Array(),
    hasLetter: (codePoint) => letters.test(String.fromCodePoint(codePoint)),
    shape: (text) => {
      const glyphs = [...text].map((letter, at) => ({ glyph: letter.codePointAt(0) ?? 0, x: at * letterWidth, y: 0 }));
      return { width: glyphs.length * letterWidth, glyphs };
    },
    outlineOf: () => rectangle(0, 0, letterWidth * 0.8, 0.7),
  };
}

export const latinFace = fakeFace('latin', /[\p{Script=Latin}\p{N}\p{P}+= \u00a0]/u);
export const arabicFace = fakeFace('arabic', /[\p{Script=Arabic}\p{M} ]/u);
export const japaneseFace = fakeFace(
  'japanese',
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。：「」（）？！・]/u,
);

/** Fonts for all that our dictionaries say. */
export const fakeFaces: Faces = {
  regular: [latinFace, arabicFace, japaneseFace],
  bold: [latinFace, arabicFace, japaneseFace],
};
