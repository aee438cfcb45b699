import type { FormPairs, Wish } from './keeper';

/** The names of the fields by which a form tells of several hosts at one site. */
export interface ListNames {
  readonly site: string;
  readonly host: string;
}

/**
 * What a form asks for: one wish, with all its fields, or one for each host of a list. Those bear no pass, which is good for
 * one host only. Pure.
 */
export function readWishes(pairs: FormPairs, siteName: string, list: ListNames | null): readonly Wish[] {
  if (list === null) return [{ fields: Object.fromEntries(pairs), siteName }];
  const siteId = pairs.find(([name]) => name === list.site)?.[1] ?? '';
  return pairs
    .filter(([name]) => name === list.host)
    .map(([, edgeHostId]) => ({ fields: { edgeHostId, siteId }, siteName }));
}
