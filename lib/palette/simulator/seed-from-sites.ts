import type { ProfileReference, SiteIndex } from '../../sites/site';
import { defaultSeed } from './default-seed';
import type { Seed, SeedProfile } from './seed-shape';

/** A Palette that has everything the sites of the config refer to: their projects and every profile version. */
export function seedFromSites(index: SiteIndex): Seed {
  const projectUids = new Set(index.sites.map((site) => site.projectUid).filter((uid) => uid !== null));
  const known = new Set(defaultSeed.projects.map(({ uid }) => uid));
  const added = [...projectUids]
    .filter((uid) => !known.has(uid))
    .map((uid) => ({ uid, name: `Project ${uid.slice(-4)}` }));
  return {
    projects: [...defaultSeed.projects, ...added],
    profiles: referredProfiles(index),
    tokens: defaultSeed.tokens,
  };
}

/** Tenant scope: profiles that sites of several projects use exist once. */
function referredProfiles(index: SiteIndex): SeedProfile[] {
  const profiles = new Map<string, SeedProfile>();
  for (const reference of index.sites.flatMap((site) => site.profiles)) {
    const profile = toSeedProfile(reference);
    const key = `${profile.name}@${profile.version}`;
    profiles.set(key, { ...profile, variables: mergeVariables(profiles.get(key), profile) });
  }
  return [...profiles.values()];
}

function toSeedProfile({ by, kind, variables }: ProfileReference): SeedProfile {
  const type = kind === 'full' ? 'cluster' : kind;
  const named = 'uid' in by ? { uid: by.uid, name: `profile-${by.uid.slice(-6)}`, version: '1.0.0' } : by;
  const list = Object.entries(variables).map(([name, value]) => ({ name, defaultValue: value }));
  return { ...named, type, scope: 'tenant', variables: list };
}

function mergeVariables(known: SeedProfile | undefined, added: SeedProfile): NonNullable<SeedProfile['variables']> {
  const variables = new Map((known?.variables ?? []).map((variable) => [variable.name, variable]));
  for (const variable of added.variables ?? []) {
    if (!variables.has(variable.name)) variables.set(variable.name, variable);
  }
  return [...variables.values()];
}
