import type { Cluster, PoolHost, State } from './state';
import { after, isPast, type View } from './view';

/** The moment a cluster starts to be built, ms. */
export function provisioningAt(view: View, cluster: Cluster): number {
  return after(view, cluster.createdAt, view.durations.pending);
}

/** The moment a host of a cluster is installed, ms, or null while it has not begun. */
export function installedAt(view: View, host: PoolHost): number | null {
  return host.startedAt === null ? null : after(view, host.startedAt, view.durations.install);
}

/** The state string of API.md 5, or undefined in the first moment of a cluster, when Palette has none yet. */
export function clusterState(view: View, cluster: Cluster): string | undefined {
  if (isDeleted(view, cluster)) return 'Deleted';
  if (isPast(view, cluster.deletingAt)) return 'Deleting';
  if (cluster.forcedState !== null) return cluster.forcedState;
  if (isPast(view, cluster.runningAt)) return 'Running';
  if (view.at < after(view, cluster.createdAt, view.durations.statusAppears)) return undefined;
  return view.at < provisioningAt(view, cluster) ? 'Pending' : 'Provisioning';
}

/** When a deletion ends, ms, or null when nobody asked for one. */
export function deletedAt(view: View, cluster: Cluster): number | null {
  if (cluster.deletingAt === null) return null;
  return after(view, cluster.deletingAt, cluster.isForceDeleted ? 0 : view.durations.deleting);
}

/** A deleted cluster holds no host any more, though a GET still answers (API.md 5). */
export function isDeleted(view: View, cluster: Cluster): boolean {
  return isPast(view, deletedAt(view, cluster));
}

/** The health axis of a cluster (`Healthy` | `UnHealthy`), empty until there is something to judge. */
export function clusterHealth(view: View, cluster: Cluster): string {
  const state = clusterState(view, cluster);
  if (state === 'Error') return 'UnHealthy';
  return state === 'Running' ? 'Healthy' : '';
}

/** The `instanceState` of one machine. */
export function machineState(view: View, cluster: Cluster, host: PoolHost): string {
  if (isPast(view, cluster.deletingAt)) return isDeleted(view, cluster) ? 'Deleted' : 'Deleting';
  if (isPast(view, installedAt(view, host))) return 'Running';
  return isPast(view, host.startedAt) ? 'Provisioning' : 'Pending';
}

type Clusters = State['clusters'];
const membershipsOf = new WeakMap<Clusters, ReadonlyMap<string, readonly Cluster[]>>();

/** The clusters whose pools hold a host, deleted ones left out. */
export function clustersOfHost(view: View, hostUid: string): readonly Cluster[] {
  let memberships = membershipsOf.get(view.state.clusters);
  if (memberships === undefined) {
    memberships = indexMemberships(view.state.clusters);
    membershipsOf.set(view.state.clusters, memberships);
  }
  return (memberships.get(hostUid) ?? []).filter((cluster) => !isDeleted(view, cluster));
}

function indexMemberships(clusters: Clusters): ReadonlyMap<string, readonly Cluster[]> {
  const memberships = new Map<string, Cluster[]>();
  for (const cluster of Object.values(clusters)) {
    for (const host of poolHosts(cluster)) {
      const known = memberships.get(host.hostUid) ?? [];
      if (!known.includes(cluster)) memberships.set(host.hostUid, [...known, cluster]);
    }
  }
  return memberships;
}

/** All hosts of all pools of a cluster. */
export function poolHosts(cluster: Cluster): readonly PoolHost[] {
  return cluster.pools.flatMap((pool) => pool.hosts);
}
