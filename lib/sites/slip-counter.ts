/** A bit per letter; nobody types a longer word. */
export const longestCounted = 32;

/** How many slips lie between what was typed and the word, or how the word begins; one more than `most` for all that are more. */
export type SlipCounter = (word: string) => number;

/**
 * Counts slips of the thumb from what was typed, at most {@link longestCounted} letters: a letter wrong, missing or too
 * many, or two neighbours swapped (optimal string alignment, all rows of a column as the bits of one number, after
 * Hyyrö 2003: words by the ten thousand are compared at each letter that somebody types). Pure.
 */
export function createSlipCounter(typed: string, most: number): SlipCounter {
  const length = typed.length;
  if (length > longestCounted) throw new Error('too long to be counted');
  const placesOf = createPlaces(typed);
  const lastBit = 1 << (length - 1);
  return (word) => {
    if (word.length < length - most) return most + 1;
    // Of each row: is it one more, or one less, than the row above it? At first every row is one more.
    let more = -1;
    let less = 0;
    let diagonal = 0;
    let placesBefore = 0;
    let slips = length;
    let least = Math.min(length, most + 1);
    const end = Math.min(word.length, length + most);
    for (let at = 0; at < end; at++) {
      // A column is at most one less than the one before it.
      if (slips - (end - at) >= least) break;
      const places = placesOf(word.charCodeAt(at));
      const swapped = ((~diagonal & places) << 1) & placesBefore;
      diagonal = ((((places & more) + more) | 0) ^ more) | places | less | swapped;
      const right = less | ~(diagonal | more);
      const left = diagonal & more;
      if ((right & lastBit) !== 0) slips += 1;
      if ((left & lastBit) !== 0) slips -= 1;
      const rightBelow = (right << 1) | 1;
      more = (left << 1) | ~(diagonal | rightBelow);
      less = diagonal & rightBelow;
      placesBefore = places;
      if (slips < least) least = slips;
    }
    return least;
  };
}

/** Where in what was typed a letter stands, as bits. */
function createPlaces(typed: string): (letter: number) => number {
  const latin = new Int32Array(128);
  const others = new Map<number, number>();
  for (let at = 0; at < typed.length; at++) {
    const letter = typed.charCodeAt(at);
    if (letter < 128) latin[letter] = (latin[letter] ?? 0) | (1 << at);
    else others.set(letter, (others.get(letter) ?? 0) | (1 << at));
  }
  return (letter) => (letter < 128 ? (latin[letter] ?? 0) : (others.get(letter) ?? 0));
}
