import { z } from 'zod';
import { kindOf, notRepeated, says, text, textLike } from './leaf';

/** Palette's own object ids: 24 lower-case hex digits (API.md §0). */
export const paletteUid = (what: string) =>
  textLike(/^[0-9a-f]{24}$/, `the UID of ${what}, 24 lower-case hex digits`, "'628ce30a7c90b5915b37a802'");

const named = textLike(
  /^[A-Za-z0-9][A-Za-z0-9 ._-]*@\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/,
  'one profile as name@version',
  "'edge-infra@1.3.0'",
);
const profile = z
  .union([named, z.strictObject({ uid: paletteUid('a cluster profile') })])
  .describe(
    "Write one profile as name@version, such as 'edge-infra@1.3.0', or as { uid: '628ce30a7c90b5915b37a802' }.",
  );

const variableFix = "Write the variable's value as a text, such as 'eu'.";
const variableValue = z
  .union([z.string(), z.number(), z.boolean()], {
    error: (issue) => says(`must be a text, a number or true/false, not ${kindOf(issue.input)}`, variableFix),
  })
  .describe(variableFix);
const variableName = textLike(/^[A-Za-z_][A-Za-z0-9_.-]*$/, 'the name of a variable', "'store_number'");

/** Values for profile variables: profile name (or UID) → variable → value. */
export const variablesSchema = z
  .record(
    z.string(),
    z.record(variableName, variableValue).describe("Write { variable: value }, such as { store_number: '12' }."),
  )
  .describe("Write variables by profile, such as { 'store-base': { store_number: '12' } }.");

/** Values and manifests are YAML with Palette's macros in it, which no YAML parser reads; somebody may write a password. */
const content = (what: string, example: string) =>
  notRepeated(
    text(what, example, (value) => {
      if (value.trim() === '') return 'is empty';
      return value.length > 200_000 ? 'is longer than 200000 characters' : null;
    }),
  );

const packName = textLike(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,127}$/, 'the name of a pack', "'edge-k3s'");
const pack = z
  .strictObject({
    values: content('the values of the pack as YAML', "'replicas: 1'").optional(),
    manifests: z
      .record(
        textLike(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,127}$/, 'the name of a manifest', "'quota'"),
        content('the manifest as YAML', "'apiVersion: v1 …'"),
      )
      .describe("Write manifests by name: { quota: 'apiVersion: v1 …' }.")
      .optional(),
  })
  .describe("Write { values: 'replicas: 1' } or { manifests: { quota: '…' } }.");

/** What is said instead of what packs of profiles say: profile name (or UID) → pack → values and manifests. */
export const packsSchema = z
  .record(
    z.string(),
    z.record(packName, pack).describe("Write packs by name, such as { 'edge-k3s': { values: '…' } }."),
  )
  .describe("Write packs by profile, such as { 'edge-infra': { 'edge-k3s': { values: '…' } } }.");

/** The profiles of a cluster: one `infra` or one `full`, and any add-ons. */
export const profilesSchema = z
  .strictObject({
    infra: profile.optional(),
    full: profile.optional(),
    addOns: z.array(profile).describe("Write a list, such as ['store-base@3.1.0'].").optional(),
    variables: variablesSchema.optional(),
    packs: packsSchema.optional(),
  })
  .describe("Write { infra: 'name@version', addOns: ['name@version'] }.");

export type ProfilesInput = z.output<typeof profilesSchema>;
export type ProfileInput = z.output<typeof profile>;
export type PackInput = z.output<typeof pack>;
