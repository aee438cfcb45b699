import { describe, expect, test } from 'vitest';
import type { Pool } from '../../../lib/palette/model';
import type { PaletteUpkeep } from '../../../lib/palette/upkeep';
import { createFakePalette, failureOf, json, refusal } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';
import { testSite } from '../../support/test-site';

const noContent = new Response(null, { status: 204 });
const created = json({ uid: 'x1' }, 201);
const site = testSite();

/** A control-plane pool as read, with what a newer server says besides. */
const pool: Pool = {
  name: 'control-plane-pool',
  isControlPlane: true,
  hosts: [],
  wire: {
    name: 'control-plane-pool',
    size: 3,
    isControlPlane: true,
    labels: ['control-plane'],
    taints: [{ key: 'old', value: '', effect: 'NoSchedule' }],
    osType: 'Linux',
    fromTheFuture: { deep: 1 },
    hosts: ['h1', 'h2', 'h3'].map((hostUid) => ({
      ...{ hostUid, hostAddress: '10.1.2.3', nic: { ip: '10.1.2.3' } },
      later: true,
    })),
  },
};
const kept = (hostUid: string) => ({ hostUid, nic: { ip: '10.1.2.3' }, later: true });
const config = {
  ...{ name: 'control-plane-pool', isControlPlane: true, labels: ['control-plane'] },
  ...{ taints: [{ key: 'old', value: '', effect: 'NoSchedule' }], fromTheFuture: { deep: 1 } },
};

const poolPath = '/v1/cloudconfigs/edge-native/k1/machinePools/control-plane-pool';
const scans = { security: '0 3 * * 1', penetration: null, conformance: null };
const backup = {
  ...{ locationUid: 'l1', prefix: 'denver', schedule: '0 2 * * *', keepHours: 720 },
  ...{ namespaces: ['shop'], includeDisks: true, clusterResources: 'auto' as const },
};

type Row = readonly [
  string,
  (upkeep: PaletteUpkeep) => Promise<unknown>,
  { method: string; path: string; query?: Record<string, string>; body: unknown },
];

