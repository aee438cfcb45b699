import { z } from 'zod';
import type { ProfileRecord } from '../model';
import { listOf, metadataSchema } from './common';

/** `GET /v1/dashboard/clusterprofiles/metadata`: name, UID and version of every profile the scope may use. */
export const profileListAnswer = z
  .object({
    items: listOf(z.object({ metadata: metadataSchema, spec: z.object({ version: z.string().nullish() }).nullish() })),
  })
  .transform(({ items }) =>
    items.map((item) => ({
      uid: item.metadata.uid ?? '',
      name: item.metadata.name ?? '',
      version: readVersion(item.spec?.version),
    })),
  );

const published = z.object({ type: z.string().nullish() }).nullish();

/** `v1ClusterProfile`, as far as we read it (API.md §3). */
export const profileAnswer = z
  .object({
    metadata: metadataSchema,
    spec: z.object({ version: z.string().nullish(), published, draft: published }).nullish(),
  })
  .transform(
    (profile): ProfileRecord => ({
      uid: profile.metadata.uid ?? '',
      name: profile.metadata.name ?? '',
      version: readVersion(profile.spec?.version),
      kind: readKind(profile.spec?.published?.type || profile.spec?.draft?.type),
      scope: profile.metadata.annotations.scope ?? null,
    }),
  );

/** An empty version means 1.0.0 (API.md §3). */
export function readVersion(version: string | null | undefined): string {
  return version || '1.0.0';
}

/** The wire says `cluster` for what the UI and we call a full profile; it is also the default. */
export function readKind(type: string | null | undefined): ProfileRecord['kind'] {
  if (type === 'infra' || type === 'add-on' || type === 'system') return type;
  return 'full';
}
