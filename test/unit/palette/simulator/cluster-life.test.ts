import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, type Bench, createBench, hostBody, makeCluster, poolBody, searchBody } from './bench';

const durations = { statusAppears: 2, pending: 10, callHome: 30, pickUp: 10, install: 300, deleting: 60 };

async function stateOf(bench: Bench, uid: string): Promise<unknown> {
  return at((await bench.call('GET', `/v1/spectroclusters/${uid}/status`)).body, 'status.state');
}

async function hostStateOf(bench: Bench, uid: string): Promise<unknown> {
  return at((await bench.call('GET', `/v1/edgehosts/${uid}`)).body, 'status.state');
}

test('a cluster has no status, is Pending, Provisioning, and Running when its host is installed', async () => {
  const bench = createBench({ durations });
  bench.simulator.devices.create({ id: 'edge-1' });
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  expect((await bench.call('GET', `/v1/spectroclusters/${uid}`)).body).not.toHaveProperty('status');
  expect(await stateOf(bench, uid)).toBeUndefined();
  bench.pass(2);
  expect(await stateOf(bench, uid)).toBe('Pending');
  bench.pass(8);
  expect(await stateOf(bench, uid)).toBe('Provisioning');
  // Calls home at 30 s, picks up at 40 s, is installed at 340 s.
  bench.pass(329);
  expect(await stateOf(bench, uid)).toBe('Provisioning');
  bench.pass(1);
  expect(await stateOf(bench, uid)).toBe('Running');
  const overview = await bench.call('GET', `/v1/dashboard/spectroclusters/${uid}/overview`);
  expect(at(overview.body, 'status.health.state')).toBe('Healthy');
});

test('a cluster stays Provisioning for ever while one of its hosts never calls home', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  bench.simulator.devices.create({ id: 'edge-2', isPowered: false });
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
  bench.pass(1e6);
  expect(await stateOf(bench, uid)).toBe('Provisioning');
  const machines = `/v1/cloudconfigs/edge-native/${configUid}/machinePools`;
  const control = await bench.call('GET', `${machines}/control-plane-pool/machines`);
  const worker = await bench.call('GET', `${machines}/worker-pool/machines`);
  expect(at(control.body, 'items.0.status')).toMatchObject({ instanceState: 'Running', ready: true });
  expect(at(worker.body, 'items.0.status')).toMatchObject({ instanceState: 'Pending', ready: false });
  bench.simulator.devices.powerOn('edge-2');
  bench.pass(400);
  expect(await stateOf(bench, uid)).toBe('Running');
});

test('a running cluster stays Running while a new host is being installed', async () => {
  const bench = createBench();
  for (const id of ['edge-1', 'edge-2']) bench.simulator.devices.create({ id });
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(400);
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2'));
  const pools = `/v1/cloudconfigs/edge-native/${configUid}/machinePools`;
  await bench.call('POST', pools, poolBody('worker-pool', ['edge-2']));
  bench.pass(100);
  expect(await stateOf(bench, uid)).toBe('Running');
  const machine = async () => at((await bench.call('GET', `${pools}/worker-pool/machines`)).body, 'items.0.status');
  expect(await machine()).toMatchObject({ instanceState: 'Provisioning' });
  bench.pass(300);
  expect(await machine()).toMatchObject({ instanceState: 'Running' });
});

test('the delete runs through Deleting to Deleted, and only then are hosts free and the name gone from live lists', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  const { uid, configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(400);
  expect((await bench.call('DELETE', `/v1/spectroclusters/${uid}`)).status).toBe(204);
  expect(await stateOf(bench, uid)).toBe('Deleting');
  expect(await hostStateOf(bench, 'edge-1')).toBe('in-use');
  expect((await bench.call('DELETE', `/v1/spectroclusters/${uid}`)).status).toBe(204);
  bench.pass(60);
  expect(await stateOf(bench, uid)).toBe('Deleted');
  expect(await hostStateOf(bench, 'edge-1')).toBe('ready');
  expect((await bench.call('GET', `/v1/cloudconfigs/edge-native/${configUid}`)).status).toBe(404);
  expect((await bench.call('DELETE', `/v1/spectroclusters/${uid}`)).status).toBe(404);
  const live = await bench.call('GET', '/v1/dashboard/spectroclusters/metadata');
  expect(live.body).toEqual({ items: [] });
  const search = await bench.call(
    'POST',
    '/v1/dashboard/spectroclusters/search',
    searchBody('clusterState', 'Deleted'),
  );
  expect(at(search.body, 'items.0.metadata.uid')).toBe(uid);
});

