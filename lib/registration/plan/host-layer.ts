import { type Failure, fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import type { HostRecord, Pool } from '../../palette/model';
import { isIdOf } from '../../sites/former-id';
import type { Site } from '../../sites/site';
import { kindOf } from '../../sites/site-kind';
import { judgeAppliance } from './appliance-fit';
import type { Desired, HostFacts, Wish, World } from './world';

/** What the host layer says; candidates go on to the join layer. */
export type HostVerdict =
  | { readonly kind: 'settled'; readonly role: 'control-plane' | 'worker' }
  | { readonly kind: 'register' }
  | { readonly kind: 'candidate'; readonly record: HostRecord; readonly refusesLabels: boolean }
  | { readonly kind: 'stop'; readonly failure: Failure };

const unread: HostFacts = { presence: 'unread' };

/** Rows h1 to h8 of API.md §12 for one wish; the first match wins. */
export function judgeHost(desired: Desired, world: World, wish: Wish): HostVerdict {
  if (wish.claimedBy !== desired.site.id) {
    return stop('host_at_other_site', { site: desired.nameOfSite(wish.claimedBy) ?? wish.claimedBy });
  }
  const role = roleOf(world.pools, wish.hostId);
  if (role !== null && settledMembers(desired.site, world.pools).has(wish.hostId)) return { kind: 'settled', role };
  const facts = world.hosts.get(wish.hostId) ?? unread;
  switch (facts.presence) {
    case 'unread':
    case 'absent':
      return { kind: 'register' };
    case 'elsewhere':
      return stop('host_registered_elsewhere');
    case 'present': {
      const failure = stopPresentHost(desired, world, facts.record);
      if (failure !== null) return { kind: 'stop', failure };
      return { kind: 'candidate', record: facts.record, refusesLabels: facts.refusesLabels };
    }
  }
}

/** Rows h3 to h6: why a host that Palette has cannot join, or null when it is free for this site, and fit for it. */
export function stopPresentHost(desired: Desired, world: World, record: HostRecord): Failure | null {
  const others = otherClusters(world, record);
  if (others.length > 0 && !isHiddenCluster(desired, world, others)) return fail('host_in_other_cluster').error;
  if (isOtherProject(desired, record)) return fail('host_registered_elsewhere').error;
  const label = record.labels.site ?? desired.site.id;
  const otherSite = isIdOf(desired.site, label) ? null : desired.nameOfSite(label);
  if (otherSite !== null) return fail('host_at_other_site', { site: otherSite }).error;
  return others.length === 0 && isFree(record)
    ? judgeAppliance(desired.site, record)
    : fail('host_state_unclear').error;
}

/** Clusters besides the site's own that Palette says the host belongs to. */
export function otherClusters({ clusters }: World, record: HostRecord): HostRecord['clusters'] {
  return record.clusters.filter(({ uid }) => uid !== clusters[0]?.uid);
}

/** The site's own cluster, made or deleted a moment ago, so that the search index and the host disagree: time mends it. */
function isHiddenCluster({ site }: Desired, { clusters }: World, refs: HostRecord['clusters']): boolean {
  return clusters.length === 0 && refs.every(({ name }) => name === site.clusterName);
}

function isOtherProject({ site }: Desired, record: HostRecord): boolean {
  return site.projectUid !== null && record.projectUid !== null && record.projectUid !== site.projectUid;
}

/** Of a host of no other cluster. `in-use` by our own and yet in none of its pools: dropped by a race, free to join again. */
export function isFree({ state, clusters }: HostRecord): boolean {
  return state === 'ready' || state === 'unpaired' || (state === 'in-use' && clusters.length > 0);
}

/** The role of a host in the pools, or null when it is in none. An appliance may be in several. */
export function roleOf(pools: readonly Pool[], hostId: HostId): 'control-plane' | 'worker' | null {
  const own = pools.filter(({ hosts }) => hosts.some((host) => host.hostId === hostId));
  if (own.length === 0) return null;
  return own.some(({ isControlPlane }) => isControlPlane) ? 'control-plane' : 'worker';
}

/** Who needs nothing more: of a virtualized site the appliances of the control plane, else everybody in a pool. Pure. */
export function settledMembers(site: Site, pools: readonly Pool[]): ReadonlySet<string> {
  const counting = kindOf(site) === 'virtualized' ? pools.filter(({ isControlPlane }) => isControlPlane) : pools;
  return new Set(counting.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId)));
}

function stop(...reason: Parameters<typeof fail>): HostVerdict {
  return { kind: 'stop', failure: fail(...reason).error };
}
