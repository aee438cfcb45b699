import { mergeByProfile, type Packs, type Variables } from './reading/lay-over';
import type { Readable } from './reading/read-value';
import type { ProfileInput, ProfilesInput } from './schema/profiles';
import type { PackOverride, ProfileReference } from './site';

/** A profile as the config names it: `key` is what `variables` call it by, its name without version or its UID. */
export interface NamedProfile {
  readonly kind: ProfileReference['kind'];
  readonly key: string;
  readonly by: ProfileReference['by'];
}

/** The profiles of a set, the infra or full one first, add-ons in their order; faulty entries are left out. */
export function listProfiles(set: Readable<ProfilesInput>): NamedProfile[] {
  const entries = [
    ...[set.infra].map((profile) => ({ kind: 'infra' as const, profile })),
    ...[set.full].map((profile) => ({ kind: 'full' as const, profile })),
    ...(set.addOns ?? []).map((profile) => ({ kind: 'add-on' as const, profile })),
  ];
  return entries.flatMap(({ kind, profile }) => {
    const named = profile === undefined ? null : nameProfile(profile);
    return named === null ? [] : [{ kind, ...named }];
  });
}

/** Splits `name@version` at the last `@`, or takes the UID; null when it could not be read. */
function nameProfile(profile: Readable<ProfileInput>): Pick<NamedProfile, 'key' | 'by'> | null {
  if (typeof profile !== 'string')
    return profile.uid === undefined ? null : { key: profile.uid, by: { uid: profile.uid } };
  const at = profile.lastIndexOf('@');
  const name = profile.slice(0, at);
  return { key: name, by: { name, version: profile.slice(at + 1) } };
}

/** What a site says about its profiles besides their names. */
interface Said {
  readonly variables?: Variables | undefined;
  readonly packs?: Packs | undefined;
}

/** The profiles with their variables, as text, and packs as Palette wants them; what the site says wins over the set. */
export function resolveProfiles(set: Readable<ProfilesInput>, ofSite: Said): ProfileReference[] {
  const variables = mergeByProfile(set.variables, ofSite.variables);
  const packs = mergeByProfile(set.packs, ofSite.packs);
  return listProfiles(set).map(({ kind, key, by }) => {
    const overrides = toOverrides(packs[key] ?? {});
    const values = asTexts(variables[key] ?? {});
    return { kind, by, variables: values, ...(overrides.length === 0 ? {} : { packs: overrides }) };
  });
}

function asTexts(values: NonNullable<Variables[string]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

function toOverrides(packs: NonNullable<Packs[string]>): PackOverride[] {
  return Object.entries(packs).flatMap(([name, pack]) => {
    if (pack === undefined) return [];
    const manifests = Object.entries(pack.manifests ?? {}).flatMap(([file, content]) =>
      content === undefined ? [] : [{ name: file, content }],
    );
    return [{ name, values: pack.values ?? null, manifests }];
  });
}
