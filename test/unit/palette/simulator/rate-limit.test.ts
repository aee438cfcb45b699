import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRateLimit } from '../../../../lib/palette/simulator/rate-limit';
import { createBench } from './bench';

/** How many of so many requests at one moment get through. */
function passing(path: string, count: number, limit = createRateLimit(1), at = 0): number {
  return Array.from({ length: count }, () => limit.take(path, at, 'per-prefix')).filter(Boolean).length;
}

test.each([
  ['/v1/edgehosts/edge-1', 50],
  ['/v1/dashboard/spectroclusters/search', 50],
  ['/v1/users/info', 50],
  ['/v1/health/ping', 50],
  ['/v1/events', 50],
  ['/v1/events/components/edgehost/a', 250],
  ['/v1/spectroclusters/a/status', 250],
  ['/v1/spectroclusters/a/profiles', 250],
  ['/v1/spectroclusters/a/assets/kubeconfig', 50],
  ['/v1/cloudconfigs/edge-native/a', 250],
  ['/v1/clusterprofiles/a/variables', 250],
])('%s lets a burst of %i through, not one more', (path, burst) => {
  expect(passing(path, 1000)).toBe(burst);
});

test('after a burst, ten a second get through on the scarce prefixes and fifty on the others', () => {
  for (const [path, rate] of [
    ['/v1/edgehosts', 10],
    ['/v1/cloudconfigs/x', 50],
  ] as const) {
    const limit = createRateLimit(1);
    passing(path, 1000, limit, 0);
    expect(passing(path, 1000, limit, 1000)).toBe(rate);
    expect(passing(path, 1000, limit, 1500)).toBe(rate / 2);
  }
});

test('sub-resources share the bucket of their prefix; other prefixes do not', () => {
  const limit = createRateLimit(1);
  expect(passing('/v1/edgehosts', 50, limit)).toBe(50);
  expect(passing('/v1/edgehosts/edge-1/meta', 1, limit)).toBe(0);
  expect(passing('/v1/dashboard/edgehosts/search', 1, limit)).toBe(1);
});

test('whether prefixes of one row share a bucket is a switch', () => {
  const apart = createRateLimit(1);
  const together = createRateLimit(1);
  for (let count = 0; count < 50; count += 1) {
    apart.take('/v1/users/info', 0, 'per-prefix');
    together.take('/v1/users/info', 0, 'per-row');
  }
  expect(apart.take('/v1/projects', 0, 'per-prefix')).toBe(true);
  expect(together.take('/v1/projects', 0, 'per-row')).toBe(false);
});

test('in every window of t seconds no more than burst + rate · t get through, and time is scaled', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(waits, fc.constantFrom(1, 4), (gaps, timeScale) => {
      const limit = createRateLimit(timeScale);
      const passed: number[] = [];
      let at = 0;
      for (const gap of gaps) {
        at += gap;
        if (limit.take('/v1/edgehosts', at, 'per-prefix')) passed.push(at);
      }
      for (const [index, from] of passed.entries()) {
        const inWindow = passed.length - index;
        const seconds = (at - from) / 1000;
        expect(inWindow).toBeLessThanOrEqual(50 + 10 * timeScale * seconds + 1e-6);
      }
    }),
  );
});

test('over the limit the answer is 429 TooManyRequests and nothing is written', async () => {
  const bench = createBench({ limits: 'on' });
  for (let count = 0; count < 50; count += 1) await bench.call('GET', '/v1/edgehosts/none');
  const answer = await bench.call('POST', '/v1/edgehosts', { metadata: { uid: 'edge-1' } });
  expect(answer).toMatchObject({ status: 429, body: { code: 'TooManyRequests' } });
  expect(answer.headers.has('Retry-After')).toBe(false);
  expect(bench.simulator.snapshot().state.hosts).toEqual({});
  expect(bench.simulator.log.at(-1)).toMatchObject({ status: 429, effect: 'refused' });
  bench.pass(1);
  expect((await bench.call('GET', '/v1/edgehosts/none')).status).toBe(404);
});

test('Retry-After on a 429 is a switch', async () => {
  const bench = createBench({ limits: 'on', switches: { retryAfterOn429: 'present' } });
  for (let count = 0; count < 50; count += 1) await bench.call('GET', '/v1/edgehosts/none');
  expect((await bench.call('GET', '/v1/edgehosts/none')).headers.get('Retry-After')).toBe('1');
});

test('without limits nothing is ever refused for its number', async () => {
  const bench = createBench();
  for (let count = 0; count < 60; count += 1) await bench.call('GET', '/v1/users/info');
  expect(bench.simulator.log.every((entry) => entry.status === 200)).toBe(true);
});
