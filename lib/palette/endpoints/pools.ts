import type { Palette } from '../palette';
import { toWorkerPoolBody } from '../wire/cluster-create';
import { noAnswer, uidAnswer } from '../wire/common';
import { machinesAnswer } from '../wire/pool';
import { configAnswerOf, toReplaceBody } from '../wire/pool-by-kind';
import { configPathOf } from './config-path';
import { type Scope, send } from './scope';

type PoolEndpoints = Pick<Palette, 'getPools' | 'addToPool' | 'createWorkerPool' | 'listMachines'>;

/** The cloud config endpoints: node pools and their hosts (API.md §6, §10). */
export function poolEndpoints(scope: Scope): PoolEndpoints {
  return {
    async getPools(site, configUid) {
      const call = { method: 'GET', path: configPathOf(site), parameters: { configUid }, effect: 'read' } as const;
      return (await send(scope, { ...call, answer: configAnswerOf(site) })).value;
    },

    async addToPool(site, configUid, pool, added) {
      return send(scope, {
        method: 'PUT',
        path: `${configPathOf(site)}/machinePools/{machinePoolName}`,
        parameters: { configUid, machinePoolName: pool.name },
        body: toReplaceBody(site, pool, { added }),
        effect: 'write',
        answer: noAnswer,
      });
    },

    async createWorkerPool(site, configUid, hosts) {
      return send(scope, {
        method: 'POST',
        path: `${configPathOf(site)}/machinePools`,
        parameters: { configUid },
        body: toWorkerPoolBody(site, hosts),
        effect: 'write',
        answer: uidAnswer,
      });
    },

    async listMachines(site, configUid, poolName) {
      const call = {
        method: 'GET',
        path: `${configPathOf(site)}/machinePools/{machinePoolName}/machines`,
        parameters: { configUid, machinePoolName: poolName },
        effect: 'read',
        answer: machinesAnswer,
      } as const;
      return (await send(scope, call)).value;
    },
  };
}
