import { mergeVariables, type Variables } from './reading/lay-over';
import type { Readable } from './reading/read-value';
import type { ProfileInput, ProfilesInput } from './schema/profiles';
import type { ProfileReference } from './site';

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

/** The profiles with their variables as Palette wants them, as text; those of the site win over those of the set. */
export function resolveProfiles(set: Readable<ProfilesInput>, ofSite: Variables | undefined): ProfileReference[] {
  const variables = mergeVariables(set.variables, ofSite);
  return listProfiles(set).map(({ kind, key, by }) => ({
    kind,
    by,
    variables: asTexts(variables[key] ?? {}),
  }));
}

function asTexts(values: NonNullable<Variables[string]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
