import type { Cluster, State } from '../../lib/palette/simulator/state';

/** Palette's whole state from a moment on. */
export interface Version {
  readonly atMs: number;
  readonly state: State;
}

/** What Palette really held at any time, read behind its API. */
export interface History {
  readonly versions: readonly Version[];
  note(atMs: number, state: State): void;
}

/** An empty history. */
export function createHistory(): History {
  const versions: Version[] = [];
  return {
    versions,
    note(atMs, state) {
      if (versions.at(-1)?.state !== state) versions.push({ atMs, state });
    },
  };
}

/** Where a host stands. */
export interface Membership {
  readonly cluster: Cluster;
  readonly pool: string;
  readonly isControlPlane: boolean;
}

const membershipsOf = new WeakMap<State['clusters'], ReadonlyMap<string, readonly Membership[]>>();

/** All pools that hold the host, of clusters that nobody has deleted or is deleting. */
export function membershipsIn(state: State, hostId: string): readonly Membership[] {
  let index = membershipsOf.get(state.clusters);
  if (index === undefined) {
    index = indexMemberships(state);
    membershipsOf.set(state.clusters, index);
  }
  return index.get(hostId) ?? [];
}

function indexMemberships(state: State): Map<string, Membership[]> {
  const index = new Map<string, Membership[]>();
  for (const cluster of Object.values(state.clusters)) {
    if (cluster.deletingAt !== null) continue;
    for (const pool of cluster.pools) {
      const isControlPlane = pool.config.isControlPlane === true;
      for (const { hostUid } of pool.hosts) {
        index.set(hostUid, [...(index.get(hostUid) ?? []), { cluster, pool: pool.name, isControlPlane }]);
      }
    }
  }
  return index;
}

/** Clusters of the name that nobody has deleted or is deleting. */
export function liveClusters(state: State, name: string): Cluster[] {
  return Object.values(state.clusters).filter((cluster) => cluster.name === name && cluster.deletingAt === null);
}

/** Was there a moment between the two at which this was so? */
export function wasSo(
  versions: readonly Version[],
  fromMs: number,
  toMs: number,
  isSo: (state: State, atMs: number) => boolean,
): boolean {
  return versions.some(({ atMs, state }, index) => {
    const nextMs = versions[index + 1]?.atMs ?? Number.POSITIVE_INFINITY;
    return atMs <= toMs && nextMs > fromMs && isSo(state, Math.max(atMs, fromMs));
  });
}
