import type { Pool } from '../../palette/model';
import { architectureOf, comparePool, runsWork } from '../../palette/pool-settings';
import { kindOf } from '../../sites/site-kind';
import type { Lasting, SettingChange } from './difference';
import type { SettingsFacts } from './settings-facts';

/** Options that Palette applies to nodes as they are replaced for other reasons. */
const quiet: ReadonlySet<string> = new Set(['update', 'repave interval']);

/**
 * Options of worker pools that the config names and Palette has: these are the config's own, so they are replaced as a
 * whole. A pool that the config does not name is let alone. Pure.
 */
export function diffPools({ site, pools }: SettingsFacts): SettingChange[] {
  return (site.pools ?? []).flatMap((wanted) => {
    const pool = findWorkers(pools, wanted.name);
    const { changes, options } = pool === null ? { changes: [], options: {} } : comparePool(pool, wanted);
    if (changes.length === 0) return [];
    const differences = changes.map(({ option, before, after }) => {
      return { what: `${option} of the pool ${wanted.name}`, before, after };
    });
    const mayReplaceNodes = changes.some(({ option }) => !quiet.has(option));
    const amendment = { of: 'pool', pool: wanted.name, options } as const;
    return [{ setting: `pool ${wanted.name}`, differences, mayReplaceNodes, amendment }];
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
  const leaders = pools.find(({ isControlPlane }) => isControlPlane);
  const does = leaders === undefined ? null : runsWork(leaders);
  const wants = site.topology.controlPlaneRunsWork;
  if (does === null || does === wants) return named;
  const words = (yes: boolean) => (yes ? 'runs work' : 'runs no work');
  const because = 'it is decided when the cluster is made';
  return [...named, { what: 'control plane', before: words(does), after: words(wants), because }];
}

function absent(name: string): Lasting {
  return { what: `pool ${name}`, before: null, after: 'there', because: 'its first host makes it' };
}
