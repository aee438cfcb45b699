import type { ProfileReference, Site, SiteIndex } from '../../sites/site';
import { cloudTypeOf, kindOf } from '../../sites/site-kind';
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
    ...((index.olderKinds ?? []).length > 0 ? { hasOlderKinds: true } : {}),
  };
}

/** Tenant scope: profiles that sites of several projects use exist once. Most of many thousand sites add nothing new. */
function referredProfiles(index: SiteIndex): SeedProfile[] {
  const profiles = new Map<string, KnownProfile>();
  for (const site of index.sites) {
    for (const reference of site.profiles) {
      const key = keyOf(reference);
      const known = profiles.get(key) ?? { profile: toSeedProfile(site, reference), variables: new Map() };
      profiles.set(key, known);
      for (const [name, value] of Object.entries(reference.variables)) {
        if (!known.variables.has(name)) known.variables.set(name, { name, defaultValue: value });
      }
    }
  }
  return [...profiles.values()].map(({ profile, variables }) => ({ ...profile, variables: [...variables.values()] }));
}

interface KnownProfile {
  readonly profile: SeedProfile;
  /** By their names; the first site decides what they are by default. */
  readonly variables: Map<string, NonNullable<SeedProfile['variables']>[number]>;
}

function keyOf({ by }: ProfileReference): string {
  return 'uid' in by ? by.uid : `${by.name}@${by.version}`;
}

/** What carries the operating system is made for one kind of cluster; other layers fit all of them. */
function toSeedProfile(site: Site, { by, kind }: ProfileReference): SeedProfile {
  const type = kind === 'full' ? 'cluster' : kind;
  const isPlain = kind === 'add-on' || kindOf(site) === 'native';
  const cloudType = isPlain ? {} : { cloudType: cloudTypeOf(site) };
  const named = 'uid' in by ? { uid: by.uid, name: `profile-${by.uid.slice(-6)}`, version: '1.0.0' } : by;
  return { ...named, ...cloudType, type, scope: 'tenant' };
}