test('a forced delete is over at once, and a deleted cluster is forgotten after three days', async () => {
  const bench = createBench();
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  await bench.call('DELETE', `/v1/spectroclusters/${uid}?forceDelete=true`);
  expect(await stateOf(bench, uid)).toBe('Deleted');
  bench.pass(72 * 3600 + 1);
  expect((await bench.call('GET', `/v1/spectroclusters/${uid}`)).status).toBe(404);
});

test('a host that never called home is unpaired again when its cluster is gone', async () => {
  const bench = createBench();
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  expect(await hostStateOf(bench, 'edge-1')).toBe('in-use');
  await bench.call('DELETE', `/v1/spectroclusters/${uid}?forceDelete=true`);
  expect(await hostStateOf(bench, 'edge-1')).toBe('unpaired');
});

test('time runs as many times faster as the time scale says', async () => {
  const bench = createBench({ timeScale: 60 });
  bench.simulator.devices.create({ id: 'edge-1' });
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(340 / 60 - 0.01);
  expect(await stateOf(bench, uid)).toBe('Provisioning');
  bench.pass(0.02);
  expect(await stateOf(bench, uid)).toBe('Running');
});

test('what has happened does not depend on when or how often anyone looked', async () => {
  const seconds = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(seconds, async (looks) => {
      const watched = createBench();
      const alone = createBench();
      for (const bench of [watched, alone]) {
        bench.simulator.devices.create({ id: 'edge-1' });
        await makeCluster(bench, 'store-12', ['edge-1']);
      }
      for (const pause of looks) {
        watched.pass(pause);
        await watched.call('GET', '/v1/edgehosts/edge-1');
        alone.pass(pause);
      }
      expect(watched.simulator.snapshot()).toEqual(alone.simulator.snapshot());
    }),
    { numRuns: 25 },
  );
});

test('events tell the story newest first, failures as errors', async () => {
  const bench = createBench();
  bench.simulator.devices.create({ id: 'edge-1' });
  const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
  bench.pass(400);
  const reasons = async (path: string) => {
    const items = at((await bench.call('GET', `/v1/events/components/${path}`)).body, 'items');
    return Array.isArray(items) ? items.map((item: unknown) => at(item, 'reason')) : [];
  };
  expect(await reasons('edgehost/edge-1')).toEqual(['EdgeHostPaired', 'EdgeHostCreated']);
  expect((await reasons(`spectrocluster/${uid}`)).at(-1)).toBe('ClusterCreated');
  bench.pass(1);
  bench.simulator.stranger.setClusterState(uid, 'Error');
  expect((await reasons(`spectrocluster/${uid}`))[0]).toMatch(/^Failed/);
  expect((await bench.call('GET', '/v1/events/components/edgehost/none')).status).toBe(404);
});

test('a host that paired long ago is picked up only after it joined', async () => {
  const bench = createBench();
  for (const id of ['edge-1', 'edge-2']) bench.simulator.devices.create({ id });
  const { configUid } = await makeCluster(bench, 'store-12', ['edge-1']);
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-2'));
  bench.pass(1000);
  const pools = `/v1/cloudconfigs/edge-native/${configUid}/machinePools`;
  await bench.call('POST', pools, poolBody('worker-pool', ['edge-2']));
  const instance = async () => {
    const machines = await bench.call('GET', `${pools}/worker-pool/machines`);
    return at(machines.body, 'items.0.status.instanceState');
  };
  bench.pass(9);
  expect(await instance()).toBe('Pending');
  bench.pass(1);
  expect(await instance()).toBe('Provisioning');
});
