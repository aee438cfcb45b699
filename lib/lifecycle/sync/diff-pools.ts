import type { Pool } from '../../palette/model';
import { architectureOf, comparePool } from '../../palette/pool-settings';
import { kindOf } from '../../sites/site-kind';
import type { Lasting, SettingChange } from './difference';
import { lastingWork } from './lasting';
import { toPoolChange } from './pool-change';
import type { SettingsFacts } from './settings-facts';

/**
 * Options of worker pools that the config names and Palette has: these are the config's own, so they are replaced as a
 * whole. A pool that the config does not name is let alone. Pure.
 */
export function diffPools({ site, pools }: SettingsFacts): SettingChange[] {
  return (site.pools ?? []).flatMap((wanted) => {
    const pool = findWorkers(pools, wanted.name);
    return pool === null ? [] : toPoolChange(wanted.name, comparePool(pool, wanted));
  });
}

function findWorkers(pools: readonly Pool[], name: string): Pool | null {
  return pools.find((pool) => pool.name === name && !pool.isControlPlane) ?? null;
}

/** What cannot be changed of pools that are there. Pure. */
export function lastingPools({ site, pools }: SettingsFacts): Lasting[] {
  if (kindOf(site) === 'virtualized') return [];
  const named = (site.pools ?? []).flatMap((wanted): Lasting[] => {
    const pool = findWorkers(pools, wanted.name);
    if (pool === null) return [absent(wanted.name)];
    const before = architectureOf(pool);
    if (before === null || before === wanted.architecture) return [];
    const what = `architecture of the pool ${wanted.name}`;
    return [
      { what, before, after: wanted.architecture, because: 'a pool keeps the architecture that it was made with' },
    ];
  });
  return [...named, ...lastingWork(pools, site.topology.controlPlaneRunsWork)];
}

function absent(name: string): Lasting {
  return { what: `pool ${name}`, before: null, after: 'there', because: 'its first host makes it' };
}
