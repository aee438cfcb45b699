import { describe, expect, test } from 'vitest';
import { hasLostControlPlane } from '../../../../lib/palette/simulator/cluster-life';
import type { Switches } from '../../../../lib/palette/simulator/switches';
import { defaultDurations } from '../../../../lib/palette/simulator/view';
import { at, type Bench, clusterBody, createBench, hostBody, makeCluster, poolBody } from './bench';

const ids = (count: number, from = 1) => Array.from({ length: count }, (_, index) => `edge-${index + from}`);

/** A running cluster on devices, with some more devices registered. */
async function running(controlPlane: number, workers = 0, spare = 0, switches: Partial<Switches> = {}) {
  const bench = createBench({ switches });
  const all = ids(controlPlane + workers + spare);
  for (const id of all) bench.simulator.devices.create({ id });
  const made = await makeCluster(
    bench,
    'store-12',
    all.slice(0, controlPlane),
    all.slice(controlPlane).slice(0, workers),
  );
  for (const id of all.slice(controlPlane + workers)) await bench.call('POST', '/v1/edgehosts', hostBody(id));
  bench.pass(600);
  const config = `/v1/cloudconfigs/edge-native/${made.configUid}`;
  const pools = `${config}/machinePools`;
  return { bench, config, cluster: `/v1/spectroclusters/${made.uid}`, pools, ...made };
}

async function stateOf(bench: Bench, cluster: string): Promise<unknown> {
  return at((await bench.call('GET', `${cluster}/status`)).body, 'status.state');
}

async function machinesOf(
  bench: Bench,
  pools: string,
  pool: string,
): Promise<{ id: unknown; uid: unknown; state: unknown }[]> {
  const items = at((await bench.call('GET', `${pools}/${pool}/machines`)).body, 'items');
  if (!Array.isArray(items)) throw new Error('no machines');
  return items.map((item: unknown) => ({
    id: at(item, 'spec.edgeHostUid'),
    uid: at(item, 'metadata.uid'),
    state: at(item, 'status.instanceState'),
  }));
}

async function hostState(bench: Bench, id: string): Promise<unknown> {
  return at((await bench.call('GET', `/v1/edgehosts/${id}`)).body, 'status.state');
}

