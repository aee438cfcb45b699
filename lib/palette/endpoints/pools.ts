import type { Palette } from '../palette';
import { toWorkerPoolBody } from '../wire/cluster-create';
import { noAnswer, uidAnswer } from '../wire/common';
import { cloudConfigAnswer, machinesAnswer, toPoolReplaceBody } from '../wire/pool';
import { toPoolHosts } from '../wire/pool-host';
import { type Scope, send } from './scope';

type PoolEndpoints = Pick<Palette, 'getPools' | 'addToPool' | 'createWorkerPool' | 'listMachines'>;

const configPath = '/v1/cloudconfigs/edge-native/{configUid}';

/** The cloud config endpoints: node pools and their hosts (API.md §6). */
export function poolEndpoints(scope: Scope): PoolEndpoints {
  return {
    async getPools(configUid) {
      const call = { method: 'GET', path: configPath, parameters: { configUid }, effect: 'read' } as const;
      return (await send(scope, { ...call, answer: cloudConfigAnswer })).value;
    },

    async addToPool(configUid, pool, site, added) {
      return send(scope, {
        method: 'PUT',
        path: `${configPath}/machinePools/{machinePoolName}`,
        parameters: { configUid, machinePoolName: pool.name },
        body: toPoolReplaceBody(pool, toPoolHosts(site, added)),
        effect: 'write',
        answer: noAnswer,
      });
    },

    async createWorkerPool(configUid, site, hosts) {
      return send(scope, {
        method: 'POST',
        path: `${configPath}/machinePools`,
        parameters: { configUid },
        body: toWorkerPoolBody(site, hosts),
        effect: 'write',
        answer: uidAnswer,
      });
    },

    async listMachines(configUid, poolName) {
      const call = {
        method: 'GET',
        path: `${configPath}/machinePools/{machinePoolName}/machines`,
        parameters: { configUid, machinePoolName: poolName },
        effect: 'read',
        answer: machinesAnswer,
      } as const;
      return (await send(scope, call)).value;
    },
  };
}
