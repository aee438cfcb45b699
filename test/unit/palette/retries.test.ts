import { describe, expect, test } from 'vitest';
import { PaletteError } from '../../../lib/palette/palette-error';
import { nextDelayMs, retryPolicy } from '../../../lib/palette/retry-policy';
import { createFakePalette, type FakePalette, failureOf, json, type Reply, refusal } from '../../support/fake-palette';
import { hostId, testPool } from '../../support/plan-world';
import { testSite } from '../../support/test-site';

const host = hostId('edge-1');
const found = json({ metadata: { uid: 'edge-1' }, status: { state: 'ready' } });
const site = testSite();
const placements = [{ hostId: host, address: null }];

type Write = (fake: FakePalette) => Promise<unknown>;
const writes: readonly [string, Write][] = [
  ['registering a host', ({ palette }) => palette.registerHost(host, {}, 'amd64')],
  ['replacing labels', ({ palette }) => palette.replaceLabels(host, {})],
  ['deleting a host', ({ palette }) => palette.deleteHost(host)],
  [
    'creating a cluster',
    ({ palette }) => palette.createCluster({ site, labels: {}, profiles: [], controlPlane: placements, workers: [] }),
  ],
  ['adding to a pool', ({ palette }) => palette.addToPool(site, 'k1', testPool('worker', []), placements)],
  ['creating a pool', ({ palette }) => palette.createWorkerPool(site, 'k1', placements)],
];

describe('a read is repeated', () => {
  test.each([408, 429, 500, 501, 502, 503, 504, 520, 524])('after status %i', async (status) => {
    const { palette, sent } = createFakePalette([refusal(status, ''), found]);
    expect(await palette.getHost(host)).toMatchObject({ hostId: 'edge-1' });
    expect(sent).toHaveLength(2);
  });

  test('after a network fault, also when the answer breaks off in the middle', async () => {
    const broken = () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('reset')) }));
    const { palette, sent } = createFakePalette([new TypeError('fetch failed'), broken, found]);
    expect(await palette.getHost(host)).toMatchObject({ hostId: 'edge-1' });
    expect(sent).toHaveLength(3);
  });

  test('four times in all, then its last fault stands', async () => {
    const { palette, sent } = createFakePalette([
      refusal(500, ''),
      refusal(502, ''),
      refusal(503, ''),
      refusal(504, ''),
    ]);
    expect(await failureOf(palette.getHost(host))).toMatchObject({ status: 504 });
    expect(sent).toHaveLength(4);
  });

  test('a search is a read, though it is a POST', async () => {
    const { palette, sent } = createFakePalette([refusal(503, ''), json({ items: [] })]);
    expect(await palette.findClusters('x')).toEqual([]);
    expect(sent).toHaveLength(2);
  });
});

describe('a read is not repeated', () => {
  test.each([400, 401, 403, 409, 422])('after status %i', async (status) => {
    const { palette, sent } = createFakePalette([refusal(status, 'Refused'), found]);
    expect(await failureOf(palette.getHost(host))).toMatchObject({ status, code: 'Refused' });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['no JSON', '<html>hello</html>'],
    ['no edge host', '{"metadata":{}}'],
    ['nothing', ''],
  ])('after an answer that is %s', async (_, text) => {
    const { palette, sent } = createFakePalette([new Response(text), found]);
    expect(await failureOf(palette.getHost(host))).toMatchObject({ kind: 'schema', status: 200 });
    expect(sent).toHaveLength(1);
  });
});

describe.each(writes)('%s', (_, write) => {
  const unknown: readonly [string, Reply][] = [
    ...[400, 408, 409, 422, 500, 502, 503, 504].map((status): [string, Reply] => [`${status}`, refusal(status, 'X')]),
    ['a network fault', new TypeError('fetch failed')],
    ['silence', 'silence'],
  ];

  test.each(unknown)('is never repeated after %s', async (_, reply) => {
    const fake = createFakePalette([reply, json({ uid: 'x' }, 201)]);
    await failureOf(write(fake));
    expect(fake.sent).toHaveLength(1);
  });

  test('is not repeated after a 429 either: what it carries may be stale by then, and the lease over', async () => {
    const fake = createFakePalette([refusal(429, 'TooManyRequests'), json({ uid: 'x' }, 201)], { random: 0 });
    await expect(write(fake)).rejects.toMatchObject({ facts: { status: 429 } });
    expect(fake.sent).toHaveLength(1);
  });
});

describe('the pause before the next attempt', () => {
  test('grows, starting from a quarter of a second', async () => {
    const { palette, pauses } = createFakePalette([refusal(503, '')], { random: 0 });
    await failureOf(palette.getHost(host));
    expect(pauses()).toEqual([250, 500, 1_000]);
  });

  test.each([
    [503, 0, 250],
    [503, 0.5, 375],
    [503, 0.999, 500],
    [429, 0, 1_000],
    [429, 0.999, 1_999],
  ])('has jitter: status %i, random %f, %i ms', async (status, random, pause) => {
    const { palette, pauses } = createFakePalette([refusal(status, ''), found], { random });
    await palette.getHost(host);
    expect(pauses()).toEqual([pause]);
  });

  test('after a network fault it is the same as after a 503', async () => {
    const { palette, pauses } = createFakePalette([new Error('reset'), found], { random: 0 });
    await palette.getHost(host);
    expect(pauses()).toEqual([250]);
  });
});

describe('Retry-After', () => {
  function busyFor(seconds: string) {
    return json({ code: 'TooManyRequests' }, 429, { 'retry-after': seconds });
  }

  test.each([
    ['0', 0],
    ['7', 7_000],
    ['20', 20_000],
  ])('%s is honoured as it is, without jitter', async (seconds, pause) => {
    const { palette, pauses } = createFakePalette([busyFor(seconds), found], { random: 0.9 });
    await palette.getHost(host);
    expect(pauses()).toEqual([pause]);
  });

  test('beyond the deadline it is not waited for', async () => {
    const { palette, clock } = createFakePalette([busyFor('7'), found], { withinMs: 7_000 });
    const startMs = clock.now();
    expect(await failureOf(palette.getHost(host))).toMatchObject({ status: 429, retryAfterMs: 7_000 });
    expect(clock.now()).toBe(startMs);
  });

  test('a read does not wait longer than twenty seconds', async () => {
    const read = createFakePalette([busyFor('21'), found]);
    await failureOf(read.palette.getHost(host));
    expect(read.sent).toHaveLength(1);
  });
});

test('an http error without a status is not repeated', () => {
  const error = new PaletteError({ kind: 'http', method: 'GET', path: '/x' });
  expect(nextDelayMs(retryPolicy.read, error, 1, 0)).toBeNull();
});
