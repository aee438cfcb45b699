import type { Placement, Pool } from '../../lib/palette/model';
import type { Palette } from '../../lib/palette/palette';

type Change = (palette: Palette) => Palette;

/** After a pool write the next read of the pools is answered from what was written, whatever became of it. */
export function believeWrites(): Change {
  const read = new Map<string, readonly Pool[]>();
  const written = new Map<string, readonly Pool[]>();
  const note = (configUid: string, pool: Pool) => {
    const others = (read.get(configUid) ?? []).filter(({ name }) => name !== pool.name);
    written.set(configUid, [...others, pool]);
  };
  return (palette) => ({
    ...palette,
    async getPools(site, configUid) {
      const believed = written.get(configUid);
      written.delete(configUid);
      if (believed !== undefined) return believed;
      const pools = await palette.getPools(site, configUid);
      read.set(configUid, pools);
      return pools;
    },
    addToPool(site, configUid, pool, added) {
      note(configUid, { ...pool, hosts: [...pool.hosts, ...added] });
      return palette.addToPool(site, configUid, pool, added);
    },
    createWorkerPool(site, configUid, hosts) {
      note(configUid, newPool(hosts));
      return palette.createWorkerPool(site, configUid, hosts);
    },
  });
}

function newPool(hosts: readonly Placement[]): Pool {
  return { name: 'worker-pool', isControlPlane: false, hosts, wire: { name: 'worker-pool' } };
}

/** After a create without a good answer nobody looks whether it came all the same. */
export function blindAfterCreate(now: () => number): Change {
  const blindUntilMs = new Map<string, number>();
  return (palette) => ({
    ...palette,
    findClusters: async (name) => (now() < (blindUntilMs.get(name) ?? 0) ? [] : palette.findClusters(name)),
    async createCluster(cluster) {
      try {
        return await palette.createCluster(cluster);
      } catch (error) {
        blindUntilMs.set(cluster.site.clusterName, now() + 15_000);
        throw error;
      }
    },
  });
}

/** The pools of a cluster are read once in ten minutes, unless this process itself writes to them. */
export function rememberPools(now: () => number): Change {
  const known = new Map<string, { readonly pools: readonly Pool[]; readonly untilMs: number }>();
  return (palette) => ({
    ...palette,
    async getPools(site, configUid) {
      const memory = known.get(configUid);
      if (memory !== undefined && now() < memory.untilMs) return memory.pools;
      const pools = await palette.getPools(site, configUid);
      known.set(configUid, { pools, untilMs: now() + 600_000 });
      return pools;
    },
    addToPool(site, configUid, pool, added) {
      known.delete(configUid);
      return palette.addToPool(site, configUid, pool, added);
    },
    createWorkerPool(site, configUid, hosts) {
      known.delete(configUid);
      return palette.createWorkerPool(site, configUid, hosts);
    },
  });
}
