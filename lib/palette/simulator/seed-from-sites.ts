import { policiesOf } from '../../sites/policies';
import type { ProfileReference, Site, SiteIndex } from '../../sites/site';
import { cloudTypeOf, kindOf } from '../../sites/site-kind';
import { defaultSeed } from './default-seed';
import { infraPacks, profileUid } from './seed';
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
    profiles: [...referredProfiles(index), ...impliedProfiles(index)],
    tokens: defaultSeed.tokens,
    templates: referredTemplates(index),
    backupLocations: referredLocations(index),
    ...((index.olderKinds ?? []).length > 0 ? { hasOlderKinds: true } : {}),
  };
}

const ofTemplates = { name: 'template-infra', version: '1.0.0' };
const ofAppliances = { name: 'appliance-os', version: '1.0.0' };

/** What no site names: the profile of cluster templates, and the system profile of appliances (API.md 10). */
function impliedProfiles({ sites }: SiteIndex): SeedProfile[] {
  const hasTemplates = sites.some(({ clusterTemplateUid }) => clusterTemplateUid !== undefined);
  const hasAppliances = sites.some((site) => kindOf(site) === 'virtualized');
  return [
    ...(hasTemplates ? [{ ...ofTemplates, type: 'infra', scope: 'tenant' } as const] : []),
    ...(hasAppliances ? [{ ...ofAppliances, type: 'system', scope: 'tenant' } as const] : []),
  ];
}

function referredTemplates({ sites }: SiteIndex): NonNullable<Seed['templates']> {
  const uids = new Set(sites.flatMap(({ clusterTemplateUid }) => clusterTemplateUid ?? []));
  const profileUids = [profileUid(ofTemplates.name, ofTemplates.version)];
  return [...uids].map((uid) => ({ uid, name: `template-${uid.slice(-6)}`, profileUids }));
}

function referredLocations({ sites }: SiteIndex): NonNullable<Seed['backupLocations']> {
  const names = new Set(sites.flatMap((site) => policiesOf(site).backup?.location ?? []));
  return [...names].map((name) => ({ name }));
}

/** Tenant scope: profiles that sites of several projects use exist once. Most of many thousand sites add nothing new. */
function referredProfiles(index: SiteIndex): SeedProfile[] {
  const profiles = new Map<string, KnownProfile>();
  for (const site of index.sites) {
    for (const reference of site.profiles) {
      const key = keyOf(reference);
      const known = profiles.get(key) ?? {
        profile: toSeedProfile(site, reference),
        variables: new Map(),
        packs: new Set<string>(),
      };
      profiles.set(key, known);
      for (const { name } of reference.packs ?? []) known.packs.add(name);
      for (const [name, value] of Object.entries(reference.variables)) {
        if (!known.variables.has(name)) known.variables.set(name, { name, defaultValue: value });
      }
    }
  }
  return [...profiles.values()].map(({ profile, variables, packs }) => ({
    ...profile,
    variables: [...variables.values()],
    ...(packs.size === 0 ? {} : { packs: withLayers(profile, [...packs]) }),
  }));
}

interface KnownProfile {
  readonly profile: SeedProfile;
  /** By their names; the first site decides what they are by default. */
  readonly variables: Map<string, NonNullable<SeedProfile['variables']>[number]>;
  /** Names of the layers that sites override. */
  readonly packs: Set<string>;
}

/** The layers that a profile has by default, and those that sites say something of. */
function withLayers({ type }: SeedProfile, names: readonly string[]): NonNullable<SeedProfile['packs']> {
  const usual = type === 'infra' || type === 'cluster' ? infraPacks : [];
  const others = names.filter((name) => !usual.some((pack) => pack.name === name));
  return [...usual, ...others.map((name) => ({ name, layer: 'addon', version: '1.0.0', values: '' }) as const)];
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
