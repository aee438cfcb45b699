import type { PaletteUpkeep } from '../upkeep';
import { noAnswer } from '../wire/common';
import { machinesAnswer, toPoolReplaceBody } from '../wire/pool';
import { toPoolHosts } from '../wire/pool-host';
import { configPathOf } from './config-path';
import { type Scope, send } from './scope';

type NodeUpkeep = Pick<
  PaletteUpkeep,
  'listMachines' | 'deleteMachine' | 'replaceHosts' | 'replacePoolOptions' | 'deletePool'
>;

/** The endpoints that take nodes and pools away, or change what a pool says (API.md §6). */
export function nodeUpkeep(scope: Scope): NodeUpkeep {
  const change = { effect: 'write', answer: noAnswer } as const;
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

    replaceHosts: (site, configUid, pool, { added, removed }) =>
      send(scope, {
        method: 'PUT',
        path: `${configPathOf(site)}/machinePools/{machinePoolName}`,
        parameters: { configUid, machinePoolName: pool.name },
        body: toPoolReplaceBody(pool, { added: toPoolHosts(site, added), removed }),
        ...change,
      }),

    replacePoolOptions: (site, configUid, pool, options) =>
      send(scope, {
        method: 'PUT',
        path: `${configPathOf(site)}/machinePools/{machinePoolName}`,
        parameters: { configUid, machinePoolName: pool.name },
        body: toPoolReplaceBody(pool, { options }),
        ...change,
      }),

    deletePool: (site, configUid, poolName) =>
      send(scope, {
        method: 'DELETE',
        path: `${configPathOf(site)}/machinePools/{machinePoolName}`,
        parameters: { configUid, machinePoolName: poolName },
        ...change,
      }),
  };
}
