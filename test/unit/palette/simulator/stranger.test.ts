import { expect, test } from 'vitest';
import { at, createBench, hostBody, makeCluster } from './bench';

test('a stranger makes two clusters of one name whatever the switches say', async () => {
  const bench = createBench();
  const uids = [1, 2].map(() => bench.simulator.stranger.createCluster({ name: 'store-12' }));
  expect(new Set(uids).size).toBe(2);
  const list = await bench.call('GET', '/v1/dashboard/spectroclusters/metadata');
  expect(at(list.body, 'items')).toHaveLength(2);
});

test("a stranger's cluster of another kind bears no labels of ours", async () => {
  const bench = createBench();
  const uid = bench.simulator.stranger.createCluster({ name: 'store-12', cloudType: 'vsphere', isRunning: true });
  expect((await bench.call('GET', `/v1/spectroclusters/${uid}`)).body).toMatchObject({
    metadata: { labels: {} },
    spec: { cloudType: 'vsphere' },
    status: { state: 'Running' },
  });
});

test('a stranger adds a host to a pool, makes the pool if need be, and takes the host out again', async () => {
  const bench = createBench();
  const { configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  const { stranger } = bench.simulator;
  stranger.registerHost({ uid: 'edge-2', isPaired: true });
  stranger.addHostToPool('store-12', 'worker-pool', 'edge-2');
  const pool = async () =>
    at((await bench.call('GET', `/v1/cloudconfigs/edge-native/${configUid}`)).body, 'spec.machinePoolConfig.1');
  expect(await pool()).toMatchObject({ name: 'worker-pool', size: 1, hosts: [{ hostUid: 'edge-2' }] });
  stranger.removeHostFromPool('store-12', 'worker-pool', 'edge-2');
  expect(await pool()).toMatchObject({ size: 0, hosts: [] });
});

test('a stranger sets a cluster to Error, and gives the natural state back', async () => {
  const bench = createBench();
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(5);
  const state = async () => at((await bench.call('GET', `/v1/spectroclusters/${uid}/status`)).body, 'status.state');
  bench.simulator.stranger.setClusterState(uid, 'Error');
  expect(await state()).toBe('Error');
  const overview = await bench.call('GET', `/v1/dashboard/spectroclusters/${uid}/overview`);
  expect(at(overview.body, 'status.health.state')).toBe('UnHealthy');
  bench.simulator.stranger.setClusterState(uid, null);
  expect(await state()).toBe('Pending');
});

test('a stranger deletes clusters and hosts and rewrites labels', async () => {
  const bench = createBench();
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  const { stranger } = bench.simulator;
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2', { site: 'a' }));
  stranger.setHostLabels('edge-2', { site: 'b' });
  stranger.setClusterLabels(uid, { owner: 'lab' });
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-2')).body, 'metadata.labels')).toEqual({ site: 'b' });
  expect(at((await bench.call('GET', `/v1/spectroclusters/${uid}`)).body, 'metadata.labels')).toEqual({ owner: 'lab' });
  stranger.deleteHost('edge-2');
  expect((await bench.call('GET', '/v1/edgehosts/edge-2')).status).toBe(404);
  stranger.deleteCluster('store-12');
  expect(at((await bench.call('GET', `/v1/spectroclusters/${uid}/status`)).body, 'status.state')).toBe('Deleting');
});

test('what a stranger does is in no log', () => {
  const bench = createBench();
  bench.simulator.stranger.createCluster({ name: 'store-12' });
  expect(bench.simulator.log).toEqual([]);
});

test('a stranger cannot touch what is not there', () => {
  const { stranger } = createBench().simulator;
  expect(() => stranger.deleteCluster('none')).toThrow(/no cluster/);
  expect(() => stranger.setHostLabels('none', {})).toThrow(/no edge host/);
});
