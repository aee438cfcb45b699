import type { HostId } from '../hosts/edge-host-id';
import { firstSetUpOf, takesFurtherHosts } from '../sites/first-set-up';
import type { Site } from '../sites/site';
import type { SiteSight } from './sight/site-sight';
import type { Outlook } from './view';

const unknown: Outlook = { kind: 'unknown' };

/**
 * What one more host would do at the site, by what Palette showed of it (null: nobody knows) and by the hosts that the
 * store knows to be coming; the host itself is never counted. `unknown` also where it would be refused: the sentence about
 * that comes with the refusal. Pure.
 */
export function outlookOf(site: Site, sight: SiteSight | null, coming: readonly HostId[], hostId: HostId): Outlook {
  if (sight !== null && sight.cluster !== null) return atCluster(site, sight);
  if (sight === null && coming.length === 0) return unknown;
  return beforeCluster(site, countOthers(sight, coming, hostId));
}

/** Only what the pools show: whoever is still coming is not there yet. */
function atCluster(site: Site, { cluster, members }: SiteSight): Outlook {
  const all = Object.values(members);
  const hasRoom = takesFurtherHosts(site) || all.some(({ role }) => role === 'worker');
  const isAble = cluster?.isUsable === true && cluster.state !== 'Error';
  if (!isAble || all.length === 0 || !hasRoom || all.length >= site.topology.maxHosts) return unknown;
  return { kind: 'joins', present: all.length };
}

function beforeCluster(site: Site, present: number): Outlook {
  const needed = firstSetUpOf(site);
  if (present === 0) return { kind: 'first', needed };
  if (present < needed) return { kind: present + 1 === needed ? 'completes' : 'gathers', present, needed };
  return takesFurtherHosts(site) && present < site.topology.maxHosts ? { kind: 'joins', present } : unknown;
}

/** Those that bear the site's label, as far as they were there when it was last searched for, and those of the store. */
function countOthers(sight: SiteSight | null, coming: readonly HostId[], hostId: HostId): number {
  const askedAtMs = sight?.callsAskedAtMs ?? Number.POSITIVE_INFINITY;
  const labelled = Object.entries(sight?.calls ?? {}).filter(([, { atMs }]) => atMs >= askedAtMs);
  const others = new Set<string>([...coming, ...labelled.map(([labelledId]) => labelledId)]);
  others.delete(hostId);
  return others.size;
}
