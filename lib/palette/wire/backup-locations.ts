import { z } from 'zod';
import type { BackupLocation } from '../upkeep-model';
import { listOf, metadataSchema } from './common';

/**
 * `GET /v1/users/assets/locations`, `v1UserAssetsLocations`: the places that the key may use for backups. Not in API.md:
 * confidence A, spectrocloud/palette-sdk-go@00e5730 api/spec/palette-apis-spec.json.
 */
export const backupLocationsAnswer = z
  .object({ items: listOf(z.object({ metadata: metadataSchema })) })
  .transform(({ items }): BackupLocation[] =>
    items.map(({ metadata: { uid, name } }) => ({ uid: uid ?? '', name: name ?? '' })),
  );

export const backupLocationsPath = '/v1/users/assets/locations';
