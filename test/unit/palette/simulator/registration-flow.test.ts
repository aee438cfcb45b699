import { expect, test } from 'vitest';
import { at, clusterBody, createBench, hostBody, makeCluster, poolBody, searchBody } from './bench';

test('a registered host is unpaired, has empty health and bears the ID as its uid', async () => {
  const bench = createBench();
  const made = await bench.call('POST', '/v1/edgehosts', hostBody('edge-1', { site: 'store-12' }));
  expect(made).toMatchObject({ status: 201, body: { uid: 'edge-1' } });
  expect(made.headers.get('AuditUid')).toMatch(/^[0-9a-f]{24}$/);
  const read = await bench.call('GET', '/v1/edgehosts/edge-1');
  expect(read.body).toMatchObject({
    metadata: { uid: 'edge-1', labels: { site: 'store-12' } },
    status: { state: 'unpaired', health: { state: '' }, inUseClustersRef: [] },
  });
});

test('a cluster is created, found by its name and holds its host', async () => {
  const bench = createBench();
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  const found = await bench.call('POST', '/v1/dashboard/spectroclusters/search', searchBody('clusterName', 'store-12'));
  expect(at(found.body, 'items.0')).toMatchObject({
    metadata: { uid, labels: { site: 'store-12' } },
    specSummary: { cloudConfig: { uid: configUid, cloudType: 'edge-native' } },
  });
  const config = await bench.call('GET', `/v1/cloudconfigs/edge-native/${configUid}`);
  expect(at(config.body, 'spec.machinePoolConfig.0')).toMatchObject({
    name: 'control-plane-pool',
    size: 1,
    isControlPlane: true,
    hosts: [{ hostUid: 'edge-1', hostAddress: '' }],
  });
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-1')).body, 'status')).toMatchObject({
    state: 'in-use',
    inUseClustersRef: [{ uid, name: 'store-12' }],
  });
});

test('a second host joins through a worker pool, a third by a PUT of the whole list', async () => {
  const bench = createBench();
  const { configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  const pools = `/v1/cloudconfigs/edge-native/${configUid}/machinePools`;
  for (const uid of ['edge-2', 'edge-3']) await bench.call('POST', '/v1/edgehosts', hostBody(uid));
  expect((await bench.call('POST', pools, poolBody('worker-pool', ['edge-2']))).status).toBe(201);
  expect((await bench.call('PUT', `${pools}/worker-pool`, poolBody('worker-pool', ['edge-2', 'edge-3']))).status).toBe(
    204,
  );
  const config = await bench.call('GET', `/v1/cloudconfigs/edge-native/${configUid}`);
  expect(at(config.body, 'spec.machinePoolConfig.1')).toMatchObject({
    size: 2,
    hosts: [{ hostUid: 'edge-2' }, { hostUid: 'edge-3' }],
  });
});

test('hosts are found by tag and profiles by name', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1', { site: 'store-12' }));
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2', { site: 'store-13' }));
  const found = await bench.call('POST', '/v1/dashboard/edgehosts/search', searchBody('tags', 'site:store-12'));
  expect(found.body).toMatchObject({ items: [{ metadata: { uid: 'edge-1' } }], listmeta: { continue: '', count: 1 } });
  const profiles = await bench.call('GET', '/v1/dashboard/clusterprofiles/metadata');
  expect(at(profiles.body, 'items')).toContainEqual(
    expect.objectContaining({ spec: { cloudType: 'edge-native', version: '1.2.0' } }),
  );
});

test('the same host again is refused with the known code and writes nothing', async () => {
  const bench = createBench();
  await makeCluster(bench, 'store-12', ['edge-1']);
  const again = await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  expect(again).toMatchObject({ status: 409, body: { code: 'AlreadyRegisteredEdgeHostDevice', details: null } });
  const second = await bench.call('POST', '/v1/spectroclusters/edge-native', clusterBody('store-12', ['edge-1']));
  expect(second).toMatchObject({ status: 409, body: { code: 'DuplicateClusterName' } });
  expect(bench.simulator.log.filter((entry) => entry.effect === 'write')).toHaveLength(2);
  expect(bench.simulator.log.filter((entry) => entry.effect === 'refused')).toHaveLength(2);
});
