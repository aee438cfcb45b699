import { z } from 'zod';
import type { KeyOwner, ProjectRecord, RegistrationToken } from '../survey-model';
import { listOf, metadataSchema } from './common';

const word = z.string().nullish();

/** `GET /v1/users/info` (API.md §1.3). */
export const keyOwnerAnswer = z
  .object({ orgName: word, userUid: word })
  .transform(({ orgName, userUid }): KeyOwner => ({ orgName: orgName || null, userUid: userUid || null }));

/** `GET /v1/dashboard/projects/metadata`. */
export const projectsAnswer = z
  .object({ items: listOf(z.object({ metadata: metadataSchema })) })
  .transform(({ items }): ProjectRecord[] =>
    items.map(({ metadata }) => ({ uid: metadata.uid ?? '', name: metadata.name ?? '' })),
  );

/** RFC 3339 to milliseconds; year 1 means "not set" (API.md §1.6). */
const moment = word.transform((text) => {
  const atMs = text == null || text.startsWith('0001-') ? Number.NaN : Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
});

/** `GET /v1/edgehosts/tokens` (API.md §2.8). `spec.token` is a secret: it is left where it is. */
export const tokensAnswer = z
  .object({
    items: listOf(
      z.object({
        metadata: metadataSchema,
        spec: z.object({ expiry: moment, defaultProject: z.object({ uid: word }).nullish() }).nullish(),
        status: z.object({ isActive: z.boolean().nullish() }).nullish(),
      }),
    ),
  })
  .transform(({ items }): RegistrationToken[] =>
    items.map(({ metadata, spec, status }) => ({
      name: metadata.name ?? '',
      expiresAtMs: spec?.expiry ?? null,
      isActive: status?.isActive === true,
      projectUid: spec?.defaultProject?.uid || null,
    })),
  );

/** `GET /v1/edgehosts/tags`. */
export const hostTagsAnswer = z.object({ tags: listOf(z.string()) }).transform(({ tags }) => tags);
