/** Han, Hiragana, Katakana: written without blanks. */
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** A new phrase begins with one of these; what follows in Hiragana belongs to the word in front of it. */
const phraseStart = /^[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9「『（]/u;
/** A phrase ends with a particle or a mark. `の` binds too closely: この|コード would be torn. */
const phraseEnd = /[はがをにでともへてば、。：」』）！？・]$/u;

/** Blanks that may be broken at, and dashes inside long words: QR-Code is not torn. */
const ends = /[ \t\n\u200b]+|(?<=[\p{L}\p{N}]{3})[-/–](?=\p{L}{3})/gu;

/**
 * Where lines of a text may end: positions just behind a blank or a dash, and in Japanese between phrases; rising, the end of
 * the text last. `language` is that of the whole; names in Japanese are found in any. Pure.
 */
export function findBreaks(text: string, language: string): number[] {
  const breaks = new Set<number>([text.length]);
  for (const { 0: blanks, index } of text.matchAll(ends)) breaks.add(index + blanks.length);
  if (japanese.test(text)) for (const at of findPhrases(text, language)) breaks.add(at);
  return [...breaks].toSorted((a, b) => a - b);
}

function findPhrases(text: string, language: string): number[] {
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)];
  return words
    .filter(({ index, segment }) => index > 0 && phraseEnd.test(text.slice(0, index)) && phraseStart.test(segment))
    .map(({ index }) => index);
}

/** Positions between all letters, for a word that no line can hold. Pure. */
export function findLetterBreaks(text: string): number[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ index, segment }) => index + segment.length,
  );
}
