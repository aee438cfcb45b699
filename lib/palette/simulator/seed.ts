import { createHash } from 'node:crypto';
import type { Seed, SeedProfile } from './seed-shape';
import type { Profile, State } from './state';

/** The state a seed describes, hosts and clusters left out: those are made by hand once there is a clock. */
export function seededState(seed: Seed): State {
  const projectUid = seed.projects[0]?.uid ?? '';
  return {
    serial: 0,
    tenantUid: '5e0000000000000000000000',
    projects: seed.projects,
    profiles: seed.profiles.map((profile) => fullProfile(profile, projectUid)),
    tokens: seed.tokens ?? [],
    templates: seed.templates ?? [],
    backupLocations: (seed.backupLocations ?? []).map(({ name, uid }) => ({ uid: uid ?? hashedUid(name), name })),
    ...(seed.hasOlderKinds === true ? { hasOlderKinds: true } : {}),
    hosts: {},
    clusters: {},
    devices: {},
  };
}

/** The UID of a seeded profile: 24 hex digits made of `name@version`, the same in every run. */
export function profileUid(name: string, version: string): string {
  return hashedUid(`${name}@${version}`);
}

function hashedUid(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function fullProfile(profile: SeedProfile, projectUid: string): Profile {
  const version = profile.version ?? '1.0.0';
  const hasInfra = profile.type === 'infra' || profile.type === 'cluster';
  const scope = profile.scope ?? 'project';
  return {
    uid: profile.uid ?? profileUid(profile.name, version),
    name: profile.name,
    version,
    type: profile.type,
    cloudType: profile.cloudType ?? (hasInfra ? 'edge-native' : 'all'),
    scope,
    projectUid: scope === 'project' ? (profile.projectUid ?? projectUid) : '',
    variables: profile.variables ?? [],
    packs: profile.packs ?? (hasInfra ? infraPacks : []),
    ...(profile.isPublished === undefined ? {} : { isPublished: profile.isPublished }),
  };
}

/** In the manner of such a pack: what it gives to Kubernetes is a text inside its YAML. */
const k3sValues = `cluster:
  config: |
    cluster-cidr: 192.168.0.0/16
    service-cidr: 192.169.0.0/16
`;

export const infraPacks: NonNullable<SeedProfile['packs']> = [
  { name: 'edge-native-byoi', layer: 'os', version: '2.1.0' },
  { name: 'edge-k3s', layer: 'k8s', version: '1.32.3', values: k3sValues },
  { name: 'cni-calico', layer: 'cni', version: '3.29.2' },
];
