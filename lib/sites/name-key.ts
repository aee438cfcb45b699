const lettersInKey = 3;

/**
 * The first letters of a text as a number, so that most of 50,000 names are told apart without being looked up: a text
 * that comes before another has a smaller key, or the same.
 */
export function toNameKey(text: string): number {
  let key = 0;
  for (let at = 0; at < lettersInKey; at++) key = key * 0x10000 + (at < text.length ? text.charCodeAt(at) : 0);
  return key;
}

/** The greatest key of a text that begins so. */
export function toLastNameKey(start: string): number {
  return toNameKey(start + '\uffff'.repeat(lettersInKey));
}
