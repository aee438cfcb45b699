/** More than any count that is asked for. */
const tooMany = 255;

/**
 * How many slips of the thumb lie between what was typed and the word, or how the word begins: a letter wrong, missing or
 * too many, or two neighbours swapped (optimal string alignment). `most + 1` when they are more than `most`. Pure.
 */
export function countSlips(typed: string, word: string, most: number): number {
  const length = typed.length;
  if (word.length < length - most) return most + 1;
  // One column per letter of the word, inside a band of `most` around the diagonal.
  let earlier = new Uint8Array(length + 2).fill(tooMany);
  let before = Uint8Array.from({ length: length + 2 }, (_, row) => (row <= most ? row : tooMany));
  let column = new Uint8Array(length + 2);
  let least = length <= most ? length : most + 1;
  const last = Math.min(word.length, length + most);
  for (let at = 1; at <= last; at++) {
    const from = Math.max(1, at - most);
    const to = Math.min(length, at + most);
    column.fill(tooMany);
    if (from === 1) column[0] = at;
    for (let row = from; row <= to; row++) {
      column[row] = fewestSlips(typed, word, row, at, column, before, earlier);
    }
    least = Math.min(least, column[length] ?? tooMany);
    [earlier, before, column] = [before, column, earlier];
  }
  return least;
}

function fewestSlips(
  typed: string,
  word: string,
  row: number,
  at: number,
  column: Uint8Array,
  before: Uint8Array,
  earlier: Uint8Array,
): number {
  const [here, there] = [typed.charCodeAt(row - 1), word.charCodeAt(at - 1)];
  const kept = (before[row - 1] ?? tooMany) + (here === there ? 0 : 1);
  const fewest = Math.min(kept, (before[row] ?? tooMany) + 1, (column[row - 1] ?? tooMany) + 1);
  const areSwapped =
    row > 1 && at > 1 && here === word.charCodeAt(at - 2) && there === typed.charCodeAt(row - 2) && here !== there;
  return Math.min(tooMany, areSwapped ? Math.min(fewest, (earlier[row - 2] ?? tooMany) + 1) : fewest);
}
