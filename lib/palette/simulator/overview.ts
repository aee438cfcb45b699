import { carriersOf } from './cluster-life';
import type { DeviceView } from './device-console';
import { isLiving } from './device-life';
import type { Cluster, Host, PoolHost, State } from './state';

/** What the simulated Palette holds, in our words, for whoever watches. */
export interface Overview {
  readonly hosts: readonly SimulatedHost[];
  readonly clusters: readonly SimulatedCluster[];
}

export interface SimulatedHost {
  readonly id: string;
  readonly state: 'unpaired' | 'ready' | 'in-use';
  readonly clusterName: string | null;
}

export interface SimulatedCluster {
  readonly uid: string;
  readonly name: string;
  readonly state: string;
  readonly pools: readonly { readonly name: string; readonly hosts: readonly SimulatedMember[] }[];
}

export interface SimulatedMember {
  readonly id: string;
  /** Percent of its installation. */
  readonly progress: number;
}

/** Reads the overview from a snapshot, without a request: the log is for those of the app. Time in ms. */
export function readOverview(state: State, devices: readonly DeviceView[], nowMs: number): Overview {
  const progressOf = new Map(devices.map(({ id, progress }) => [id, progress]));
  const live = Object.values(state.clusters).filter((cluster) => !isGone(cluster));
  return {
    hosts: Object.values(state.hosts).map((host) => toHost(host, live, nowMs)),
    clusters: live.map((cluster) => ({
      uid: cluster.uid,
      name: cluster.name,
      state: hasLostControlPlane(state, cluster, progressOf, nowMs) ? 'Error' : stateOf(cluster, nowMs),
      pools: cluster.pools.map((pool) => ({
        name: pool.name,
        hosts: pool.hosts.map(({ hostUid }) => ({ id: hostUid, progress: progressOf.get(hostUid) ?? 0 })),
      })),
    })),
  };
}

function toHost(host: Host, clusters: readonly Cluster[], nowMs: number): SimulatedHost {
  const cluster = clusters.find(({ pools }) =>
    pools.some(({ hosts }) => hosts.some(({ hostUid }) => hostUid === host.uid)),
  );
  const isPaired = host.pairedAt !== null && host.pairedAt <= nowMs;
  const state = cluster === undefined ? (isPaired ? 'ready' : 'unpaired') : 'in-use';
  return { id: host.uid, state, clusterName: cluster?.name ?? null };
}

function stateOf(cluster: Cluster, nowMs: number): string {
  if (cluster.deletingAt !== null) return 'Deleting';
  if (cluster.forcedState !== null) return cluster.forcedState;
  if (cluster.runningAt !== null && cluster.runningAt <= nowMs) return 'Running';
  const hasBegun = cluster.pools.some(({ hosts }) => hosts.some(({ startedAt }) => startedAt !== null));
  return hasBegun ? 'Provisioning' : 'Pending';
}

/** As Palette itself would say so; how far an installation is, only the devices tell here. */
function hasLostControlPlane(
  state: State,
  { runningAt, forcedState, deletingAt, pools }: Cluster,
  progressOf: ReadonlyMap<string, number>,
  nowMs: number,
): boolean {
  if (runningAt === null || runningAt > nowMs || forcedState !== null || deletingAt !== null) return false;
  const controlPlane = pools.filter(({ config }) => config.isControlPlane === true);
  if (controlPlane.every(({ hosts }) => hosts.length === 0)) {
    return controlPlane.some(({ isEmptied }) => isEmptied === true);
  }
  const isInstalled = ({ hostUid, startedAt }: PoolHost) =>
    startedAt !== null && (progressOf.get(hostUid) ?? 100) === 100;
  return !controlPlane.flatMap(carriersOf).some((host) => isLiving(state, host) && isInstalled(host));
}

function isGone(cluster: Cluster): boolean {
  return cluster.deletedAt !== undefined || (cluster.deletingAt !== null && cluster.isForceDeleted);
}
