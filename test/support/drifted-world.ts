import type { HostId } from '../../lib/hosts/edge-host-id';
import { seedFromSites } from '../../lib/palette/simulator/seed-from-sites';
import type { Site, SiteIndex } from '../../lib/sites/site';
import { edgeHosts } from './palette-truth';
import { testIndex, testSite } from './test-site';
import { createTestWorld, type TestWorld } from './test-world';

const hourMs = 60 * 60_000;

/** What a site says of everything that sync looks at. */
export function richSite(changes: Parameters<typeof testSite>[1] = {}): Site {
  return testSite('denver', {
    location: { latitude: 39.74, longitude: -104.99 },
    timeZone: 'America/Denver',
    sshKeys: ['ssh-ed25519 AAAAfirstkey operator@example.com'],
    ntpServers: ['time.example.com'],
    tags: { brand: 'test', tier: 'gold' },
    pools: [tills],
    policies: {
      scans: { security: '0 2 * * 0', penetration: null, conformance: null },
      backup: nightly,
      osPatch: null,
    },
    ...changes,
  });
}

const tills = {
  name: 'tills',
  label: 'The till',
  labels: { role: 'till' },
  annotations: {},
  taints: [],
  architecture: 'amd64',
  update: { type: 'expand_first' },
  repaveSeconds: null,
  maxHosts: null,
} as const;

const nightly = {
  location: 'backups',
  schedule: '0 1 * * *',
  prefix: 'nightly',
  keepHours: 72,
  namespaces: [],
  includeDisks: true,
  clusterResources: 'auto',
} as const;

/** The same site after a year of pull requests: everything that can be changed is another one. */
export function changedSite(changes: Parameters<typeof testSite>[1] = {}): Site {
  return richSite({
    location: { latitude: 52.52, longitude: 13.4 },
    timeZone: 'Europe/Berlin',
    sshKeys: ['ssh-ed25519 AAAAsecondkey night-shift@example.com'],
    ntpServers: ['a.time.example.com', 'b.time.example.com'],
    tags: { brand: 'other', tier: 'gold', wing: 'north' },
    pools: [
      {
        ...tills,
        labels: { role: 'counter' },
        taints: [{ key: 'only', value: 'tills', effect: 'NoSchedule' }],
        update: { type: 'override', maxSurge: '1', maxUnavailable: '25%' },
        repaveSeconds: 600,
      },
    ],
    policies: {
      scans: { security: '0 3 * * 0', penetration: '0 4 1 * *', conformance: null },
      backup: { ...nightly, keepHours: 96, namespaces: ['shop'] },
      osPatch: null,
    },
    profiles: [
      {
        kind: 'infra',
        by: { name: 'edge-infra', version: '1.2.0' },
        variables: {},
        packs: [
          { name: 'edge-k3s', values: 'cluster:\n  config: |\n    cluster-cidr: 10.244.0.0/16\n', manifests: [] },
        ],
      },
      { kind: 'add-on', by: { name: 'store-base', version: '3.1.0' }, variables: { store_number: '13' } },
    ],
    remoteAccess: { hasTemporaryUser: true },
    ...changes,
  });
}

interface DriftOptions {
  readonly hosts?: readonly HostId[];
  /** Palette has what these refer to. */
  readonly known?: readonly Site[];
  /** What both configs say besides the sites. */
  readonly index?: Partial<SiteIndex>;
  /** In both configs besides. */
  readonly others?: readonly Site[];
}

/** A running cluster that was made from `before`, seen by an app whose config says `after`. */
export async function driftedWorld(
  before: Site,
  after: Site,
  { hosts = edgeHosts(2), known = [before, after], others = [], index = {} }: DriftOptions = {},
): Promise<TestWorld> {
  const seed = seedFromSites({ ...testIndex([...known, ...others]), ...index });
  const first = createTestWorld([before, ...others], { seed, index });
  for (const id of hosts) {
    first.simulator.devices.create({ id });
    await first.submit(id, before.id);
  }
  first.clock.advance(4 * hourMs);
  // The first look after a while is what makes a cluster run.
  for (const id of hosts) await first.registrations.view(id);
  const world = createTestWorld([after, ...others], {
    ids: 'later',
    store: () => first.store,
    snapshot: first.simulator.snapshot(),
    seed,
    index,
  });
  world.clock.advance(first.clock.now() - world.clock.now());
  world.simulator.clearLog();
  return world;
}
