import { z } from 'zod';

/** Go servers send `null` for an empty list or map; both mean "none" (API.md §1.6). */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
}

export const labelsSchema = z
  .record(z.string(), z.string())
  .nullish()
  .transform((labels) => labels ?? {});

/** RFC 3339 to milliseconds; year 1 means "not set" (API.md §1.6). */
const timestampSchema = z
  .string()
  .nullish()
  .transform((text) => {
    const atMs = text == null || text.startsWith('0001-') ? Number.NaN : Date.parse(text);
    return Number.isNaN(atMs) ? null : atMs;
  });

export const metadataSchema = z.object({
  uid: z.string().nullish(),
  name: z.string().nullish(),
  labels: labelsSchema,
  annotations: labelsSchema,
  creationTimestamp: timestampSchema,
  deletionTimestamp: timestampSchema,
});

export const uidAnswer = z.object({ uid: z.string().min(1) });

/** 204: no body. */
export const noAnswer = z.unknown().transform(() => undefined);

/** Token of the next page, or null at the end. */
export const listmetaSchema = z
  .object({ continue: z.string().nullish() })
  .nullish()
  .transform((meta) => meta?.continue || null);

/** What is left of a record: fields that are not among these and not null. Pure. */
export function withoutFields(
  record: Readonly<Record<string, unknown>>,
  fields: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => !fields.has(key) && value !== null));
}
