import { expect, test } from 'vitest';
import { at, type Bench, clusterBody, createBench, hostBody, makeCluster, poolBody } from './bench';

async function ready(options: Parameters<typeof createBench>[0] = {}) {
  const bench = createBench(options);
  const made = await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
  for (const uid of ['edge-3', 'edge-4']) await bench.call('POST', '/v1/edgehosts', hostBody(uid));
  const config = `/v1/cloudconfigs/edge-native/${made.configUid}`;
  return { bench, config, worker: `${config}/machinePools/worker-pool`, ...made };
}

async function workers(bench: Bench, config: string): Promise<unknown[]> {
  const hosts = at((await bench.call('GET', config)).body, 'spec.machinePoolConfig.1.hosts');
  return Array.isArray(hosts) ? hosts.map((host: unknown) => at(host, 'hostUid')) : [];
}

test('a PUT replaces the list: of two writers who read the same, the last one wins and a host is lost', async () => {
  const { bench, config, worker } = await ready();
  await bench.call('PUT', worker, poolBody('worker-pool', ['edge-2', 'edge-3']));
  await bench.call('PUT', worker, poolBody('worker-pool', ['edge-2', 'edge-4']));
  expect(await workers(bench, config)).toEqual(['edge-2', 'edge-4']);
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-3')).body, 'status.state')).toBe('unpaired');
});

test('a host that stays in the list keeps its machine', async () => {
  const { bench, worker } = await ready();
  const before = at((await bench.call('GET', `${worker}/machines`)).body, 'items.0.metadata.uid');
  await bench.call('PUT', worker, poolBody('worker-pool', ['edge-3', 'edge-2']));
  expect(at((await bench.call('GET', `${worker}/machines`)).body, 'items.1.metadata.uid')).toBe(before);
});

test('the pool is written nested and read flat, unknown fields come back, skipK8sUpgrade does not', async () => {
  const { bench, config, worker } = await ready();
  const body = poolBody('worker-pool', ['edge-2']);
  const nic = { nicName: 'eth0', ip: '10.1.1.5' };
  await bench.call('PUT', worker, {
    poolConfig: { ...body.poolConfig, fromTheFuture: { deep: 1 }, skipK8sUpgrade: 'enabled', taints: null },
    cloudConfig: { edgeHosts: [{ hostUid: 'edge-2', hostName: 'till', nic }] },
  });
  const pool = at((await bench.call('GET', config)).body, 'spec.machinePoolConfig.1');
  expect(pool).toMatchObject({
    fromTheFuture: { deep: 1 },
    labels: ['worker'],
    hosts: [{ hostUid: 'edge-2', hostName: 'till', nic, hostAddress: '10.1.1.5' }],
  });
  expect(pool).not.toHaveProperty('skipK8sUpgrade');
  expect(pool).not.toHaveProperty('poolConfig');
  expect(at((await bench.call('GET', `${worker}/machines`)).body, 'items.0.metadata.name')).toBe('till');
});

test.each([
  ['size that is not the number of hosts', { size: 2 }, 400, 'MachinePoolSizeMismatch'],
  ['another name than the path', { name: 'other' }, 400, 'SchemaViolation'],
  ['missing labels', { labels: undefined }, 400, 'SchemaViolation'],
  ['labels that are null', { labels: null }, 400, 'SchemaViolation'],
  ['a wrong update strategy', { updateStrategy: { type: 'Fast' } }, 400, 'SchemaViolation'],
])('a PUT with %s is refused and changes nothing', async (_name, change, status, code) => {
  const { bench, config, worker } = await ready();
  const body = poolBody('worker-pool', ['edge-3']);
  const answer = await bench.call('PUT', worker, { ...body, poolConfig: { ...body.poolConfig, ...change } });
  expect(answer).toMatchObject({ status, body: { code } });
  expect(await workers(bench, config)).toEqual(['edge-2']);
});

test('the same host twice in a list is refused', async () => {
  const { bench, worker } = await ready();
  expect((await bench.call('PUT', worker, poolBody('worker-pool', ['edge-2', 'edge-2']))).status).toBe(400);
});

test('a host of the control plane cannot be a worker too', async () => {
  const { bench, worker } = await ready();
  const answer = await bench.call('PUT', worker, poolBody('worker-pool', ['edge-1', 'edge-2']));
  expect(answer).toMatchObject({ status: 400, body: { code: 'EdgeHostInUse' } });
});

test('a control plane of one never grows to two, but may grow to three', async () => {
  const { bench, config } = await ready();
  const pool = `${config}/machinePools/control-plane-pool`;
  const grow = (...uids: string[]) => bench.call('PUT', pool, poolBody('control-plane-pool', uids, true));
  expect(await grow('edge-1', 'edge-3')).toMatchObject({ status: 400, body: { code: 'InvalidControlPlaneSize' } });
  expect((await grow('edge-1', 'edge-3', 'edge-4')).status).toBe(204);
});

test('a pool of a known name, a second control plane and the end of the only one are refused', async () => {
  const { bench, config } = await ready();
  const post = (name: string, isControlPlane: boolean) =>
    bench.call('POST', `${config}/machinePools`, poolBody(name, ['edge-3'], isControlPlane));
  expect(await post('worker-pool', false)).toMatchObject({ status: 409, body: { code: 'DuplicateMachinePool' } });
  expect(await post('second', true)).toMatchObject({ status: 400, body: { code: 'InvalidControlPlanePool' } });
  const end = await bench.call('DELETE', `${config}/machinePools/control-plane-pool`);
  expect(end).toMatchObject({ status: 400, body: { code: 'InvalidControlPlanePool' } });
});

test('a worker pool and a single machine can be taken out, and their hosts are free', async () => {
  const { bench, config, worker } = await ready({ switches: { hostOfDeletedMachine: 'leaves-pool' } });
  await bench.call('PUT', worker, poolBody('worker-pool', ['edge-2', 'edge-3']));
  const machine = at((await bench.call('GET', `${worker}/machines`)).body, 'items.1.metadata.uid');
  expect((await bench.call('DELETE', `${worker}/machines/${machine}`)).status).toBe(204);
  expect(at((await bench.call('GET', config)).body, 'spec.machinePoolConfig.1.size')).toBe(1);
  expect((await bench.call('GET', `${worker}/machines/${machine}`)).status).toBe(404);
  expect((await bench.call('DELETE', worker)).status).toBe(204);
  expect(await workers(bench, config)).toEqual([]);
  expect(at((await bench.call('GET', '/v1/edgehosts/edge-2')).body, 'status.inUseClustersRef')).toEqual([]);
});

test('the two-node kind may have two hosts in its control plane', async () => {
  const bench = createBench();
  for (const uid of ['edge-1', 'edge-2']) await bench.call('POST', '/v1/edgehosts', hostBody(uid));
  const body = clusterBody('pair', ['edge-1', 'edge-2']);
  const twoNode = {
    ...body,
    spec: { ...body.spec, cloudConfig: { ...body.spec.cloudConfig, isTwoNodeCluster: true } },
  };
  expect((await bench.call('POST', '/v1/spectroclusters/edge-native', body)).status).toBe(400);
  expect((await bench.call('POST', '/v1/spectroclusters/edge-native', twoNode)).status).toBe(201);
});
