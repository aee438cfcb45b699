import { z } from 'zod';

/** What each POST takes: read by the routes, and told by `/api/openapi.json`. Fields of forms and of JSON are the same. */

export const submitFields = {
  required: ['edgeHostId', 'siteId'],
  optional: ['hostName', 'pool', 'pairingKey', 'pass', 'askedAgoMs'],
} as const;

export const undoFields = { required: [], optional: ['way', 'pass', 'undo'] } as const;

export const pinFields = { required: ['pin'], optional: ['site', 'edgeHostId', 'pass'] } as const;

export const decisionFields = { required: ['token', 'verdict'], optional: ['name'] } as const;

export const batchBody = z.strictObject({
  siteId: z.string(),
  hosts: z.array(
    z.strictObject({ edgeHostId: z.string(), hostName: z.string().nullish(), pool: z.string().nullish() }),
  ),
});

export const nearBody = z.strictObject({
  q: z.string().optional(),
  pass: z.string().nullish(),
  near: z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
});