const rows: readonly Row[] = [
  [
    'takes a machine away',
    (upkeep) => upkeep.deleteMachine(site, 'k1', 'worker/pool', 'm 1'),
    {
      method: 'DELETE',
      path: '/v1/cloudconfigs/edge-native/k1/machinePools/worker%2Fpool/machines/m%201',
      body: null,
    },
  ],
  [
    'writes a pool without some hosts, everything else as read',
    (upkeep) => upkeep.replaceHosts(site, 'k1', pool, { added: [], removed: [hostId('h2')] }),
    {
      method: 'PUT',
      path: poolPath,
      body: { poolConfig: { ...config, size: 2 }, cloudConfig: { edgeHosts: [kept('h1'), kept('h3')] } },
    },
  ],
  [
    'writes a pool with one host in the place of another',
    (upkeep) =>
      upkeep.replaceHosts(site, 'k1', pool, {
        added: [{ hostId: hostId('h4'), address: null }],
        removed: [hostId('h2')],
      }),
    {
      method: 'PUT',
      path: poolPath,
      body: {
        poolConfig: { ...config, size: 3 },
        cloudConfig: { edgeHosts: [kept('h1'), kept('h3'), { hostUid: 'h4', hostName: '', nic: {} }] },
      },
    },
  ],
  [
    'minds no host that is not in the pool any more',
    (upkeep) => upkeep.replaceHosts(site, 'k1', pool, { added: [], removed: [hostId('h9')] }),
    {
      method: 'PUT',
      path: poolPath,
      body: {
        poolConfig: { ...config, size: 3 },
        cloudConfig: { edgeHosts: [kept('h1'), kept('h2'), kept('h3')] },
      },
    },
  ],
  [
    'writes other options of a pool: null takes one away, name and size stay',
    (upkeep) =>
      upkeep.replacePoolOptions(site, 'k1', pool, { taints: null, nodeRepaveInterval: 60, name: 'x', size: 9 }),
    {
      method: 'PUT',
      path: poolPath,
      body: {
        poolConfig: {
          ...{ name: 'control-plane-pool', isControlPlane: true, labels: ['control-plane'] },
          ...{ fromTheFuture: { deep: 1 }, nodeRepaveInterval: 60, size: 3 },
        },
        cloudConfig: { edgeHosts: [kept('h1'), kept('h2'), kept('h3')] },
      },
    },
  ],
  [
    'deletes a pool',
    (upkeep) => upkeep.deletePool(site, 'k1', 'tills'),
    {
      method: 'DELETE',
      path: '/v1/cloudconfigs/edge-native/k1/machinePools/tills',
      body: null,
    },
  ],
  [
    'deletes a cluster',
    (upkeep) => upkeep.deleteCluster('c1', false),
    {
      method: 'DELETE',
      path: '/v1/spectroclusters/c1',
      query: {},
      body: null,
    },
  ],
  [
    'forces the end of a cluster',
    (upkeep) => upkeep.deleteCluster('c1', true),
    {
      method: 'DELETE',
      path: '/v1/spectroclusters/c1',
      query: { forceDelete: 'true' },
      body: null,
    },
  ],
  [
    'resets a host',
    (upkeep) => upkeep.resetHost(hostId('h1')),
    {
      method: 'PUT',
      path: '/v1/edgehosts/h1/reset',
      body: null,
    },
  ],
  [
    'opens a host for IT',
    (upkeep) => upkeep.replaceTunnelConfig(hostId('h1'), { remoteSsh: 'enabled', remoteSshTempUser: 'disabled' }),
    {
      method: 'PATCH',
      path: '/v1/edgehosts/h1/tunnelConfig',
      body: { remoteSsh: 'enabled', remoteSshTempUser: 'disabled' },
    },
  ],
  [
    'replaces labels and annotations',
    (upkeep) => upkeep.replaceClusterLabels('c1', { name: 'denver', labels: { site: 'a' }, annotations: { b: 'c' } }),
    {
      method: 'PATCH',
      path: '/v1/spectroclusters/c1/metadata',
      body: { metadata: { name: 'denver', labels: { site: 'a' }, annotations: { b: 'c' } } },
    },
  ],
  [
    'moves a cluster, and carries through what else is said of its place',
    (upkeep) => upkeep.replaceLocation('c1', { latitude: 39.74, longitude: -104.99 }, { countryCode: 'US', later: 1 }),
    {
      method: 'PUT',
      path: '/v1/spectroclusters/c1/location',
      body: { location: { countryCode: 'US', later: 1, geoLoc: { latitude: 39.74, longitude: -104.99 } } },
    },
  ],
  [
    'sets the clock of a cluster',
    (upkeep) => upkeep.replaceTimeZone('c1', 'America/Denver'),
    {
      method: 'PATCH',
      path: '/v1/spectroclusters/c1/clusterConfig/timezone',
      body: { timezone: 'America/Denver' },
    },
  ],
  [
    'replaces the network as it was read and changed',
    (upkeep) => upkeep.replaceNetwork(site, 'k1', { ntpServers: ['a'], fromTheFuture: 1 }),
    {
      method: 'PUT',
      path: '/v1/cloudconfigs/edge-native/k1/clusterConfig',
      body: { clusterConfig: { ntpServers: ['a'], fromTheFuture: 1 } },
    },
  ],
  [
    'gives profiles other values',
    (upkeep) =>
      upkeep.changeProfiles('c1', [
        {
          uid: 'p1',
          variables: { tills: '3' },
          packs: [
            { name: 'nginx', values: 'a: 1', manifests: [] },
            { name: 'app', values: null, manifests: [{ name: 'm', content: 'kind: A' }] },
          ],
        },
        { uid: 'p3', variables: {}, packs: [], replaces: 'p2' },
      ]),
    {
      method: 'PATCH',
      path: '/v1/spectroclusters/c1/profiles',
      body: {
        profiles: [
          {
            uid: 'p1',
            variables: [{ name: 'tills', value: '3' }],
            packValues: [
              { name: 'nginx', values: 'a: 1' },
              { name: 'app', manifests: [{ name: 'm', content: 'kind: A' }] },
            ],
          },
          { uid: 'p3', replaceWithProfile: 'p2', variables: [] },
        ],
      },
    },
  ],
  [
    'ends the backups by schedule',
    (upkeep) => upkeep.replaceBackup(site, 'c1', null),
    {
      method: 'DELETE',
      path: '/v1/spectroclusters/c1/features/backup',
      body: null,
    },
  ],
];

