import { z } from 'zod';
import { strangerClusterShape, strangerHostShape } from './stranger-shapes';

/** The bodies of the control endpoints; unlike Palette's they are ours, so an unknown field is a mistake. */
const match = z.strictObject({
  method: z.string().optional(),
  path: z
    .string()
    .transform((source) => new RegExp(source))
    .optional(),
});
const common = {
  match: match.default({}),
  times: z.union([z.int().positive(), z.literal('always')]).optional(),
  skip: z.int().nonnegative().optional(),
};
const isDone = z.boolean().default(false);
const refusal = z.strictObject({ status: z.int(), code: z.string() });
const text = z.string();
const labels = z.record(text, text);
const architecture = z.enum(['amd64', 'arm64']);

/** One act of the stranger, its arguments in the order of the interface. */
export const actShape = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('createCluster'), with: z.tuple([strangerClusterShape]) }),
  z.strictObject({ act: z.literal('registerHost'), with: z.tuple([strangerHostShape]) }),
  z.strictObject({ act: z.enum(['addHostToPool', 'removeHostFromPool']), with: z.tuple([text, text, text]) }),
  z.strictObject({ act: z.enum(['deleteCluster', 'deleteHost']), with: z.tuple([text]) }),
  z.strictObject({ act: z.literal('setClusterState'), with: z.tuple([text, text.nullable()]) }),
  z.strictObject({ act: z.enum(['setClusterLabels', 'setHostLabels']), with: z.tuple([text, labels]) }),
]);
export type Act = z.infer<typeof actShape>;

export const faultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drop'), isDone, ...common }),
  z.strictObject({ kind: z.literal('delay'), ms: z.number().nonnegative(), isDone, ...common }),
  z.strictObject({ kind: z.literal('error'), isDone, refusal, message: text.optional(), ...common }),
  z.strictObject({ kind: z.literal('html'), isDone, status: z.int().default(502), ...common }),
  z.strictObject({ kind: z.literal('malformed'), isDone, ...common }),
  z.strictObject({ kind: z.literal('bad-key'), ...common }),
  z.strictObject({ kind: z.literal('too-many-requests'), retryAfterSeconds: z.number().optional(), ...common }),
  z.strictObject({ kind: z.literal('stranger'), act: actShape, ...common }),
]);

export const deviceShape = z.strictObject({
  id: text.optional(),
  architecture: architecture.optional(),
  isPowered: z.boolean().optional(),
  machine: z.enum(['usual', 'small', 'appliance']).optional(),
});
export const deviceIdShape = z.strictObject({ id: text });
export const reinstallShape = z.strictObject({ id: text, as: z.enum(['same', 'new']) });
export const powerShape = z.strictObject({ id: text, isOn: z.boolean() });
export const logPageShape = z.strictObject({
  from: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().nonnegative().max(10_000).default(1_000),
});
