import { CommandFault } from '../../../cli/sites/command';
import type { CheckId, Status } from '../../../cli/sites/doctor/finding';
import { DEFAULT_PROJECT_UID, OTHER_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import type { Simulator } from '../../../lib/palette/simulator/simulator';
import type { StrangerCluster } from '../../../lib/palette/simulator/stranger-shapes';
import type { BackupPolicy } from '../../../lib/sites/policies';
import { addOnUid, type Changes, goodHealth, goodSeed, goodSite, goodSites, infraUid } from './doctor-world';

/** Something that is wrong, and the check that has to say so. */
export interface PlantedFault {
  readonly title: string;
  readonly id: CheckId;
  readonly status: Status;
  readonly changes: Changes;
}

const dayMs = 24 * 60 * 60_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();
const forbidden = { status: 403, code: 'Forbidden' };

function refuse(path: RegExp) {
  return ({ faults }: Simulator) =>
    faults.add({ kind: 'error', isDone: false, refusal: forbidden, match: { path }, times: 'always' });
}

/** A cluster that this app made for the site. */
function own(site: string, changes: Partial<StrangerCluster> = {}): StrangerCluster {
  return {
    name: site,
    labels: { 'managed-by': 'edge-registration', site },
    profileUids: [infraUid, addOnUid],
    cloudConfig: { controlPlaneEndpoint: { host: '10.1.2.10', type: 'VIP' } },
    hosts: [`edge-${site}-1`],
    isRunning: true,
    ...changes,
  };
}

function make(...clusters: readonly StrangerCluster[]) {
  return ({ stranger }: Simulator) => {
    for (const cluster of clusters) {
      for (const uid of [...(cluster.hosts ?? []), ...(cluster.workers ?? [])])
        stranger.registerHost({ uid, isPaired: true });
      stranger.createCluster(cluster);
    }
  };
}

const [infra, , addOn] = goodSeed.profiles;
if (infra === undefined || addOn === undefined) throw new Error('The seed has changed');

function withProfiles(...changed: Parameters<typeof Object.assign>) {
  return { profiles: goodSeed.profiles.map((one) => ({ ...one, ...changed.find(({ name }) => name === one.name) })) };
}

function give(variables: Readonly<Record<string, string>>) {
  const profiles = [
    { kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: {} },
    { kind: 'add-on', by: { name: 'store-base', version: '3.1.0' }, variables },
  ] as const;
  return [goodSite('denver', { profiles })];
}

function use(kind: 'infra' | 'full' | 'add-on', name: string, version: string) {
  return [goodSite('denver', { profiles: [{ kind, by: { name, version }, variables: {} }] })];
}

const link = {
  id: 'spring',
  version: 1,
  scope: { by: 'tags', tags: { brand: 'test' } },
  expiresAtMs: Date.parse('2099-01-01T00:00:00Z'),
  maxHosts: 5,
  needsApproval: false,
  pinHash: null,
} as const;

const k8s = (values: string) => ({
  name: 'edge-infra',
  packs: [{ name: 'edge-k8s', layer: 'k8s' as const, version: '1.31.0', values }],
});
const near = goodSite('denver', { network: { subnet: '10.1.2.0/24', gateway: null, dhcp: [] } });

const infraOfSite = { kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: {} } as const;
const overrideOf = (name: string) => ({ name, values: 'replicas: 2', manifests: [] });
const ofTemplate = { clusterTemplateUid: '66cc0000000000000000000f', profiles: [] } as const;
const nothing = {
  scans: { security: null, penetration: null, conformance: null },
  backup: null,
  osPatch: null,
} as const;
const nightly: BackupPolicy = {
  location: 'store-backups',
  schedule: '0 1 * * *',
  prefix: 'nightly',
  keepHours: 72,
  namespaces: [],
  includeDisks: true,
  clusterResources: 'auto',
};

/** Every fault, in the order of docs/doctor.md. */
export const plantedFaults: readonly PlantedFault[] = [
  {
    title: 'a secret that a way in needs is not set',
    id: 'env.variables',
    status: 'bad',
    changes: { index: { access: { links: [link], signOn: null } }, variables: { LINK_SECRETS: '' } },
  },
  {
    title: 'half of what the KV store needs is set',
    id: 'env.variables',
    status: 'bad',
    changes: {
      house: {
        env: () => {
          throw new CommandFault('KV_REST_API_TOKEN: The address and the token belong together: set both or none.');
        },
      },
    },
  },
  {
    title: 'the sites were never compiled',
    id: 'env.variables',
    status: 'bad',
    changes: {
      house: {
        index: () => {
          throw new Error('.generated/sites.json cannot be read. Run: npm run sites:compile');
        },
      },
    },
  },
  {
    title: 'there is no timer, and everybody may register',
    id: 'env.production',
    status: 'warn',
    changes: {
      variables: { CRON_SECRET: '' },
      sites: [goodSite('denver', { access: { ...goodSite('denver').access, modes: ['open'] } })],
    },
  },
  {
    title: 'nobody has said who may register',
    id: 'env.production',
    status: 'bad',
    changes: { index: { access: null } },
  },
  { title: 'nobody listens at Palette', id: 'palette.answers', status: 'bad', changes: { isPaletteGone: true } },
  {
    title: 'Palette stops answering on the way',
    id: 'palette.answers',
    status: 'bad',
    changes: {
      plant: ({ faults }) =>
        faults.add({ kind: 'drop', isDone: false, match: { path: /spectroclusters\/search/ }, times: 'always' }),
    },
  },
  {
    title: 'something else answers in its place',
    id: 'palette.answers',
    status: 'bad',
    changes: {
      plant: ({ faults }) => faults.add({ kind: 'html', isDone: false, status: 502, match: {}, times: 'always' }),
    },
  },
  {
    title: 'the key was revoked',
    id: 'palette.key',
    status: 'bad',
    changes: { plant: ({ faults }) => faults.add({ kind: 'bad-key', match: {}, times: 'always' }) },
  },
  {
    title: 'a project does not exist',
    id: 'palette.projects',
    status: 'bad',
    changes: { sites: [...goodSites, goodSite('reno', { projectUid: '66aa0000000000000000000f' })] },
  },
  {
    title: 'no project is named',
    id: 'palette.projects',
    status: 'warn',
    changes: { sites: [goodSite('denver', { projectUid: null })], variables: { PALETTE_PROJECT_UID: '' } },
  },
  {
    title: 'the key may not read clusters',
    id: 'palette.rights',
    status: 'bad',
    changes: { plant: refuse(/spectroclusters\/search/) },
  },
  { title: 'a clock is wrong', id: 'palette.clock', status: 'warn', changes: { aheadMs: -90_000 } },
  {
    title: 'one token ends soon, one has ended',
    id: 'palette.tokens',
    status: 'warn',
    changes: {
      seed: {
        tokens: [
          { name: 'stores', expiry: inDays(5.5) },
          { name: 'last-year', expiry: '2025-06-30T00:00:00.000Z' },
        ],
      },
    },
  },
  {
    title: 'every token is switched off',
    id: 'palette.tokens',
    status: 'warn',
    changes: { seed: { tokens: [{ name: 'stores', isActive: false }] } },
  },
  {
    title: 'the key is not an admin’s',
    id: 'palette.tokens',
    status: 'skipped',
    changes: { plant: refuse(/edgehosts\/tokens/) },
  },
  {
    title: 'a profile is not there in that version',
    id: 'profile.exists',
    status: 'bad',
    changes: { sites: use('infra', 'edge-infra', '9.9.9') },
  },
  {
    title: 'the name of a profile is mistyped',
    id: 'profile.exists',
    status: 'bad',
    changes: { sites: use('infra', 'edge-infar', '1.2.0') },
  },
  {
    title: 'a profile is a draft',
    id: 'profile.exists',
    status: 'warn',
    changes: { seed: withProfiles({ name: 'store-base', isPublished: false }) },
  },
  {
    title: 'an add-on is used as infra',
    id: 'profile.fits',
    status: 'bad',
    changes: { sites: use('infra', 'store-base', '3.1.0') },
  },
  {
    title: 'an infra profile is made for another cloud',
    id: 'profile.fits',
    status: 'bad',
    changes: { seed: withProfiles({ name: 'edge-infra', cloudType: 'vsphere' }) },
  },
  {
    title: 'a variable is mistyped',
    id: 'profile.variables',
    status: 'bad',
    changes: { sites: give({ store_numbr: '12' }) },
  },
  {
    title: 'a required variable is not given',
    id: 'profile.variables',
    status: 'bad',
    changes: {
      seed: withProfiles({
        name: 'store-base',
        variables: [{ name: 'store_number' }, { name: 'till_host', required: true }],
      }),
    },
  },
  {
    title: 'values have the wrong format',
    id: 'profile.values',
    status: 'bad',
    changes: { sites: give({ store_number: 'twelve', color: 'green', router: '10.1.2', api_secret: 'planted-value' }) },
  },
  {
    title: 'the pods would live in the network of the site',
    id: 'profile.networks',
    status: 'bad',
    changes: { sites: [near], seed: withProfiles(k8s('podSubnet: 10.1.0.0/16\nserviceSubnet: 10.96.0.0/12\n')) },
  },
  {
    title: 'the networks are macros',
    id: 'profile.networks',
    status: 'skipped',
    changes: { seed: withProfiles(k8s('podSubnet: "{{ .spectro.var.pods }}"\n')) },
  },
  {
    title: 'a site overrides a layer that the profile does not have',
    id: 'profile.packs',
    status: 'bad',
    changes: { sites: [goodSite('denver', { profiles: [{ ...infraOfSite, packs: [overrideOf('edge-k3z')] }] })] },
  },
  {
    title: 'remote access is wanted, and no profile carries it',
    id: 'profile.remote',
    status: 'warn',
    changes: { sites: [goodSite('denver', { remoteAccess: { hasTemporaryUser: true } })] },
  },
  {
    title: 'the Kubernetes of a site of two nodes does not take two',
    id: 'profile.nodes',
    status: 'bad',
    changes: {
      sites: [goodSite('denver', { topology: { controlPlane: 2, workerPool: false, maxHosts: 2 } })],
      seed: withProfiles(k8s('podSubnet: 192.168.0.0/16\nserviceSubnet: 192.169.0.0/16\n')),
    },
  },
  {
    title: 'a cluster template is gone',
    id: 'profile.template',
    status: 'bad',
    changes: { sites: [goodSite('denver', { ...ofTemplate, timeZone: 'America/Denver' })] },
  },
  {
    title: 'a site of a template has no time zone',
    id: 'profile.template',
    status: 'bad',
    changes: {
      sites: [goodSite('denver', ofTemplate)],
      seed: { templates: [{ uid: ofTemplate.clusterTemplateUid, name: 'stores', profileUids: [] }] },
    },
  },
  {
    title: 'a cluster name is taken by a stranger, another is there twice',
    id: 'cluster.names',
    status: 'bad',
    changes: {
      plant: make(
        { name: 'denver', isRunning: true },
        own('boulder', { hosts: ['edge-b1'] }),
        own('boulder', { hosts: ['edge-b2'] }),
      ),
    },
  },
  {
    title: 'a VIP is taken',
    id: 'cluster.vips',
    status: 'bad',
    changes: {
      plant: make({ name: 'tills', cloudConfig: { controlPlaneEndpoint: { host: '10.1.2.10', type: 'VIP' } } }),
    },
  },
  {
    title: 'Palette would not accept the cluster',
    id: 'cluster.validate',
    status: 'bad',
    changes: { values: { site: ['denver'] }, seed: withProfiles({ name: 'edge-infra', cloudType: 'vsphere' }) },
  },
  {
    title: 'the name is taken where the key does not look',
    id: 'cluster.validate',
    status: 'warn',
    changes: {
      values: { site: ['denver'] },
      switches: { clusterNameScope: 'tenant' },
      plant: make({ name: 'denver', projectUid: OTHER_PROJECT_UID }),
    },
  },
  {
    title: 'this Palette has no virtualized clusters any more',
    id: 'cluster.kinds',
    status: 'bad',
    changes: {
      index: { olderKinds: ['virtualized'] },
      sites: [
        goodSite('denver'),
        goodSite('reno', { kind: 'virtualized', endpoint: { type: 'vip', host: '10.1.4.10' } }),
      ],
    },
  },
  {
    title: 'a backup location is gone',
    id: 'cluster.backups',
    status: 'bad',
    changes: { sites: [goodSite('denver', { policies: { ...nothing, backup: nightly } })] },
  },
  {
    title: 'a schedule never comes',
    id: 'plan.schedules',
    status: 'bad',
    changes: {
      sites: [goodSite('denver', { policies: { ...nothing, scans: { ...nothing.scans, security: '0 0 30 2 *' } } })],
    },
  },
  {
    title: 'Palette would ignore the patches that a site plans',
    id: 'plan.patches',
    status: 'warn',
    changes: {
      sites: [
        goodSite('denver', {
          policies: { ...nothing, osPatch: { schedule: '0 3 * * 0', onBoot: false, rebootIfRequired: true } },
        }),
      ],
    },
  },
  {
    title: 'the cluster has another name, and another project',
    id: 'drift.identity',
    status: 'bad',
    changes: {
      sites: [
        goodSite('denver', { clusterName: 'denver-new' }),
        ...goodSites.slice(1),
        goodSite('lab', { projectUid: OTHER_PROJECT_UID, endpoint: { type: 'vip', host: '10.1.9.9' } }),
      ],
      plant: make(own('denver'), own('boulder', { projectUid: OTHER_PROJECT_UID, hosts: [] })),
    },
  },
  {
    title: 'the cluster has an older profile, and lacks one',
    id: 'drift.profiles',
    status: 'warn',
    changes: {
      plant: (simulator) => {
        const older = simulator.snapshot().state.profiles.find(({ version }) => version === '1.1.0');
        make(own('denver', { profileUids: [older?.uid ?? ''] }))(simulator);
      },
    },
  },
  {
    title: 'the control plane is smaller than the config says',
    id: 'drift.size',
    status: 'warn',
    changes: {
      sites: [goodSite('denver', { topology: { controlPlane: 3, maxHosts: 3 } })],
      plant: make(own('denver', { workers: ['edge-w1', 'edge-w2', 'edge-w3'] })),
    },
  },
  {
    title: 'the cluster answers elsewhere',
    id: 'drift.vip',
    status: 'warn',
    changes: {
      plant: make(own('denver', { cloudConfig: { controlPlaneEndpoint: { host: '10.9.9.9', type: 'VIP' } } })),
    },
  },
  {
    title: 'Palette has older tags and no time zone',
    id: 'drift.settings',
    status: 'warn',
    changes: {
      values: { site: ['denver'] },
      sites: [goodSite('denver', { timeZone: 'America/Denver' })],
      plant: make(own('denver')),
    },
  },
  {
    title: 'the site of a cluster has left the config',
    id: 'drift.orphans',
    status: 'warn',
    changes: { plant: make(own('reno', { projectUid: DEFAULT_PROJECT_UID })) },
  },
  {
    title: 'the KV store does not let us in',
    id: 'store.answers',
    status: 'bad',
    changes: { variables: { KV_REST_API_URL: 'http://127.0.0.1:9', KV_REST_API_TOKEN: 'planted-kv-token' } },
  },
  { title: 'nobody listens at the deployment', id: 'origin.answers', status: 'bad', changes: { health: null } },
  {
    title: 'the deployment asks for a login',
    id: 'origin.answers',
    status: 'bad',
    changes: { health: { status: 401, body: '<html>Authentication Required</html>' } },
  },
  {
    title: 'the deployment lacks its variables',
    id: 'origin.answers',
    status: 'bad',
    changes: { health: { status: 503, body: { ok: false, mode: null, palette: null, store: null, version: null } } },
  },
  {
    title: 'the deployment cannot use its key',
    id: 'origin.answers',
    status: 'bad',
    changes: { health: { status: 503, body: { ...goodHealth.body, ok: false, palette: 'credential_refused' } } },
  },
  {
    title: 'the deployment uses the simulator',
    id: 'origin.answers',
    status: 'warn',
    changes: { health: { status: 200, body: { ...goodHealth.body, mode: 'simulator', palette: 'simulator' } } },
  },
  {
    title: 'the deployment runs another commit',
    id: 'origin.version',
    status: 'warn',
    changes: { health: { status: 200, body: { ...goodHealth.body, version: 'ffffffffffff' } } },
  },
];
