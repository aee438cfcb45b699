import type { Site } from '../../sites/site';
import type { Pool } from '../model';
import type { PaletteUpkeep } from '../upkeep';
import { noAnswer } from '../wire/common';
import { machinesAnswer } from '../wire/pool';
import { toReplaceBody } from '../wire/pool-by-kind';
import type { PoolEdit } from '../wire/pool-edit';
import { configPathOf } from './config-path';
import { type Scope, send } from './scope';

type NodeUpkeep = Pick<
  PaletteUpkeep,
  'listMachines' | 'deleteMachine' | 'replaceHosts' | 'replacePoolOptions' | 'resizePool' | 'deletePool'
>;

/** The endpoints that take nodes and pools away, or change what a pool says (API.md §6). */
export function nodeUpkeep(scope: Scope): NodeUpkeep {
  const change = { effect: 'write', answer: noAnswer } as const;
  const replace = (site: Site, configUid: string, pool: Pool, edit: PoolEdit) =>
    send(scope, {
      method: 'PUT',
      path: `${configPathOf(site)}/machinePools/{machinePoolName}`,
      parameters: { configUid, machinePoolName: pool.name },
      body: toReplaceBody(site, pool, edit),
      ...change,
    });
  return {
    async listMachines(site, configUid, poolName) {
      const path = `${configPathOf(site)}/machinePools/{machinePoolName}/machines`;
      const parameters = { configUid, machinePoolName: poolName };
      return (await send(scope, { method: 'GET', path, parameters, effect: 'read', answer: machinesAnswer })).value;
    },

    deleteMachine: (site, configUid, poolName, machineUid) =>
      send(scope, {
        method: 'DELETE',
        path: `${configPathOf(site)}/machinePools/{machinePoolName}/machines/{machineUid}`,
        parameters: { configUid, machinePoolName: poolName, machineUid },
        ...change,
      }),

    replaceHosts: (site, configUid, pool, hosts) => replace(site, configUid, pool, hosts),
    replacePoolOptions: (site, configUid, pool, options) => replace(site, configUid, pool, { options }),
    resizePool: (site, configUid, pool, count) => replace(site, configUid, pool, { size: count }),

    deletePool: (site, configUid, poolName) =>
      send(scope, {
        method: 'DELETE',
        path: `${configPathOf(site)}/machinePools/{machinePoolName}`,
        parameters: { configUid, machinePoolName: poolName },
        ...change,
      }),
  };
}
