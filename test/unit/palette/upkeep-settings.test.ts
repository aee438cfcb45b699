import { describe, expect, test } from 'vitest';
import { createFakePalette, failureOf, json, type Reply, refusal, whoWeAre } from '../../support/fake-palette';
import { testSite } from '../../support/test-site';

/** Answers by the end of the path; what is not named is not there. */
type Answers = Readonly<Record<string, Response>>;

const recorded: Answers = {
  '/v1/users/info': json(whoWeAre),
  '/v1/spectroclusters/c1': json({
    metadata: { uid: 'c1', name: 'denver', labels: { site: 'denver' }, annotations: { scope: 'project' } },
    spec: {
      clusterConfig: {
        timezone: 'America/Denver',
        machineManagementConfig: {
          osPatchConfig: { schedule: '0 4 * * 0', patchOnBoot: false, rebootIfRequired: true },
        },
      },
    },
    status: {
      state: 'Running',
      location: { countryCode: 'US', later: 1, geoLoc: { latitude: 39.74, longitude: -104.99 } },
    },
  }),
  '/v1/cloudconfigs/edge-native/k1': json({
    spec: { clusterConfig: { ntpServers: ['a'], fromTheFuture: { deep: 1 } }, machinePoolConfig: null },
  }),
  '/v1/spectroclusters/c1/profiles': json({
    profiles: [
      {
        metadata: { uid: 'p1', name: 'store-apps' },
        spec: { packs: [{ metadata: { name: 'nginx' }, spec: { name: 'nginx', values: 'a: 1' } }, { spec: null }] },
      },
      { metadata: { uid: 'p2', name: 'infra' }, spec: { packs: null } },
    ],
  }),
  '/v1/spectroclusters/c1/variables': json([
    {
      profileUid: 'p1',
      variables: [
        { name: 'tills', value: '3', format: 'number' },
        { name: 'password', value: '********', isSensitive: true },
        { name: 'unset' },
      ],
    },
  ]),
  '/v1/spectroclusters/c1/features/complianceScan': json({
    spec: {
      driverSpec: {
        'kube-bench': { config: { schedule: { scheduledRunTime: '0 3 * * 1' } }, isClusterConfig: true },
        sonobuoy: { config: { schedule: { scheduledRunTime: '' } } },
      },
    },
  }),
  '/v1/spectroclusters/c1/features/backup': json({
    spec: {
      config: {
        ...{ backupLocationUid: 'l1', backupPrefix: 'denver', durationInHours: 720, includeAllDisks: true },
        ...{ includeClusterResourceMode: 'Never', namespaces: null, schedule: { scheduledRunTime: '0 2 * * *' } },
      },
    },
  }),
};

function read(changes: Answers = {}, site = testSite()) {
  const answers = { ...recorded, ...changes };
  const reply: Reply = ({ path }) => (answers[path] ?? refusal(404, 'RouteNotFound')).clone();
  const { upkeep } = createFakePalette([reply]);
  return upkeep.getSettings(site, 'c1', 'k1');
}

describe('what can be changed of a cluster', () => {
  test('is read in our words, and nothing else of it', async () => {
    expect(await read()).toEqual({
      metadata: { name: 'denver', labels: { site: 'denver' }, annotations: { scope: 'project' } },
      location: { latitude: 39.74, longitude: -104.99 },
      place: { countryCode: 'US', later: 1 },
      timeZone: 'America/Denver',
      osPatch: { schedule: '0 4 * * 0', onBoot: false, rebootIfRequired: true },
      templateUid: null,
      network: { ntpServers: ['a'], fromTheFuture: { deep: 1 } },
      profiles: [
        {
          uid: 'p1',
          name: 'store-apps',
          variables: { tills: '3' },
          sensitive: ['password'],
          packs: [
            { name: 'nginx', values: 'a: 1' },
            { name: '', values: null },
          ],
        },
        { uid: 'p2', name: 'infra', variables: {}, sensitive: [], packs: [] },
      ],
      scans: { security: '0 3 * * 1', penetration: null, conformance: null },
      backup: {
        ...{ locationUid: 'l1', prefix: 'denver', schedule: '0 2 * * *', keepHours: 720 },
        ...{ namespaces: [], includeDisks: true, clusterResources: 'never' },
      },
      unknown: [],
    });
  });

  test.each([
    ['is absent', refusal(404, 'ResourceNotFound')],
    ['is deleted', json({ metadata: { uid: 'c1' }, status: { state: 'Deleted' } })],
  ])('is nothing when the cluster %s', async (_name, answer) => {
    expect(await read({ '/v1/spectroclusters/c1': answer })).toBeNull();
  });

  test.each([
    ['no status', { metadata: { uid: 'c1' } }],
    ['a place at zero, zero', { metadata: {}, status: { location: { geoLoc: { latitude: 0, longitude: 0 } } } }],
    ['nulls', { metadata: {}, spec: { clusterConfig: null }, status: { state: 'Running', location: null } }],
    ['a blank time zone', { metadata: {}, spec: { clusterConfig: { timezone: '' } } }],
  ])('has neither place nor time zone with %s', async (_name, cluster) => {
    expect(await read({ '/v1/spectroclusters/c1': json(cluster) })).toMatchObject({ location: null, timeZone: null });
  });

  test('tells the template that its profiles come from', async () => {
    const cluster = { metadata: { uid: 'c1' }, spec: { clusterTemplate: { uid: 't1' } } };
    expect(await read({ '/v1/spectroclusters/c1': json(cluster) })).toMatchObject({ templateUid: 't1' });
  });
});

