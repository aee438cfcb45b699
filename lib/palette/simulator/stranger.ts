import { isDeleted } from './cluster-life';
import { newPoolHost, putCluster, withoutHost, withPool } from './cluster-write';
import { dropHost, newHost, putHost } from './host-write';
import type { Cluster, Host, Labels, Pool } from './state';
import type { StrangerCluster, StrangerHost } from './stranger-shapes';
import type { World } from './world';

/** A cluster by UID or by name; of several with one name, the newest live one. */
export type ClusterRef = string;

/**
 * Someone who works in Palette's own UI behind the client's back. Nothing is checked: this hand also makes the states
 * that the API would refuse.
 */
export interface Stranger {
  /** Gives the UID. Without `cloudType` it is edge-native; hosts go to `control-plane-pool`. */
  createCluster(cluster: StrangerCluster): string;
  addHostToPool(cluster: ClusterRef, pool: string, hostUid: string): void;
  removeHostFromPool(cluster: ClusterRef, pool: string, hostUid: string): void;
  deleteCluster(cluster: ClusterRef): void;
  /** `Error`, `Unknown`, ...; null gives the natural state back. */
  setClusterState(cluster: ClusterRef, state: string | null): void;
  setClusterLabels(cluster: ClusterRef, labels: Labels): void;
  registerHost(host: StrangerHost): void;
  setHostLabels(hostUid: string, labels: Labels): void;
  deleteHost(hostUid: string): void;
  /** Any setting by hand: `change` gives what is to be otherwise. In this process only, no JSON says it. */
  changeCluster(cluster: ClusterRef, change: (cluster: Cluster) => Partial<Cluster>): void;
  /** The same for the entry of a host. */
  changeHost(hostUid: string, change: (host: Host) => Partial<Host>): void;
}

/** A hand on the world; `projectUid` is where things go unless they say otherwise. */
export function createStranger(world: World, projectUid: string): Stranger {
  const now = () => world.view().at;
  const save = (cluster: Cluster) => world.commit((state) => putCluster(state, { ...cluster, modifiedAt: now() }));
  const changePool = (ref: ClusterRef, name: string, change: (pool: Pool) => Pool) => {
    const cluster = requireCluster(world, ref);
    const pool = cluster.pools.find((candidate) => candidate.name === name) ?? workerPool(name, []);
    save(withPool(cluster, change(pool), now()));
  };
  return {
    createCluster(given) {
      const cluster = strangersCluster(given, given.projectUid ?? projectUid, now(), world.takeUid);
      save(cluster);
      return cluster.uid;
    },
    addHostToPool: (ref, name, hostUid) =>
      changePool(ref, name, (pool) => resized(pool, [...pool.hosts, newPoolHost(hostUid, {}, now(), world.takeUid)])),
    removeHostFromPool: (ref, name, hostUid) => changePool(ref, name, (pool) => withoutHost(pool, hostUid)),
    deleteCluster: (ref) => save({ ...requireCluster(world, ref), deletingAt: now() }),
    setClusterState: (ref, forcedState) => save({ ...requireCluster(world, ref), forcedState }),
    setClusterLabels: (ref, labels) => save({ ...requireCluster(world, ref), labels }),
    registerHost(given) {
      const at = now();
      const host = { ...given, projectUid: given.projectUid ?? projectUid, pairedAt: given.isPaired ? at : null };
      world.commit((state) => putHost(state, newHost(host, at)));
    },
    setHostLabels: (uid, labels) => world.commit((state) => putHost(state, { ...requireHost(world, uid), labels })),
    deleteHost: (uid) => world.commit((state) => dropHost(state, requireHost(world, uid).uid)),
    changeCluster(ref, change) {
      const cluster = requireCluster(world, ref);
      save({ ...cluster, ...change(cluster) });
    },
    changeHost(uid, change) {
      const host = requireHost(world, uid);
      world.commit((state) => putHost(state, { ...host, ...change(host), modifiedAt: now() }));
    },
  };
}

function strangersCluster(given: StrangerCluster, projectUid: string, at: number, takeUid: () => string): Cluster {
  const startedAt = given.isRunning ? 0 : null;
  const member = (uid: string) => ({ ...newPoolHost(uid, {}, at, takeUid), startedAt });
  const hosts = (given.hosts ?? []).map(member);
  const workers = (given.workers ?? []).map(member);
  return {
    uid: takeUid(),
    configUid: takeUid(),
    name: given.name,
    projectUid,
    labels: given.labels ?? {},
    annotations: { scope: 'project' },
    cloudType: given.cloudType ?? 'edge-native',
    cloudConfig: given.cloudConfig ?? {},
    clusterConfig: {},
    profileUids: given.profileUids ?? [],
    profileVariables: {},
    pools: [controlPlanePool(hosts), ...(workers.length > 0 ? [workerPool('worker-pool', workers)] : [])],
    createdAt: at,
    modifiedAt: at,
    runningAt: given.isRunning ? at : null,
    deletingAt: null,
    isForceDeleted: false,
    forcedState: null,
  };
}

function controlPlanePool(hosts: Pool['hosts']): Pool {
  const config = { isControlPlane: true, useControlPlaneAsWorker: true, labels: ['control-plane'], size: hosts.length };
  return { name: 'control-plane-pool', config, hosts };
}

function workerPool(name: string, hosts: Pool['hosts']): Pool {
  const config = { isControlPlane: false, useControlPlaneAsWorker: false, labels: ['worker'], size: hosts.length };
  return { name, config, hosts };
}

function resized(pool: Pool, hosts: Pool['hosts']): Pool {
  return { ...pool, hosts, config: { ...pool.config, size: hosts.length } };
}

function requireCluster(world: World, ref: ClusterRef): Cluster {
  const view = world.view();
  const { [ref]: byUid } = view.state.clusters;
  const named = Object.values(view.state.clusters).filter((cluster) => cluster.name === ref);
  const found = byUid ?? named.findLast((cluster) => !isDeleted(view, cluster));
  if (found === undefined) throw new Error(`The simulator has no cluster '${ref}'`);
  return found;
}

function requireHost(world: World, uid: string): Host {
  const host = world.view().state.hosts[uid];
  if (host === undefined) throw new Error(`The simulator has no edge host '${uid}'`);
  return host;
}
