import type { OptionChange, SiteChange } from './comparison';

/** Changes of many sites, parted into what they share and what is each one's own. */
export interface GatheredChanges {
  /** The same change at several sites, such as one of the defaults; the most frequent first. */
  readonly shared: readonly { readonly change: OptionChange; readonly sites: number }[];
  /** What is left of each site; sites of which nothing is left are absent. */
  readonly own: readonly SiteChange[];
}

/** A change that so many sites share was made once, and is read once. */
const fewestToShare = 4;

/** Gathers what sites share, so that one changed default of 3,000 sites is one line. Pure. */
export function gatherChanges(changed: readonly SiteChange[]): GatheredChanges {
  const counts = new Map<string, { readonly change: OptionChange; sites: number }>();
  for (const change of changed.flatMap(({ changes }) => changes)) {
    const counted = counts.get(keyOf(change)) ?? { change, sites: 0 };
    counted.sites++;
    counts.set(keyOf(change), counted);
  }
  const shared = [...counts.values()].filter(({ sites }) => sites >= fewestToShare);
  const isShared = (change: OptionChange) => (counts.get(keyOf(change))?.sites ?? 0) >= fewestToShare;
  return {
    shared: shared.toSorted((one, other) => other.sites - one.sites),
    own: changed
      .map((site) => ({ ...site, changes: site.changes.filter((change) => !isShared(change)) }))
      .filter(({ changes }) => changes.length > 0),
  };
}

function keyOf({ option, before, after }: OptionChange): string {
  return JSON.stringify([option, before, after]);
}
