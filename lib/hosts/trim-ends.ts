/** Drops the characters that `isDropped` likes from both ends. One pass: a text of blanks costs no more than another. */
export function trimEnds(text: string, isDropped: (character: string) => boolean): string {
  const characters = text.split('');
  const isKept = (character: string) => !isDropped(character);
  return text.slice(characters.findIndex(isKept), characters.findLastIndex(isKept) + 1);
}

/** True for blanks, and for the characters without width that pasting and scanning leave behind, marks of direction too. */
export function isBlank(character: string): boolean {
  return /[\s\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/.test(character);
}