describe('a layer that nobody has set up', () => {
  test.each([
    [
      'complianceScan',
      refusal(404, 'ResourceNotFound'),
      { scans: { security: null, penetration: null, conformance: null } },
    ],
    ['backup', refusal(404, 'ResourceNotFound'), { backup: null }],
    ['backup', refusal(400, 'BackupNotConfigured'), { backup: null }],
    ['backup', refusal(500, 'BackupNotConfigured'), { backup: null }],
    [
      'backup',
      json({ spec: { config: { backupLocationUid: 'l1', schedule: { scheduledRunTime: '' } } } }),
      { backup: null },
    ],
    ['backup', json({ spec: null }), { backup: null }],
    ['complianceScan', json({}), { scans: { security: null } }],
  ])('%s is empty, and may be written', async (path, answer, empty) => {
    const settings = await read({ [`/v1/spectroclusters/c1/features/${path}`]: answer });
    expect(settings).toMatchObject({ ...empty, unknown: [] });
  });
});

describe('a layer that this Palette has no operations for', () => {
  test.each([
    ['/variables', 'variables'],
    ['/features/complianceScan', 'scans'],
    ['/features/backup', 'backup'],
  ])('%s is unknown, and all the rest is read', async (path, name) => {
    for (const answer of [
      refusal(404, 'RouteNotFound'),
      new Response('nothing here', { status: 404 }),
      json({}, 405),
    ]) {
      const settings = await read({ [`/v1/spectroclusters/c1${path}`]: answer });
      expect(settings).toMatchObject({ timeZone: 'America/Denver', unknown: [name] });
    }
  });
});

test.each(['/profiles', '/features/complianceScan', '/features/backup', '/variables'])(
  'a failure of %s fails the whole: what is not known must not be taken for nothing',
  async (path) => {
    const failed = read({ [`/v1/spectroclusters/c1${path}`]: refusal(500, 'RequestError') });
    expect(await failureOf(failed)).toMatchObject({ status: 500 });
  },
);

test.each([
  ['always', { includeClusterResourceMode: 'Always' }],
  ['auto', { includeClusterResourceMode: 'Auto' }],
  ['always', { includeClusterResources: true }],
  ['auto', { includeClusterResources: false }],
  ['auto', { includeClusterResourceMode: 'Sometimes' }],
])('backups take cluster resources along: %s from %j', async (clusterResources, told) => {
  const config = { backupLocationUid: 'l1', schedule: { scheduledRunTime: '0 2 * * *' }, ...told };
  const settings = await read({ '/v1/spectroclusters/c1/features/backup': json({ spec: { config } }) });
  expect(settings?.backup).toMatchObject({ clusterResources, keepHours: 0, prefix: '' });
});

test.each([
  ['always', { includeClusterResources: true }],
  ['never', { includeClusterResources: false }],
  ['never', {}],
])('backups of the older kinds know yes and no only: %s from %j', async (clusterResources, told) => {
  const config = { backupLocationUid: 'l1', schedule: { scheduledRunTime: '0 2 * * *' }, ...told };
  for (const [kind, path] of [
    ['virtualized', '/v1/cloudconfigs/libvirt/k1'],
    ['containerized', '/v1/cloudconfigs/edge/k1'],
  ] as const) {
    const answers = {
      [path]: json({ spec: { clusterConfig: {} } }),
      '/v1/spectroclusters/c1/features/backup': json({ spec: { config } }),
    };
    const settings = await read(answers, testSite('denver', { kind }));
    expect(settings?.backup).toMatchObject({ clusterResources });
  }
});
