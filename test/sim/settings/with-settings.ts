import type { BackupPolicy } from '../../../lib/sites/policies';
import type { Site } from '../../../lib/sites/site';
import { plainPoolName } from '../../../lib/sites/worker-pool';
import { testWorkerPool } from '../../support/test-site';
import type { OrderPlan } from '../orders/choose-orders';
import { createRandom, type Random } from '../random';
import type { Scenario } from '../scenario';

/** So long after all else somebody still changes settings by hand: then there is a cluster that runs. Milliseconds. */
const driftsForMs = 300_000;

/**
 * In half of the runs sites say something of all that a sync looks at, somebody changes such settings in Palette's console
 * now and then, and IT brings them in line. Chance of its own, so that what else befalls a seed stays as it was.
 */
export function withSettings(scenario: Scenario): Scenario {
  const random = createRandom(scenario.seed, 14);
  if (random.chance(0.5)) return scenario;
  const sites = scenario.sites.map((site) => giveSettings(random, site));
  const untilMs = scenario.quietFromMs + driftsForMs;
  const count = random.pick([0, 2, 4, 8]);
  const driftsAtMs = Array.from({ length: count }, () => random.int(0, untilMs)).sort((one, other) => one - other);
  return { ...scenario, sites, driftsAtMs, orders: [...scenario.orders, ...chooseSyncs(random, scenario)] };
}

function chooseSyncs(random: Random, { sites, quietFromMs }: Scenario): OrderPlan[] {
  const isRough = random.chance(0.6);
  return Array.from({ length: random.pick([0, 1, 2, 3]) }, (_, index) => ({
    name: `y${index + 1}`,
    kind: 'sync',
    siteId: random.pick(sites).id,
    atMs: random.int(0, quietFromMs + random.pick([0, driftsForMs])),
    interruptions:
      isRough && random.chance(0.6)
        ? [{ how: random.pick(['breaks off', 'dies'] as const), afterMs: random.delayMs(1, 1_500, 20_000) }]
        : [],
    rehearses: random.chance(0.3),
    withinMs: 120_000,
  }));
}

/** A site of which more is said, but never all of it. */
function giveSettings(random: Random, site: Site): Site {
  const some = <T extends Partial<Site>>(settings: T): Partial<T> => (random.chance(0.7) ? settings : {});
  const { topology, sshKeys, ntpServers } = site;
  const pool = {
    ...testWorkerPool(plainPoolName),
    labels: { role: 'till' },
    taints: random.chance(0.5) ? [{ key: 'only', value: 'tills', effect: 'NoSchedule' as const }] : [],
    update: random.pick([
      { type: 'contract_first' } as const,
      { type: 'override', maxSurge: '0', maxUnavailable: '25%' } as const,
    ]),
    repaveSeconds: random.pick([null, 600]),
  };
  return {
    ...site,
    ...some({ location: { latitude: 39.74, longitude: -104.99 } }),
    ...some({ timeZone: 'America/Denver' }),
    ...some({ sshKeys: [...sshKeys, 'ssh-ed25519 AAAAfirstkey operator@example.com'] }),
    ...some({ ntpServers: [...ntpServers, 'time.example.com'] }),
    ...some({ tags: { ...site.tags, tier: 'gold' } }),
    ...some({ remoteAccess: random.pick([false, { hasTemporaryUser: true }, { hasTemporaryUser: false }] as const) }),
    ...some({ policies: { scans: chooseScans(random), backup: random.chance(0.6) ? nightly : null, osPatch: null } }),
    ...some({ profiles: site.profiles.map(withLayer) }),
    ...(topology.workerPool ? some({ pools: [pool] }) : {}),
  };
}

function chooseScans(random: Random) {
  return {
    security: random.pick([null, '0 2 * * 0']),
    penetration: random.pick([null, '0 4 1 * *']),
    conformance: null,
  };
}

const nightly: BackupPolicy = {
  location: 'backups',
  schedule: '0 1 * * *',
  prefix: 'nightly',
  keepHours: 72,
  namespaces: ['shop'],
  includeDisks: true,
  clusterResources: 'auto',
};

const values = 'cluster:\n  config: |\n    cluster-cidr: 10.244.0.0/16\n';

function withLayer(profile: Site['profiles'][number]): Site['profiles'][number] {
  return profile.kind === 'infra' ? { ...profile, packs: [{ name: 'edge-k3s', values, manifests: [] }] } : profile;
}
