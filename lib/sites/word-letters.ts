/** A bit for each digit; letters share the rest. A word that holds another has all of its bits. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    bits |= code >= 48 && code <= 57 ? 1 << (code - 48) : 1 << (10 + (code % 22));
  }
  return bits >>> 0;
}

/** How many bits are set. */
export function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Is there a digit in the word that has these letters? */
export function hasDigit(letters: number): boolean {
  return (letters & 0x3ff) !== 0;
}
