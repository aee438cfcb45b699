import type { Cluster } from '../../../lib/palette/simulator/state';
import type { ArrivedWrite } from '../evidence';

/** What one write did to one pool. */
export interface PoolChange {
  readonly cluster: Cluster;
  readonly pool: string;
  readonly isControlPlane: boolean;
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  readonly size: number;
}

/** Everything that a write did to pools, new clusters included. */
export function poolChanges({ before, after }: ArrivedWrite): PoolChange[] {
  if (before.clusters === after.clusters) return [];
  return Object.values(after.clusters).flatMap((cluster) => {
    const known = before.clusters[cluster.uid];
    if (known === cluster) return [];
    return cluster.pools.map((pool): PoolChange => {
      const was = (known?.pools.find(({ name }) => name === pool.name)?.hosts ?? []).map(({ hostUid }) => hostUid);
      const is = pool.hosts.map(({ hostUid }) => hostUid);
      return {
        cluster,
        pool: pool.name,
        isControlPlane: pool.config.isControlPlane === true,
        added: is.filter((hostId) => !was.includes(hostId)),
        dropped: was.filter((hostId) => !is.includes(hostId)),
        size: is.length,
      };
    });
  });
}
