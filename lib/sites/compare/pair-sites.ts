import type { Site } from '../site';
import type { Comparable } from './comparison';

/** A site of both versions; they have the same id, or the later one says which id it had. */
export interface SitePair {
  readonly before: Site;
  readonly after: Site;
}

/** Every site of two versions, in exactly one of the lists, in the order of the later version (removed: of the earlier). */
export interface Pairing {
  readonly same: readonly SitePair[];
  readonly renamed: readonly SitePair[];
  readonly added: readonly Site[];
  readonly removed: readonly Site[];
}

/** Pairs sites by id, and a new id with the one that `renamedFrom` names, if nobody bears that one any more. Pure. */
export function pairSites(before: Comparable, after: Comparable): Pairing {
  const earlier = new Map<string, Site>(before.sites.map((site) => [site.id, site]));
  const later = new Set<string>(after.sites.map(({ id }) => id));
  const taken = new Set<string>();
  const [same, renamed, added]: [SitePair[], SitePair[], Site[]] = [[], [], []];
  for (const site of after.sites) {
    const had = earlier.get(site.id);
    const previous = earlier.get(site.renamedFrom ?? '');
    if (had !== undefined) {
      same.push({ before: had, after: site });
      taken.add(had.id);
    } else if (previous !== undefined && !later.has(previous.id) && !taken.has(previous.id)) {
      renamed.push({ before: previous, after: site });
      taken.add(previous.id);
    } else added.push(site);
  }
  return { same, renamed, added, removed: before.sites.filter(({ id }) => !taken.has(id)) };
}
