import { expect, test } from 'vitest';
import { defaultSeed } from '../../lib/palette/simulator/default-seed';
import { routes } from '../../lib/palette/simulator/routes';
import { beyondRoutes } from '../../lib/palette/simulator/routes-beyond';
import type { Switches } from '../../lib/palette/simulator/switches';
import {
  addOnUid,
  at,
  clusterBody,
  createBench,
  hostBody,
  infraUid,
  makeCluster,
  poolBody,
  searchBody,
} from '../unit/palette/simulator/bench';
import { type Checker, createChecker, describeContract } from './openapi';
import { beyondOperations, withBeyond } from './openapi-beyond';

type Bench = ReturnType<typeof createBench>;

const seed = { ...defaultSeed, templates: [{ uid: 't1', name: 'shops', profileUids: [infraUid] }] };
const nameOf = ({ method, template }: { readonly method: string; readonly template: string }) =>
  `${method} ${template}`;

describeContract('the simulator against the published API description', (_checker, description) => {
  const checker = createChecker(withBeyond(description));

  test('every operation served is a described one', () => {
    const described = new Set(
      Object.entries(description.paths).flatMap(([path, item]) =>
        Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
      ),
    );
    for (const route of routes) expect(described).toContain(nameOf(route));
  });

  test('every operation beyond it is listed with its source, and is in truth beyond it', () => {
    expect(beyondRoutes.map(nameOf)).toEqual(beyondOperations);
    const { paths } = withBeyond(description);
    for (const operation of beyondOperations) {
      const [method = '', path = ''] = operation.split(' ');
      expect(paths[path]?.[method.toLowerCase()], operation).toBeDefined();
      expect(description.paths[path], operation).toBeUndefined();
    }
  });

  test('every answer conforms, from the first host to the deleted cluster, and every operation is exercised', async () => {
    const bench = createBench({ seed });
    await wholeLife(bench);
    expectConformance(checker, bench);
    const exercised = new Set(bench.simulator.log.map((entry) => `${entry.method} ${entry.template}`));
    expect([...routes, ...beyondRoutes].map(nameOf).filter((name) => !exercised.has(name))).toEqual([]);
  });

  const positions: Partial<Switches>[] = [
    { specNullArrays: true },
    { statusBeforeExists: 'empty', healthOnUnpaired: 'absent', cloudConfigUidInSearch: 'absent' },
    { inUseMoment: 'when-agent-picks-up', searchLagMs: 3000 },
    { omittedHostInPut: 'kept', hostOfOtherProject: 'readable' },
    { poolChangeWhileProvisioning: { status: 409, code: 'ClusterIsProvisioning' } },
    { labelWriteOnUnpaired: { status: 400, code: 'EdgeHostDeviceNotRegistered' } },
    { validateClusterErrors: 'as-error-status', duplicateClusterName: 'accept', hostInUse: 'accept' },
    { unknownHost: 'accept', evenControlPlane: 'accept', poolSizeMismatch: 'accept', infraProfiles: 'accept' },
    { retryAfterOn429: 'present', maxPageSize: 1 },
    { hostOfDeletedMachine: 'leaves-pool', deletionHangs: true, temporaryControlPlane: 'refuse' },
    { clusterFeatures: 'absent', variableValue: 'accept', clusterTemplate: 'accept', backupLocation: 'accept' },
  ];
  test.each(positions)('every answer conforms with %j', async (switches) => {
    const bench = createBench({ switches, seed });
    await wholeLife(bench);
    expectConformance(checker, bench);
  });

  test('every refusal carries an error body as described', async () => {
    const bench = createBench({ limits: 'on' });
    await refusals(bench);
    expectConformance(checker, bench);
    expect(bench.simulator.log.every((entry) => (entry.status ?? 0) >= 400 || entry.effect !== 'refused')).toBe(true);
  });
});

function expectConformance(checker: Checker, bench: Bench): void {
  const violations = bench.simulator.log.flatMap((entry) =>
    checker.checkResponse(entry).map((violation) => `${entry.method} ${entry.template} ${entry.status}: ${violation}`),
  );
  expect(violations).toEqual([]);
  const wrongRequests = bench.simulator.log
    .filter((entry) => entry.status !== null && entry.status < 300)
    .flatMap((entry) => checker.checkRequest(entry).map((violation) => `${entry.method} ${entry.path}: ${violation}`));
  expect(wrongRequests).toEqual([]);
}