describe('a machine that is taken away', () => {
  test('is Deleting, then gone, while its host stays in the list until the shorter PUT', async () => {
    const { bench, pools, config } = await running(1, 2);
    const [first] = await machinesOf(bench, pools, 'worker-pool');
    expect((await bench.call('DELETE', `${pools}/worker-pool/machines/${first?.uid}`)).status).toBe(204);
    expect((await machinesOf(bench, pools, 'worker-pool')).map(({ state }) => state)).toEqual(['Deleting', 'Running']);
    bench.pass(31);
    expect(await machinesOf(bench, pools, 'worker-pool')).toMatchObject([{ id: 'edge-3' }]);
    expect((await bench.call('DELETE', `${pools}/worker-pool/machines/${first?.uid}`)).status).toBe(404);
    expect(at((await bench.call('GET', config)).body, 'spec.machinePoolConfig.1.hosts')).toHaveLength(2);
    expect(await hostState(bench, 'edge-2')).toBe('in-use');
    expect((await bench.call('PUT', `${pools}/worker-pool`, poolBody('worker-pool', ['edge-3']))).status).toBe(204);
    expect(await hostState(bench, 'edge-2')).toBe('ready');
  });

  test('may be asked for twice while it goes', async () => {
    const { bench, pools } = await running(1, 1);
    const [first] = await machinesOf(bench, pools, 'worker-pool');
    for (const _ of [1, 2]) {
      expect((await bench.call('DELETE', `${pools}/worker-pool/machines/${first?.uid}`)).status).toBe(204);
    }
    bench.pass(31);
    expect(await machinesOf(bench, pools, 'worker-pool')).toEqual([]);
  });

  test('takes its host out of the pool at once in the other reading', async () => {
    const { bench, pools } = await running(1, 2, 0, { hostOfDeletedMachine: 'leaves-pool' });
    const [first] = await machinesOf(bench, pools, 'worker-pool');
    await bench.call('DELETE', `${pools}/worker-pool/machines/${first?.uid}`);
    expect(await hostState(bench, 'edge-2')).toBe('ready');
  });

  test('lets its host go by a PUT even where a PUT keeps what it leaves out', async () => {
    const { bench, pools } = await running(1, 2, 0, { omittedHostInPut: 'kept' });
    const [first] = await machinesOf(bench, pools, 'worker-pool');
    await bench.call('DELETE', `${pools}/worker-pool/machines/${first?.uid}`);
    await bench.call('PUT', `${pools}/worker-pool`, poolBody('worker-pool', ['edge-3']));
    expect(await hostState(bench, 'edge-2')).toBe('ready');
  });

  test('of the whole control plane leaves the cluster in Error', async () => {
    const { bench, pools, cluster } = await running(1, 1);
    expect(await stateOf(bench, cluster)).toBe('Running');
    const [only] = await machinesOf(bench, pools, 'control-plane-pool');
    await bench.call('DELETE', `${pools}/control-plane-pool/machines/${only?.uid}`);
    expect(await stateOf(bench, cluster)).toBe('Error');
    const overview = await bench.call('GET', cluster.replace('/v1/', '/v1/dashboard/').concat('/overview'));
    expect(at(overview.body, 'status.health.state')).toBe('UnHealthy');
  });

  test('and its host, gone with it, leave the cluster in Error too', async () => {
    const { bench, pools, cluster } = await running(1, 1, 0, { hostOfDeletedMachine: 'leaves-pool' });
    const [only] = await machinesOf(bench, pools, 'control-plane-pool');
    await bench.call('DELETE', `${pools}/control-plane-pool/machines/${only?.uid}`);
    expect(await stateOf(bench, cluster)).toBe('Error');
  });
});

test('a control plane of virtual machines is lost when no living appliance carries one', async () => {
  const { bench, uid } = await running(1, 1);
  const { state } = bench.simulator.snapshot();
  const cluster = state.clusters[uid];
  if (cluster === undefined) throw new Error('no cluster');
  const lost = (hostUids: readonly string[]) => {
    const machines = hostUids.map((hostUid) => ({ uid: `m-${hostUid}`, hostUid, madeAt: 0 }));
    const pools = cluster.pools.map((pool, index) => (index === 0 ? { ...pool, machines } : pool));
    const view = {
      state,
      at: bench.now(),
      durations: defaultDurations,
      timeScale: 1,
      switches: bench.simulator.switches,
    };
    return hasLostControlPlane(view, { ...cluster, pools });
  };
  expect([lost(['edge-1']), lost([]), lost(['edge-2'])]).toEqual([false, true, true]);
});

