import { expect, test } from 'vitest';
import { DEFAULT_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { at, createBench, hostBody, makeCluster, poolBody, searchBody } from './bench';

const hosts = { method: 'POST', path: /^\/v1\/edgehosts$/ };

function isRegistered(bench: ReturnType<typeof createBench>, uid = 'edge-1'): boolean {
  return uid in bench.simulator.snapshot().state.hosts;
}

test('a dropped connection rejects as fetch does, before the write or after it', async () => {
  for (const isDone of [false, true]) {
    const bench = createBench();
    bench.simulator.faults.add({ kind: 'drop', isDone, match: hosts });
    await expect(bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).rejects.toThrow(
      new TypeError('fetch failed'),
    );
    expect(isRegistered(bench)).toBe(isDone);
    expect(bench.simulator.log.at(-1)).toMatchObject({
      status: null,
      effect: isDone ? 'write' : 'refused',
      faults: ['drop'],
    });
  }
});

test('a refused write whose answer is lost is no write', async () => {
  const bench = createBench();
  await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
  bench.simulator.faults.add({ kind: 'drop', isDone: true, match: hosts });
  await expect(bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).rejects.toThrow();
  expect(bench.simulator.log.at(-1)?.effect).toBe('refused');
});

test('an error answer carries the given code, before the write or after it', async () => {
  for (const isDone of [false, true]) {
    const bench = createBench();
    bench.simulator.faults.add({ kind: 'error', isDone, refusal: { status: 500, code: 'Operational' }, match: hosts });
    const answer = await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'));
    expect(answer).toMatchObject({ status: 500, body: { code: 'Operational', details: null } });
    expect(isRegistered(bench)).toBe(isDone);
  }
});

test('an error message may echo the key', async () => {
  const bench = createBench();
  const refusal = { status: 500, code: 'RequestError' };
  bench.simulator.faults.add({ kind: 'error', isDone: false, refusal, message: 'bad {key}!', match: {} });
  expect(at((await bench.call('GET', '/v1/users/info')).body, 'message')).toBe('bad simulator-key!');
});

test('a revoked key is refused with the key in the message, as often as asked for', async () => {
  const bench = createBench();
  bench.simulator.faults.add({ kind: 'bad-key', match: {}, times: 2 });
  const read = () => bench.call('GET', '/v1/users/info');
  for (const answer of [await read(), await read()]) {
    expect(answer).toMatchObject({ status: 404, body: { code: 'ResourceNotFound' } });
    expect(at(answer.body, 'message')).toContain('simulator-key');
  }
  expect((await read()).status).toBe(200);
});

async function raw(bench: ReturnType<typeof createBench>, path: string): Promise<[number, string | null, string]> {
  const headers = { ApiKey: 'simulator-key', ProjectUid: DEFAULT_PROJECT_UID };
  const response = await bench.simulator.handle(new Request(`http://palette.test${path}`, { headers }));
  return [response.status, response.headers.get('Content-Type'), await response.text()];
}

test('a proxy page is HTML, a malformed answer is 200 and no JSON', async () => {
  const bench = createBench();
  bench.simulator.faults.add({ kind: 'html', isDone: false, status: 502, match: {} });
  bench.simulator.faults.add({ kind: 'malformed', isDone: false, match: {} });
  const [status, type, page] = await raw(bench, '/v1/users/info');
  expect([status, type]).toEqual([502, 'text/html']);
  expect(page).toContain('<html>');
  const [malformedStatus, , text] = await raw(bench, '/v1/users/info');
  expect(malformedStatus).toBe(200);
  expect(() => JSON.parse(text)).toThrow();
});

test('429 comes with and without Retry-After', async () => {
  const bench = createBench();
  bench.simulator.faults.add({ kind: 'too-many-requests', match: {} });
  bench.simulator.faults.add({ kind: 'too-many-requests', retryAfterSeconds: 7, match: {} });
  const plain = await bench.call('GET', '/v1/users/info');
  const polite = await bench.call('GET', '/v1/users/info');
  expect([plain.status, plain.headers.get('Retry-After')]).toEqual([429, null]);
  expect([polite.status, polite.headers.get('Retry-After')]).toEqual([429, '7']);
  expect(plain.body).toMatchObject({ code: 'TooManyRequests' });
});

test('a delay sleeps on the given clock, before the deed or after it', async () => {
  for (const isDone of [false, true]) {
    const seen: boolean[] = [];
    const bench = createBench({
      sleep: async (ms) => {
        expect(ms).toBe(9000);
        seen.push(isRegistered(bench));
      },
    });
    bench.simulator.faults.add({ kind: 'delay', ms: 9000, isDone, match: hosts });
    expect((await bench.call('POST', '/v1/edgehosts', hostBody('edge-1'))).status).toBe(201);
    expect(seen).toEqual([isDone]);
  }
});

test('whoever gives up on a delayed create hears so at once, and the create still lands', async () => {
  let wake = () => {};
  const asleep = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const bench = createBench({ sleep: () => asleep });
  bench.simulator.faults.add({ kind: 'delay', ms: 9000, match: hosts });
  const controller = new AbortController();
  const headers = { ApiKey: 'simulator-key', ProjectUid: DEFAULT_PROJECT_UID };
  const body = JSON.stringify(hostBody('edge-1'));
  const request = new Request('http://palette.test/v1/edgehosts', {
    method: 'POST',
    headers,
    body,
    signal: controller.signal,
  });
  const waiting = bench.simulator.handle(request);
  controller.abort(new Error('gave up'));
  await expect(waiting).rejects.toThrow('gave up');
  expect(isRegistered(bench)).toBe(false);
  wake();
  await new Promise((resolve) => setImmediate(resolve));
  expect(isRegistered(bench)).toBe(true);
});

test('a second writer between GET and PUT: the PUT drops what the stranger added', async () => {
  const bench = createBench();
  const { configUid } = await makeCluster(bench, 'store-12', ['edge-1'], ['edge-2']);
  for (const uid of ['edge-3', 'edge-4']) await bench.call('POST', '/v1/edgehosts', hostBody(uid));
  bench.simulator.faults.add({
    kind: 'stranger',
    act: (stranger) => stranger.addHostToPool('store-12', 'worker-pool', 'edge-4'),
    match: { method: 'PUT', path: /machinePools/ },
  });
  const config = `/v1/cloudconfigs/edge-native/${configUid}`;
  const put = poolBody('worker-pool', ['edge-2', 'edge-3']);
  expect((await bench.call('PUT', `${config}/machinePools/worker-pool`, put)).status).toBe(204);
  const pool = at((await bench.call('GET', config)).body, 'spec.machinePoolConfig.1');
  expect(at(pool, 'hosts')).toMatchObject([{ hostUid: 'edge-2' }, { hostUid: 'edge-3' }]);
  expect(bench.simulator.log.find((entry) => entry.method === 'PUT')?.faults).toEqual(['stranger']);
});

test('a cluster of the same name appears just before ours is made', async () => {
  const bench = createBench({ switches: { duplicateClusterName: 'accept' } });
  bench.simulator.faults.add({
    kind: 'stranger',
    act: (stranger) => void stranger.createCluster({ name: 'store-12' }),
    match: { path: /edge-native$/ },
  });
  await makeCluster(bench, 'store-12', ['edge-1']);
  const found = await bench.call('POST', '/v1/dashboard/spectroclusters/search', searchBody('clusterName', 'store-12'));
  expect(at(found.body, 'listmeta.count')).toBe(2);
});

test('a fault hits its match only: method, path or template, after so many passed, so many times', async () => {
  const bench = createBench();
  const refusal = { status: 503, code: 'Down' };
  bench.simulator.faults.add({
    kind: 'error',
    isDone: false,
    refusal,
    match: { method: 'GET', path: /^\/v1\/edgehosts\/\{uid\}$/ },
    skip: 1,
    times: 2,
  });
  const statuses: number[] = [(await bench.call('GET', '/v1/edgehosts/tags')).status];
  for (let count = 0; count < 4; count += 1) statuses.push((await bench.call('GET', '/v1/edgehosts/edge-1')).status);
  expect(statuses).toEqual([200, 404, 503, 503, 404]);
});

test('a lasting fault ends when it is cleared', async () => {
  const bench = createBench();
  bench.simulator.faults.add({ kind: 'bad-key', match: {}, times: 'always' });
  for (let count = 0; count < 5; count += 1) expect((await bench.call('GET', '/v1/users/info')).status).toBe(404);
  bench.simulator.faults.clear();
  expect((await bench.call('GET', '/v1/users/info')).status).toBe(200);
});
