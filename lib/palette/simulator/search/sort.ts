interface SortKey {
  readonly field?: string | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

/** Sorts by the keys in turn; ties and an empty list keep the order of creation. Unknown fields change nothing. */
export function sortBy<T>(
  items: readonly T[],
  keys: readonly SortKey[] | null | undefined,
  textOf: (item: T, field: string) => string,
): T[] {
  return [...items].sort((a, b) => {
    for (const { field = '', order } of keys ?? []) {
      const difference = compare(textOf(a, field), textOf(b, field));
      if (difference !== 0) return order === 'desc' ? -difference : difference;
    }
    return 0;
  });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
