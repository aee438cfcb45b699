import { z } from 'zod';

const text = z.string().min(1);
const labels = z.record(z.string(), z.string()).optional();

/** A host entry made by hand; unknown keys are mistakes. */
export const strangerHostShape = z.strictObject({
  uid: text,
  /** Default: the first project of the seed. */
  projectUid: text.optional(),
  name: text.optional(),
  labels,
  architecture: z.enum(['amd64', 'arm64']).optional(),
  /** The device has called home already. */
  isPaired: z.boolean().optional(),
});
export type StrangerHost = Readonly<z.infer<typeof strangerHostShape>>;

/** A cluster made by hand; `hosts` go to `control-plane-pool`, `workers` to `worker-pool`. */
export const strangerClusterShape = z.strictObject({
  name: text,
  projectUid: text.optional(),
  labels,
  hosts: z.array(text).optional(),
  workers: z.array(text).optional(),
  /** Default `edge-native`. */
  cloudType: text.optional(),
  cloudConfig: z.record(z.string(), z.unknown()).optional(),
  profileUids: z.array(text).optional(),
  /** Already up: `Running` from the start, every host installed. */
  isRunning: z.boolean().optional(),
});
export type StrangerCluster = Readonly<z.infer<typeof strangerClusterShape>>;
