import { isLiving } from './device-life';
import type { Cluster, Pool, PoolHost, State } from './state';
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
  if (isPast(view, cluster.runningAt)) return hasLostControlPlane(view, cluster) ? 'Error' : 'Running';
  if (view.at < after(view, cluster.createdAt, view.durations.statusAppears)) return undefined;
  return view.at < provisioningAt(view, cluster) ? 'Pending' : 'Provisioning';
}

/** When a deletion ends, ms, or null when nobody asked for one. */
export function deletedAt(view: View, cluster: Cluster): number | null {
  const { deletingAt, deletedAt: at, isForceDeleted, forcedAt, isStuck } = cluster;
  if (at !== undefined || deletingAt === null) return at ?? null;
  if (isForceDeleted) return forcedAt ?? deletingAt;
  return isStuck === true ? null : after(view, deletingAt, view.durations.deleting);
}

/** A deleted cluster holds no host any more, though a GET still answers (API.md 5). */
export function isDeleted(view: View, cluster: Cluster): boolean {
  return isPast(view, deletedAt(view, cluster));
}

/** The health axis of a cluster (`Healthy` | `UnHealthy`), empty until there is something to judge. */
export function clusterHealth(view: View, cluster: Cluster): string {
  const state = clusterState(view, cluster);
  if (state === 'Error') return 'UnHealthy';
  if (state !== 'Running') return '';
  return poolHosts(cluster).some((host) => host.deletingAt === undefined && !isLiving(view.state, host))
    ? 'UnHealthy'
    : 'Healthy';
}

/**
 * Has nobody of the control plane of a cluster that ran been left who lives and is installed? A cluster that never had
 * hosts (made by hand) has none to lose.
 */
export function hasLostControlPlane(view: View, cluster: Cluster): boolean {
  const controlPlane = cluster.pools.filter(({ config }) => config.isControlPlane === true);
  if (controlPlane.every(({ hosts }) => hosts.length === 0)) {
    return controlPlane.some(({ isEmptied }) => isEmptied === true);
  }
  const hosts = controlPlane.flatMap(carriersOf);
  return !hosts.some((host) => isLiving(view.state, host) && isPast(view, installedAt(view, host)));
}

/** The hosts of a pool that are nodes, or carry one: an appliance may be without any machine. */
export function carriersOf({ hosts, machines }: Pool): readonly PoolHost[] {
  if (machines === undefined) return hosts;
  return hosts.filter((host) => machines.some(({ hostUid }) => hostUid === host.hostUid));
}

/** The `instanceState` of one machine. */
export function machineState(view: View, cluster: Cluster, host: PoolHost): string {
  if (isPast(view, cluster.deletingAt)) return isDeleted(view, cluster) ? 'Deleted' : 'Deleting';
  if (host.deletingAt !== undefined) return isMachineGone(view, host) ? 'Deleted' : 'Deleting';
  if (!isLiving(view.state, host)) return 'Unknown';
  if (isPast(view, installedAt(view, host))) return 'Running';
  return isPast(view, host.startedAt) ? 'Provisioning' : 'Pending';
}

/** Is the machine of a host gone, though its pool may still name the host? */
export function isMachineGone(view: View, { deletingAt }: PoolHost): boolean {
  return deletingAt !== undefined && isPast(view, after(view, deletingAt, view.durations.machineDeleting));
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
