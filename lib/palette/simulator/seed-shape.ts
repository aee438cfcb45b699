import { z } from 'zod';
import { strangerClusterShape, strangerHostShape } from './stranger-shapes';

const text = z.string().min(1);

const profileShape = z.strictObject({
  /** Made of name and version unless given. */
  uid: text.optional(),
  name: text,
  version: text.optional(),
  type: z.enum(['cluster', 'infra', 'add-on', 'system']),
  /** Default: `edge-native` for infra and full profiles, `all` for others. */
  cloudType: text.optional(),
  scope: z.enum(['project', 'tenant', 'system']).optional(),
  projectUid: text.optional(),
  variables: z
    .array(
      z.strictObject({
        name: text,
        defaultValue: z.string().optional(),
        required: z.boolean().optional(),
        format: text.optional(),
        regex: text.optional(),
        displayName: text.optional(),
        immutable: z.boolean().optional(),
        isSensitive: z.boolean().optional(),
        inputType: z.enum(['text', 'dropdown', 'multiline']).optional(),
        options: z.array(z.strictObject({ value: text })).optional(),
      }),
    )
    .optional(),
  /** Default: the layers of a small Kubernetes for infra and full profiles, none for others. */
  packs: z
    .array(
      z.strictObject({
        name: text,
        layer: z.enum(['kernel', 'os', 'k8s', 'cni', 'csi', 'addon']),
        version: text,
        values: text.optional(),
      }),
    )
    .optional(),
  isPublished: z.boolean().optional(),
});
export type SeedProfile = Readonly<z.infer<typeof profileShape>>;

/**
 * What Palette holds before the first request; also the shape of a seed file, where unknown keys are mistakes. The
 * first project is the one that things go to unless they say otherwise.
 */
export const seedShape = z.strictObject({
  /** Has it the operations of older kinds of clusters (API.md 10)? Default: no. */
  hasOlderKinds: z.boolean().optional(),
  projects: z.array(z.strictObject({ uid: text, name: text })).min(1),
  profiles: z.array(profileShape),
  tokens: z
    .array(
      z.strictObject({
        name: text,
        expiry: text.optional(),
        isActive: z.boolean().optional(),
        projectUid: text.optional(),
      }),
    )
    .optional(),
  templates: z.array(z.strictObject({ uid: text, name: text, profileUids: z.array(text) })).optional(),
  /** The UID is made of the name unless given. */
  backupLocations: z.array(z.strictObject({ name: text, uid: text.optional() })).optional(),
  hosts: z.array(strangerHostShape).optional(),
  clusters: z.array(strangerClusterShape).optional(),
});
export type Seed = Readonly<z.infer<typeof seedShape>>;