describe('the size of a control plane', () => {
  const put = (bench: Bench, pools: string, count: number) =>
    bench.call('PUT', `${pools}/control-plane-pool`, poolBody('control-plane-pool', ids(count), true));

  test('may be 4 on the way out of 3 and back, and 6 out of 5', async () => {
    const { bench, pools } = await running(3, 0, 3);
    for (const count of [4, 3, 4, 5, 6, 5, 4, 3]) expect((await put(bench, pools, count)).status).toBe(204);
  });

  test.each([
    [1, 4],
    [1, 2],
    [3, 2],
    [3, 6],
  ])('may not go from %i to %i', async (from, to) => {
    const { bench, pools } = await running(from, 0, 5);
    expect(await put(bench, pools, to)).toMatchObject({ status: 400, body: { code: 'InvalidControlPlaneSize' } });
  });

  test('is never 4 where the switch says so', async () => {
    const { bench, pools } = await running(3, 0, 1, { temporaryControlPlane: 'refuse' });
    expect((await put(bench, pools, 4)).status).toBe(400);
  });

  test('is never 4 from the start', async () => {
    const bench = createBench();
    for (const id of ids(4)) await bench.call('POST', '/v1/edgehosts', hostBody(id));
    const answer = await bench.call('POST', '/v1/spectroclusters/edge-native', clusterBody('store-12', ids(4)));
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidControlPlaneSize' } });
  });

  test.each([1, 3])('of a two-node cluster never becomes %i', async (count) => {
    const bench = createBench();
    for (const id of ids(3)) await bench.call('POST', '/v1/edgehosts', hostBody(id));
    const body = clusterBody('pair', ids(2));
    const cloudConfig = { ...body.spec.cloudConfig, isTwoNodeCluster: true };
    const made = await bench.call('POST', '/v1/spectroclusters/edge-native', {
      ...body,
      spec: { ...body.spec, cloudConfig },
    });
    const read = await bench.call('GET', `/v1/spectroclusters/${at(made.body, 'uid')}`);
    const pools = `/v1/cloudconfigs/edge-native/${at(read.body, 'spec.cloudConfigRef.uid')}/machinePools`;
    expect(await put(bench, pools, count)).toMatchObject({ status: 400, body: { code: 'InvalidControlPlaneSize' } });
    expect((await put(bench, pools, 2)).status).toBe(204);
  });
});

describe('a cluster that is deleted', () => {
  test('says since when, then is gone, and its hosts are free', async () => {
    const { bench, cluster } = await running(1);
    const askedAt = new Date(bench.now()).toISOString();
    await bench.call('DELETE', cluster);
    const read = await bench.call('GET', cluster);
    expect(at(read.body, 'metadata.deletionTimestamp')).toBe(askedAt);
    expect(read.body).not.toHaveProperty('status.abortTimestamp');
    expect(await stateOf(bench, cluster)).toBe('Deleting');
    bench.pass(61);
    expect(await stateOf(bench, cluster)).toBe('Deleted');
    expect(await hostState(bench, 'edge-1')).toBe('ready');
  });

  test.each([1, 20])('%i s after it was made is aborted, and never becomes Running', async (seconds) => {
    const bench = createBench({ durations: { deleting: 10_000 } });
    bench.simulator.devices.create({ id: 'edge-1' });
    const { uid } = await makeCluster(bench, 'store-12', ['edge-1']);
    bench.pass(seconds);
    await bench.call('DELETE', `/v1/spectroclusters/${uid}`);
    expect(at((await bench.call('GET', `/v1/spectroclusters/${uid}`)).body, 'status.abortTimestamp')).toBeDefined();
    bench.pass(5_000);
    expect(await stateOf(bench, `/v1/spectroclusters/${uid}`)).toBe('Deleting');
  });

  test('hangs where the switch says so, until it is forced; the age of its deletion stays true', async () => {
    const { bench, cluster } = await running(1, 0, 0, { deletionHangs: true });
    const askedAt = new Date(bench.now()).toISOString();
    await bench.call('DELETE', cluster);
    bench.pass(7_200);
    await bench.call('DELETE', cluster);
    expect(await stateOf(bench, cluster)).toBe('Deleting');
    expect(at((await bench.call('GET', cluster)).body, 'metadata.deletionTimestamp')).toBe(askedAt);
    await bench.call('DELETE', `${cluster}?forceDelete=true`);
    expect(await stateOf(bench, cluster)).toBe('Deleted');
    expect(await hostState(bench, 'edge-1')).toBe('ready');
  });

  test('goes on hanging when the switch is moved back: what has begun has begun', async () => {
    const { bench, cluster } = await running(1, 0, 0, { deletionHangs: true });
    await bench.call('DELETE', cluster);
    Object.assign(bench.simulator.switches, { deletionHangs: false });
    bench.pass(7_200);
    expect(await stateOf(bench, cluster)).toBe('Deleting');
  });
});
