/** How a list is told that was cut. */
interface Cut {
  /** Length of the whole, where the list is only its beginning. */
  readonly total?: number;
  /** Of the line that counts the rest. */
  readonly indent?: string;
}

/** The lines of the first `most` entries, and one that says how many more there are. Pure. */
export function cutList<T>(
  list: readonly T[],
  most: number,
  show: (entry: T) => readonly string[],
  { total = list.length, indent = '    ' }: Cut = {},
): string[] {
  const shown = list.slice(0, most);
  const left = total - shown.length;
  return [...shown.flatMap(show), ...(left > 0 ? [`${indent}… and ${left} more`] : [])];
}
