/** Drops the characters that `isDropped` likes from both ends. One pass: a text of blanks costs no more than another. */
export function trimEnds(text: string, isDropped: (character: string) => boolean): string {
  const characters = text.split('');
  const isKept = (character: string) => !isDropped(character);
  return text.slice(characters.findIndex(isKept), characters.findLastIndex(isKept) + 1);
}

/** True for blanks, and for the zero-width characters that pasting and scanning leave behind. */
export function isBlank(character: string): boolean {
  return /[\s\u200b-\u200d\u2060\ufeff]/.test(character);
}