test.each(rows)('%s, in one call', async (_name, act, request) => {
  const { upkeep, sent } = createFakePalette([noContent]);
  await act(upkeep);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject(request);
  if (request.query !== undefined) expect(sent[0]?.query).toEqual(request.query);
  expect(sent[0]?.body).toEqual(request.body);
});

test.each(rows)('%s, and is never sent again by itself', async (_name, act) => {
  const { upkeep, sent } = createFakePalette([refusal(503, 'Busy')]);
  expect(await failureOf(act(upkeep))).toMatchObject({ status: 503 });
  expect(sent).toHaveLength(1);
});

test('the paths of other kinds are their own', async () => {
  const { upkeep, sent } = createFakePalette([noContent]);
  for (const kind of ['virtualized', 'containerized'] as const) {
    await upkeep.deletePool(testSite('denver', { kind }), 'k1', 'tills');
  }
  expect(sent.map(({ path }) => path)).toEqual([
    '/v1/cloudconfigs/libvirt/k1/machinePools/tills',
    '/v1/cloudconfigs/edge/k1/machinePools/tills',
  ]);
});

describe('the machines of a pool', () => {
  test.each([
    ['Running', { isRunning: true, hasFailed: false, isLeaving: false }],
    ['Failed', { isRunning: false, hasFailed: true, isLeaving: false }],
    ['Deleting', { isRunning: false, hasFailed: false, isLeaving: true }],
    ['Deleted', { isRunning: false, hasFailed: false, isLeaving: true }],
    ['Unknown', { isRunning: false, hasFailed: false, isLeaving: false }],
  ])('%s', async (instanceState, state) => {
    const items = [{ metadata: { uid: 'm1' }, spec: { edgeHostUid: 'h1' }, status: { instanceState } }];
    const { upkeep } = createFakePalette([json({ items })]);
    expect(await upkeep.listMachines(site, 'k1', 'p')).toMatchObject([{ uid: 'm1', hostId: 'h1', ...state }]);
  });
});

describe('what Palette does by itself', () => {
  const scanBody = {
    kubeBench: { schedule: { scheduledRunTime: '0 3 * * 1' } },
    kubeHunter: { schedule: { scheduledRunTime: '' } },
    sonobuoy: { schedule: { scheduledRunTime: '' } },
  };
  const backupBody = {
    ...{ backupLocationUid: 'l1', backupPrefix: 'denver', durationInHours: 720, includeAllDisks: true },
    ...{ includeClusterResourceMode: 'Auto', namespaces: ['shop'], schedule: { scheduledRunTime: '0 2 * * *' } },
  };

  test.each([
    ['scans', (upkeep: PaletteUpkeep) => upkeep.replaceScans('c1', scans), 'complianceScan', scanBody],
    ['backups', (upkeep: PaletteUpkeep) => upkeep.replaceBackup(site, 'c1', backup), 'backup', backupBody],
  ] as const)('%s that were planned before are replaced, others are made', async (_name, act, path, body) => {
    const planned = createFakePalette([json({ spec: {} }), noContent]);
    await act(planned.upkeep);
    expect(planned.sent[1]).toMatchObject({ method: 'PUT', path: `/v1/spectroclusters/c1/features/${path}`, body });
    for (const none of [refusal(404, 'ResourceNotFound'), refusal(400, 'BackupNotConfigured')]) {
      const fresh = createFakePalette([none, created]);
      await act(fresh.upkeep);
      expect(fresh.sent[1]).toMatchObject({ method: 'POST', path: `/v1/spectroclusters/c1/features/${path}`, body });
    }
  });

  test.each([
    ['always', true],
    ['never', false],
  ] as const)(
    'backups of the older kinds say yes or no to cluster resources, and no newer word: %s',
    async (clusterResources, said) => {
      const { includeClusterResourceMode: _newer, ...others } = backupBody;
      for (const kind of ['virtualized', 'containerized'] as const) {
        const { upkeep, sent } = createFakePalette([json({ spec: {} }), noContent]);
        await upkeep.replaceBackup(testSite('denver', { kind }), 'c1', { ...backup, clusterResources });
        expect(sent[1]?.body).toEqual({ ...others, includeClusterResources: said });
      }
    },
  );

  test('nothing is written when Palette does not say what there is', async () => {
    const { upkeep, sent } = createFakePalette([refusal(500, 'RequestError')]);
    await failureOf(upkeep.replaceScans('c1', scans));
    expect(sent.every(({ method }) => method === 'GET')).toBe(true);
  });
});