/** One site's life; after each step everything that can be read is read. */
async function wholeLife(bench: Bench): Promise<void> {
  const { simulator, call, pass } = bench;
  for (const id of ['edge-1', 'edge-2', 'edge-3']) simulator.devices.create({ id });
  await readEverything(bench, '', '');
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
  await call('POST', '/v1/edgehosts', hostBody('edge-3', { site: 'store-12', fragile: 'spectro__tag' }));
  await readEverything(bench, uid, configUid);
  await writeEverything(bench, uid, configUid);
  for (const seconds of [3, 15, 60, 200, 400]) {
    pass(seconds);
    await readEverything(bench, uid, configUid);
  }
  await writeEverything(bench, uid, configUid);
  await readEverything(bench, uid, configUid);
  simulator.devices.powerOff('edge-2');
  pass(100);
  simulator.stranger.setClusterState(uid, 'Error');
  await readEverything(bench, uid, configUid);
  await takeApart(bench, uid, configUid);
  await call('DELETE', `/v1/spectroclusters/${uid}`);
  await readEverything(bench, uid, configUid);
  pass(100);
  await readEverything(bench, uid, configUid);
  await call('DELETE', '/v1/edgehosts/edge-3');
}

async function readEverything({ call }: Bench, uid: string, configUid: string): Promise<void> {
  const config = `/v1/cloudconfigs/edge-native/${configUid}`;
  const profiles = await call('GET', '/v1/dashboard/clusterprofiles/metadata');
  const profileUids = [0, 5, 9].map((index) => at(profiles.body, `items.${index}.metadata.uid`));
  const reads = [
    '/v1/users/info',
    '/v1/health/ping',
    '/v1/health/ready',
    '/v1/dashboard/projects/metadata?name=Sites',
    '/v1/edgehosts/metadata?type=edge-native&quickFilter=unusedEdgeHosts',
    '/v1/edgehosts/tags',
    '/v1/edgehosts/tokens',
    ...['edge-1', 'edge-2', 'edge-3'].map((host) => `/v1/edgehosts/${host}?resolvePackValues=false`),
    '/v1/dashboard/edgehosts/search/schema',
    ...profileUids.flatMap((profile) =>
      ['', '/packs', '/variables', '/spc/download'].map((part) => `/v1/clusterprofiles/${profile}${part}`),
    ),
    '/v1/spectroclusters/validate/name?name=store-99',
    '/v1/spectroclusters/tags',
    `/v1/spectroclusters/${uid}?includeTags=system`,
    `/v1/spectroclusters/${uid}/status`,
    `/v1/spectroclusters/${uid}/edge-native/edgeHosts`,
    `/v1/spectroclusters/${uid}/profiles`,
    `/v1/spectroclusters/${uid}/variables`,
    `/v1/spectroclusters/${uid}/features/complianceScan`,
    `/v1/spectroclusters/${uid}/features/backup`,
    '/v1/users/assets/locations',
    '/v1/clusterTemplates/t1',
    `/v1/dashboard/spectroclusters/${uid}/overview`,
    '/v1/dashboard/spectroclusters/search/schema',
    '/v1/dashboard/spectroclusters/metadata',
    config,
    `${config}/machinePools/control-plane-pool/machines`,
    `${config}/machinePools/worker-pool/machines`,
    `/v1/events/components/spectrocluster/${uid}?limit=20`,
    '/v1/events/components/edgehost/edge-1',
  ];
  for (const path of reads.filter((path) => uid !== '' || !/\/(spectrocluster|cloudconfig)s?\//.test(path))) {
    await call('GET', path);
  }
  const machines = await call('GET', `${config}/machinePools/control-plane-pool/machines`);
  await call('GET', `${config}/machinePools/control-plane-pool/machines/${at(machines.body, 'items.0.metadata.uid')}`);
  await call('POST', '/v1/dashboard/edgehosts/search?limit=1', searchBody('state', 'ready'));
  await call('POST', '/v1/dashboard/edgehosts/search', {});
  await call('POST', '/v1/dashboard/appliances/metadata', { filter: { name: { beginsWith: 'edge' } } });
  await call('POST', '/v1/dashboard/clusterprofiles', { filter: { profileType: ['infra', 'cluster'] } });
  await call('POST', '/v1/dashboard/spectroclusters/search', searchBody('clusterName', 'store-12'));
  await call('POST', '/v1/dashboard/spectroclusters/metadata', { filter: { name: { eq: 'store-12' } }, sort: 'name' });
  await call('POST', '/v1/dashboard/spectroclusters/metadata/search', searchBody('tags', 'site:store-12'));
  await call('POST', '/v1/spectroclusters/edge-native/validate', clusterBody('store-12', ['edge-1', 'edge-9']));
}

async function writeEverything({ call }: Bench, uid: string, configUid: string): Promise<void> {
  const config = `/v1/cloudconfigs/edge-native/${configUid}`;
  const host = await call('GET', '/v1/edgehosts/edge-1');
  await call('PUT', '/v1/edgehosts/edge-1', at(host.body, 'metadata') && { metadata: at(host.body, 'metadata') });
  await call('PUT', '/v1/edgehosts/edge-1/meta', { metadata: { uid: 'edge-1', name: 'edge-1', labels: { a: 'b' } } });
  await call('PATCH', '/v1/edgehosts/edge-1/hostPairingKey', { hostPairingKey: 'pair-me' });
  await call('PATCH', '/v1/edgehosts/edge-1/tunnelConfig', { remoteSsh: 'enabled', remoteSshTempUser: 'disabled' });
  await call('PATCH', `/v1/spectroclusters/${uid}/metadata`, { metadata: { name: 'store-12', labels: { site: 's' } } });
  await changeSettings({ call }, `/v1/spectroclusters/${uid}`);
  await call('PUT', `${config}/clusterConfig`, { clusterConfig: { controlPlaneEndpoint: { host: '10.0.0.9' } } });
  await call('PUT', `${config}/machinePools/worker-pool`, poolBody('worker-pool', ['edge-2', 'edge-3']));
  await call('PUT', `${config}/machinePools/worker-pool`, poolBody('worker-pool', ['edge-2']));
  await call('POST', `${config}/machinePools`, poolBody('spare-pool', ['edge-3']));
  await call('DELETE', `${config}/machinePools/spare-pool`);
}

async function changeSettings({ call }: Pick<Bench, 'call'>, cluster: string): Promise<void> {
  const locations = await call('GET', '/v1/users/assets/locations');
  const scans = { kubeBench: { schedule: { scheduledRunTime: '0 3 * * 1' } } };
  const backup = {
    ...{ backupLocationUid: at(locations.body, 'items.0.metadata.uid'), backupPrefix: 'store', durationInHours: 72 },
    ...{ includeAllDisks: true, includeClusterResourceMode: 'Auto', namespaces: ['shop'] },
    schedule: { scheduledRunTime: '0 2 * * *' },
  };
  const variables = [{ name: 'till_count', value: '3' }];
  const values = [{ name: 'edge-k3s', values: 'a: 1', manifests: [{ name: 'm', content: 'kind: A' }] }];
  await call('PUT', `${cluster}/location`, { location: { geoLoc: { latitude: 39.74, longitude: -104.99 } } });
  await call('PATCH', `${cluster}/clusterConfig/timezone`, { timezone: 'America/Denver' });
  await call('PATCH', `${cluster}/clusterConfig/osPatch`, { osPatchConfig: { schedule: '0 4 * * 0' } });
  await call('PATCH', `${cluster}/profiles`, {
    profiles: [
      { uid: addOnUid, replaceWithProfile: addOnUid, variables },
      { uid: infraUid, replaceWithProfile: infraUid, packValues: values },
    ],
  });
  for (const method of ['POST', 'PUT']) {
    await call(method, `${cluster}/features/complianceScan`, scans);
    await call(method, `${cluster}/features/backup`, backup);
  }
  await call('GET', `${cluster}/profiles`);
  await call('GET', `${cluster}/variables`);
  await call('GET', `${cluster}/features/backup`);
  await call('DELETE', `${cluster}/features/backup`);
  await call('PUT', '/v1/edgehosts/edge-3/reset');
}

async function takeApart({ call }: Bench, uid: string, configUid: string): Promise<void> {
  const pool = `/v1/cloudconfigs/edge-native/${configUid}/machinePools/worker-pool`;
  const machines = await call('GET', `${pool}/machines`);
  await call('DELETE', `${pool}/machines/${at(machines.body, 'items.0.metadata.uid')}`);
  await call('GET', `${pool}/machines`);
  await call('POST', `/v1/spectroclusters/${uid}/edge/reset`);
}

async function refusals(bench: Bench): Promise<void> {
  const { call, simulator } = bench;
  await makeCluster(bench, 'store-12', ['edge-1']);
  await call('GET', '/v1/users/info', undefined, { ApiKey: 'wrong' });
  await call('GET', '/v1/users/info', undefined, { ApiKey: '' });
  await call('GET', '/v1/users/info', undefined, { ProjectUid: 'nowhere' });
  await call('GET', '/v1/nothing');
  await call('POST', '/v1/edgehosts', '{"metadata":');
  await call('POST', '/v1/edgehosts', { metadata: {} });
  await call('POST', '/v1/edgehosts', hostBody('edge-1'));
  await call('POST', '/v1/edgehosts', hostBody('tokens'));
  for (const hosts of [['edge-1'], ['edge-9'], [], ['edge-1', 'edge-2']]) {
    await call('POST', '/v1/spectroclusters/edge-native', clusterBody(`store-${hosts.length}`, hosts));
  }
  simulator.faults.add({ kind: 'error', isDone: false, refusal: { status: 500, code: 'RequestError' }, match: {} });
  await call('GET', '/v1/users/info');
  for (let count = 0; count < 60; count += 1) await call('GET', '/v1/edgehosts/edge-1');
}
