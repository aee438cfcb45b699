import { expect, test } from 'vitest';
import { at, clusterBody, createBench, hostBody, makeCluster, poolBody } from './bench';

/** Every kind of write that the app sends, and how to see whether it was done. */
const writes: [string, (bench: ReturnType<typeof createBench>) => Promise<unknown>, (state: Snapshot) => boolean][] = [
  [
    'host POST',
    (bench) => bench.call('POST', '/v1/edgehosts', hostBody('edge-9')),
    ({ hosts }) => hosts['edge-9'] !== undefined,
  ],
  [
    'meta PUT',
    (bench) => bench.call('PUT', '/v1/edgehosts/edge-1/meta', { metadata: { uid: 'edge-1', labels: { new: 'yes' } } }),
    ({ hosts }) => hosts['edge-1']?.labels.new === 'yes',
  ],
  [
    'pool POST',
    async (bench) => bench.call('POST', await pools(bench), poolBody('extra-pool', ['edge-3'])),
    ({ clusters }) => Object.values(clusters).some(({ pools }) => pools.some(({ name }) => name === 'extra-pool')),
  ],
  [
    'pool PUT',
    async (bench) =>
      bench.call('PUT', `${await pools(bench)}/worker-pool`, poolBody('worker-pool', ['edge-2', 'edge-3'])),
    ({ clusters }) => Object.values(clusters).some(({ pools }) => pools[1]?.hosts.length === 2),
  ],
  [
    'cluster POST',
    (bench) => bench.call('POST', '/v1/spectroclusters/edge-native', clusterBody('store-13', ['edge-3'])),
    ({ clusters }) => Object.values(clusters).filter(({ name }) => name === 'store-13').length === 1,
  ],
  [
    'cluster DELETE',
    async (bench) => bench.call('DELETE', `/v1/spectroclusters/${await clusterUid(bench)}`),
    ({ clusters }) => Object.values(clusters).some(({ deletingAt }) => deletingAt !== null),
  ],
];

type Snapshot = ReturnType<ReturnType<typeof createBench>['simulator']['snapshot']>['state'];

async function clusterUid(bench: ReturnType<typeof createBench>): Promise<string> {
  return Object.keys(bench.simulator.snapshot().state.clusters)[0] ?? '';
}

async function pools(bench: ReturnType<typeof createBench>): Promise<string> {
  const cluster = bench.simulator.snapshot().state.clusters[await clusterUid(bench)];
  return `/v1/cloudconfigs/edge-native/${cluster?.configUid}/machinePools`;
}

async function prepared() {
  const bench = createBench();
  await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-3'));
  bench.simulator.clearLog();
  return bench;
}

for (const [name, write, isDone] of writes) {
  test(`${name}: without a fault it is done, once`, async () => {
    const bench = await prepared();
    await write(bench);
    expect(isDone(bench.simulator.snapshot().state)).toBe(true);
    expect(bench.simulator.log.map((entry) => entry.effect)).toEqual(['write']);
  });

  test.each([true, false])(`${name}: with its answer lost, done is %s`, async (wanted) => {
    const bench = await prepared();
    bench.simulator.faults.add({ kind: 'drop', isDone: wanted, match: {} });
    await expect(write(bench)).rejects.toThrow('fetch failed');
    expect(isDone(bench.simulator.snapshot().state)).toBe(wanted);
  });

  test.each([true, false])(`${name}: with a 500 in place of its answer, done is %s`, async (wanted) => {
    const bench = await prepared();
    const refusal = { status: 500, code: 'OperationalError' };
    bench.simulator.faults.add({ kind: 'error', isDone: wanted, refusal, match: {} });
    expect(await write(bench)).toMatchObject({ status: 500, body: { code: 'OperationalError' } });
    expect(isDone(bench.simulator.snapshot().state)).toBe(wanted);
    expect(bench.simulator.log.map((entry) => entry.effect)).toEqual([wanted ? 'write' : 'refused']);
  });
}

test('a delay and a lost answer come together: slow, done, unheard', async () => {
  const slept: number[] = [];
  const bench = createBench({ sleep: async (ms) => void slept.push(ms) });
  bench.simulator.faults.add({ kind: 'delay', ms: 3000, match: {} });
  bench.simulator.faults.add({ kind: 'drop', isDone: true, match: {} });
  await expect(bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).rejects.toThrow();
  expect(slept).toEqual([3000]);
  expect(bench.simulator.log[0]).toMatchObject({ effect: 'write', faults: ['delay', 'drop'] });
});

test('a stranger acts even when the request itself never arrives', async () => {
  const bench = createBench();
  const act = (stranger: typeof bench.simulator.stranger) => stranger.registerHost({ uid: 'edge-7' });
  bench.simulator.faults.add({ kind: 'stranger', act, match: {} });
  bench.simulator.faults.add({ kind: 'drop', isDone: false, match: {} });
  await expect(bench.call('GET', '/v1/users/info')).rejects.toThrow();
  expect((await bench.call('GET', '/v1/edgehosts/edge-7')).status).toBe(200);
});

test('of two faults that spoil the answer the second waits for the next request', async () => {
  const bench = createBench();
  for (const status of [500, 503]) {
    bench.simulator.faults.add({ kind: 'error', isDone: false, refusal: { status, code: 'X' }, match: {} });
  }
  const statuses: number[] = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await bench.call('GET', '/v1/users/info')).status);
  expect(statuses).toEqual([500, 503, 200]);
});

test('parallel requests meet a fault once, not each', async () => {
  const bench = createBench();
  bench.simulator.faults.add({ kind: 'bad-key', match: {} });
  const answers = await Promise.all([1, 2, 3].map(() => bench.call('GET', '/v1/users/info')));
  expect(answers.filter((answer) => answer.status === 404)).toHaveLength(1);
});

test('parallel creates of one host: one is made, the others are refused', async () => {
  const bench = createBench();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))),
  );
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(answers.filter((answer) => at(answer.body, 'code') === 'AlreadyRegisteredEdgeHostDevice')).toHaveLength(19);
});
