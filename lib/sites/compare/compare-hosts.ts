import type { ExpectedHost } from '../site';
import type { Comparable, Comparison, HostLine, HostMove } from './comparison';
import type { SitePair } from './pair-sites';

/** What became of the lines of `hosts.csv`. A site that was renamed is the same site here. Pure. */
export function compareHosts(
  before: Comparable,
  after: Comparable,
  renamed: readonly SitePair[],
): Comparison['expectedHosts'] {
  const newIds = new Map<string, string>(renamed.map((pair) => [pair.before.id, pair.after.id]));
  const earlier = new Map(before.expectedHosts.map((line) => [showHost(line), line]));
  const later = new Set(after.expectedHosts.map(showHost));
  const moved: HostMove[] = [];
  const added: HostLine[] = [];
  for (const line of after.expectedHosts) {
    const host = showHost(line);
    const had = earlier.get(host);
    if (had === undefined) added.push({ host, site: line.siteId });
    else if ((newIds.get(had.siteId) ?? had.siteId) !== line.siteId || had.pool !== line.pool)
      moved.push({ host, from: showPlace(had), to: showPlace(line) });
  }
  const removed = before.expectedHosts.filter((line) => !later.has(showHost(line)));
  return { added, removed: removed.map((line) => ({ host: showHost(line), site: line.siteId })), moved };
}

function showPlace({ siteId, pool }: ExpectedHost): string {
  return pool === undefined ? siteId : `${siteId} (pool ${pool})`;
}

function showHost({ match, text }: ExpectedHost): string {
  return match === 'prefix' ? `${text}*` : text;
}
