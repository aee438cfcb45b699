import { z } from 'zod';
import { type ErrorCode, isErrorCode } from '../errors';
import { registrationStates } from './view';

const problemSchema = z.object({
  code: z.string().refine((code): code is ErrorCode => isErrorCode(code)),
  facts: z.record(z.string(), z.string()),
  reference: z.string(),
});

const clusterStates = ['Pending', 'Provisioning', 'Running', 'Deleting', 'Deleted', 'Error', 'Unknown'] as const;

/** A view as the cache keeps it, without what the intent says anyway. An older build's view that does not fit is no view. */
export const storedViewSchema = z.object({
  state: z.enum(registrationStates),
  role: z.enum(['control-plane', 'worker']).nullable(),
  cluster: z.object({ name: z.string(), state: z.enum(clusterStates) }).nullable(),
  problem: problemSchema.nullable(),
  hosts: z.object({ present: z.number(), needed: z.number() }),
  isRegistered: z.boolean(),
  hasCalledHome: z.boolean().nullable(),
  together: z.number(),
  turnAtMs: z.number().nullable(),
  isDue: z.boolean(),
  updatedAtMs: z.number(),
  observedAtMs: z.number().nullable(),
});
