import type { Site } from '../../lib/sites/site';

const named = 3;

/** The sites by id, the first few of many: `denver, boulder, reno and 12 more`. Pure. */
export function nameSites(sites: readonly Pick<Site, 'id'>[]): string {
  const ids = sites.slice(0, named).map(({ id }) => id);
  const rest = sites.length - ids.length;
  return rest === 0 ? listWords(ids) : `${ids.join(', ')} and ${rest} more`;
}

/** `a, b and c`. Pure. */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `1 site`, `2 sites`. Pure. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Those that have the same key together, in the order of their first. Pure. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
