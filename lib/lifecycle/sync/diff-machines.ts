import { comparePlacements } from '../../palette/machine-placements';
import type { Pool } from '../../palette/model';
import { compareMachinePool, listUnsaid } from '../../palette/pool-settings';
import { kindOf } from '../../sites/site-kind';
import type { Virtualization, VmPool } from '../../sites/virtualization';
import { plainPoolName } from '../../sites/worker-pool';
import type { Lasting, SettingChange } from './difference';
import { lastingWork, made } from './lasting';
import { toPoolChange } from './pool-change';
import type { SettingsFacts } from './settings-facts';

/**
 * Labels, taints and updates of the machines of a virtualized site, as far as the config says them: each is the config's
 * own then, and is replaced as a whole. Pure.
 */
export function diffMachines(facts: SettingsFacts): SettingChange[] {
  return listPools(facts).flatMap(({ pool, wanted }) => toPoolChange(pool.name, compareMachinePool(pool, wanted)));
}

/** What stays of pools of machines: what the config leaves open, and what is decided when they are made. Pure. */
export function lastingMachines(facts: SettingsFacts): Lasting[] {
  const { virtualization } = facts.site;
  if (virtualization === undefined) return [];
  const pools = listPools(facts);
  return [
    ...pools.flatMap(lastingOptions),
    ...pools.flatMap(({ pool }) => lastingPlacements(pool, virtualization)),
    ...lastingWorkers(facts, virtualization),
    // Where there are no workers the control plane runs the work, whatever the topology says.
    ...lastingWork(facts.pools, facts.site.topology.controlPlaneRunsWork || virtualization.workers === null),
  ];
}

interface Staffed {
  readonly pool: Pool;
  readonly wanted: VmPool;
}

/** The pools that are there and that the config speaks of. */
function listPools({ site, pools }: SettingsFacts): Staffed[] {
  const { virtualization } = site;
  if (kindOf(site) !== 'virtualized' || virtualization === undefined) return [];
  const { controlPlane, workers } = virtualization;
  const masters = pools.find(({ isControlPlane }) => isControlPlane);
  const others = findWorkers(pools);
  return [
    ...(masters === undefined ? [] : [{ pool: masters, wanted: controlPlane }]),
    ...(others === undefined || workers === null ? [] : [{ pool: others, wanted: workers }]),
  ];
}

/** The config gives the pool of workers no name: it is the one that this app makes, else the only one. */
function findWorkers(pools: readonly Pool[]): Pool | undefined {
  const others = pools.filter(({ isControlPlane }) => !isControlPlane);
  return others.find(({ name }) => name === plainPoolName) ?? (others.length === 1 ? others[0] : undefined);
}

function lastingOptions({ pool, wanted }: Staffed): Lasting[] {
  return listUnsaid(pool, wanted).map(({ option, before }) => {
    const because = 'the config says nothing of it';
    return { what: `${option} of the pool ${pool.name}`, before, after: null, because };
  });
}

function lastingPlacements(pool: Pool, virtualization: Virtualization): Lasting[] {
  const because = 'no source says what becomes of machines whose place changes';
  return comparePlacements(pool, virtualization).map(({ hostId, option, before, after }) => ({
    what: `${option} of ${hostId} in the pool ${pool.name}`,
    before,
    after,
    because,
  }));
}

function lastingWorkers({ pools }: SettingsFacts, { workers }: Virtualization): Lasting[] {
  const others = pools.filter(({ isControlPlane }) => !isControlPlane);
  if (workers === null)
    return others.map(({ name }) => ({ what: `pool ${name}`, before: 'there', after: null, because: made }));
  if (findWorkers(pools) !== undefined) return [];
  return [{ what: `pool ${plainPoolName}`, before: null, after: 'there', because: made }];
}
