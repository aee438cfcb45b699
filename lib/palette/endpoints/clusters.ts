import { cloudTypeOf } from '../../sites/site-kind';
import type { Palette } from '../palette';
import { clusterAnswer, clusterSearchAnswer, clusterStatusAnswer } from '../wire/cluster';
import { toClusterCreateBody } from '../wire/cluster-create';
import { holdsValues } from '../wire/cluster-general';
import { uidAnswer } from '../wire/common';
import { allOf, flagIs, textIs } from '../wire/search-filter';
import { collectPages, readOrNull, type Scope, send } from './scope';

type ClusterEndpoints = Pick<Palette, 'findClusters' | 'getCluster' | 'getClusterState' | 'createCluster'>;

const uidOf = ({ uid }: { readonly uid: string }) => uid;

/** The cluster endpoints (API.md §4, §5). */
export function clusterEndpoints(scope: Scope): ClusterEndpoints {
  return {
    async findClusters(name) {
      const body = allOf(
        textIs('environment', 'nested', true),
        flagIs('isDeleted', false),
        textIs('clusterName', name),
      );
      const found = await collectPages(uidOf, async (query) => {
        const path = '/v1/dashboard/spectroclusters/search';
        const call = { method: 'POST', path, query, body, effect: 'read', answer: clusterSearchAnswer } as const;
        return (await send(scope, call)).value;
      });
      return found.filter((cluster) => cluster.name === name && cluster.uid !== '').map((cluster) => cluster.uid);
    },

    async getCluster(uid) {
      const path = '/v1/spectroclusters/{uid}';
      const call = { method: 'GET', path, parameters: { uid }, effect: 'read', answer: clusterAnswer } as const;
      const cluster = await readOrNull(scope, call);
      return cluster?.state === 'Deleted' ? null : cluster;
    },

    async getClusterState(uid) {
      const path = '/v1/spectroclusters/{uid}/status';
      const call = { method: 'GET', path, parameters: { uid }, effect: 'read', answer: clusterStatusAnswer } as const;
      return (await readOrNull(scope, call)) ?? 'Deleted';
    },

    async createCluster(cluster) {
      const path = `/v1/spectroclusters/${cloudTypeOf(cluster.site)}`;
      const body = toClusterCreateBody(cluster);
      const call = { method: 'POST', path, body, effect: 'write', answer: uidAnswer } as const;
      const { value, auditUid } = await send(scope, { ...call, holdsValues: holdsValues(cluster.profiles) });
      return { uid: value.uid, auditUid };
    },
  };
}
