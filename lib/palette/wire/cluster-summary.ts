import { z } from 'zod';
import type { ClusterEndpoint, ClusterSummary } from '../survey-model';
import { readClusterState } from './cluster';
import { listmetaSchema, listOf, metadataSchema } from './common';

const word = z.string().nullish();
const count = z.number().int().nullish().catch(null);
const profile = z.object({ uid: word });
const pool = z.object({ isControlPlane: z.boolean().nullish(), size: count, healthy: count });

const summary = z.object({
  metadata: metadataSchema,
  specSummary: z
    .object({
      cloudConfig: z.object({ uid: word, cloudType: word, machinePools: listOf(pool) }).nullish(),
      clusterProfileTemplate: profile.nullish(),
      clusterProfileTemplates: listOf(profile),
    })
    .nullish(),
  status: z.object({ state: word, health: z.object({ state: word }).nullish() }).nullish(),
});

/** One page of a cluster search with what `specSummary` tells (API.md §5). */
export const clusterSummaryAnswer = z
  .object({ items: listOf(summary), listmeta: listmetaSchema })
  .transform((page) => ({ items: page.items.map(toSummary), nextPage: page.listmeta }));

function toSummary({ metadata, specSummary, status }: z.infer<typeof summary>): ClusterSummary {
  const { cloudConfig, clusterProfileTemplate, clusterProfileTemplates = [] } = specSummary ?? {};
  const single = clusterProfileTemplate ? [clusterProfileTemplate] : [];
  const profiles = clusterProfileTemplates.length > 0 ? clusterProfileTemplates : single;
  return {
    uid: metadata.uid ?? '',
    name: metadata.name ?? '',
    cloudType: cloudConfig?.cloudType ?? '',
    state: readClusterState(status?.state),
    health: readHealth(status?.health?.state),
    labels: metadata.labels,
    configUid: cloudConfig?.uid || null,
    profileUids: profiles.flatMap(({ uid }) => uid || []),
    pools: (cloudConfig?.machinePools ?? []).map(({ isControlPlane, size, healthy }) => ({
      isControlPlane: isControlPlane === true,
      size: size ?? 0,
      healthy: healthy ?? null,
    })),
  };
}

/** The case is Palette's own: `UnHealthy` for clusters (API.md §2.5). */
function readHealth(state: string | null | undefined): ClusterSummary['health'] {
  if (state?.toLowerCase() === 'healthy') return 'healthy';
  return state?.toLowerCase() === 'unhealthy' ? 'unhealthy' : 'unknown';
}

/** `v1EdgeNativeCloudConfig`, as far as it tells where the cluster answers (API.md §4.1). */
export const clusterEndpointAnswer = z
  .object({
    spec: z.object({
      clusterConfig: z.object({ controlPlaneEndpoint: z.object({ host: word, type: word }).nullish() }).nullish(),
    }),
  })
  .transform(({ spec }): ClusterEndpoint => {
    const { host, type } = spec.clusterConfig?.controlPlaneEndpoint ?? {};
    return { host: host ?? '', type: type ?? '' };
  });
