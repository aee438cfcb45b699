import { z } from 'zod';
import type { ClusterTemplate } from '../survey-model';
import type { SystemProfile } from '../upkeep-model';
import { listmetaSchema, listOf, metadataSchema } from './common';
import { readVersion } from './profile';

const word = z.string().nullish();
const versions = listOf(z.object({ uid: word, version: word }));

/** One page of `POST /v1/dashboard/clusterprofiles`: an item stands for all versions of a name (API.md §3). */
export const systemProfilesAnswer = z
  .object({
    items: listOf(z.object({ metadata: metadataSchema, specSummary: z.object({ version: word, versions }).nullish() })),
    listmeta: listmetaSchema,
  })
  .transform(({ items, listmeta }) => ({
    items: items.flatMap(({ metadata, specSummary }): SystemProfile[] => {
      const known = specSummary?.versions ?? [];
      const all = known.length > 0 ? known : [{ uid: metadata.uid, version: specSummary?.version }];
      return all.map(({ uid, version }) => ({
        uid: uid ?? '',
        name: metadata.name ?? '',
        version: readVersion(version),
      }));
    }),
    nextPage: listmeta,
  }));

/** `v1ClusterTemplate`, as far as it tells that it is there. */
export const templateAnswer = z
  .object({ metadata: metadataSchema })
  .transform(({ metadata }): ClusterTemplate => ({ uid: metadata.uid ?? '', name: metadata.name ?? '' }));
