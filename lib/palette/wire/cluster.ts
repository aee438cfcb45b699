import { z } from 'zod';
import type { ClusterRecord, ClusterState } from '../model';
import { listmetaSchema, listOf, metadataSchema } from './common';

const statusSchema = z.object({ state: z.string().nullish() }).nullish();

/** `v1SpectroCluster`, as far as we read it (API.md §5). */
export const clusterAnswer = z
  .object({
    metadata: metadataSchema,
    spec: z
      .object({
        cloudType: z.string().nullish(),
        cloudConfigRef: z.object({ uid: z.string().nullish() }).nullish(),
      })
      .nullish(),
    status: statusSchema,
  })
  .transform(
    (cluster): ClusterRecord => ({
      uid: cluster.metadata.uid ?? '',
      name: cluster.metadata.name ?? '',
      cloudType: cluster.spec?.cloudType ?? '',
      state: readClusterState(cluster.status?.state),
      labels: cluster.metadata.labels,
      configUid: cluster.spec?.cloudConfigRef?.uid || null,
      deletingSinceMs: cluster.metadata.deletionTimestamp,
    }),
  );

/** One page of a cluster search: only what identifies the cluster, because the index may lag behind (API.md §12.1). */
export const clusterSearchAnswer = z
  .object({
    items: listOf(z.object({ metadata: metadataSchema })),
    listmeta: listmetaSchema,
  })
  .transform((page) => ({
    items: page.items.map(({ metadata }) => ({ uid: metadata.uid ?? '', name: metadata.name ?? '' })),
    nextPage: page.listmeta,
  }));

/** `GET …/status`; before the first status it may be empty (API.md §15.9). */
export const clusterStatusAnswer = z
  .object({ status: statusSchema })
  .nullish()
  .transform((answer): ClusterState => readClusterState(answer?.status?.state));

const states: readonly string[] = ['Pending', 'Provisioning', 'Running', 'Deleting', 'Deleted', 'Error'];

/** The state in our words; before there is a status it is `Pending` (API.md §5). */
export function readClusterState(state: string | null | undefined): ClusterState {
  if (state === null || state === undefined || state === '') return 'Pending';
  return isKnown(state) ? state : 'Unknown';
}

function isKnown(state: string): state is ClusterState {
  return states.includes(state);
}
