import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../../lib/errors';
import type { FaultKind } from '../../../../lib/palette/simulator/faults';
import { countCalls, edgeHost, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';
import { arrangeSituation, writeSituations } from '../../../support/write-situations';

const refusal = (status: number, code = '') => ({ kind: 'error', isDone: false, refusal: { status, code } }) as const;

const days: readonly (readonly [string, FaultKind, ErrorCode])[] = [
  ['answers 503', refusal(503), 'palette_unreachable'],
  ['answers 500 without a code', refusal(500), 'palette_unreachable'],
  ['answers 504', refusal(504), 'palette_slow'],
  ['answers nothing at all', { kind: 'drop', isDone: false }, 'palette_unreachable'],
  ['answers too late', { kind: 'delay', ms: 60_000 }, 'palette_slow'],
  ['answers 502 in HTML', { kind: 'html', isDone: false, status: 502 }, 'palette_unreachable'],
  ['answers 200 in HTML', { kind: 'html', isDone: false, status: 200 }, 'palette_answer_unreadable'],
  ['answers broken JSON', { kind: 'malformed', isDone: false }, 'palette_answer_unreadable'],
  ['is busy', { kind: 'too-many-requests' }, 'palette_busy'],
  ['is busy for a minute', { kind: 'too-many-requests', retryAfterSeconds: 60 }, 'palette_busy'],
  ['does not take the key: 401', refusal(401, 'Unauthenticated'), 'palette_credential_refused'],
  ['does not take the key: 403', refusal(403, 'Forbidden'), 'palette_credential_refused'],
  ['does not take the key and echoes it', { kind: 'bad-key' }, 'palette_credential_refused'],
];

function fault(world: TestWorld, kind: FaultKind, times: number | 'always' = 'always'): void {
  world.simulator.faults.add({ ...kind, match: {}, times });
}

describe.each(days)('when Palette %s', (_name, kind, code) => {
  test('the operator is told which kind of trouble it is, nothing is written, and a later try goes through', async () => {
    const world = createTestWorld([testSite()]);
    fault(world, kind);
    const started = world.clock.now();
    const submission = await world.submit(edgeHost(1), 'denver');
    expect(submission).toMatchObject({ problem: { code } });
    expect(world.clock.now() - started).toBeLessThanOrEqual(45_000);
    world.simulator.faults.clear();
    world.clock.advance(60_000);
    expect(Object.keys(world.simulator.snapshot().state.hosts).length).toBeLessThanOrEqual(1);
    expect((await world.submit(edgeHost(1), 'denver')).problem).toBeNull();
    expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
  });

  test('a re-scan of a settled host says so and does not touch what it has', async () => {
    const world = createTestWorld([testSite()]);
    await world.submit(edgeHost(1), 'denver');
    world.simulator.clearLog();
    fault(world, kind);
    expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe(code);
    expect(countCalls(world.simulator).writes).toBe(0);
    world.simulator.faults.clear();
    expect(await world.submit(edgeHost(1), 'denver')).toMatchObject({ outcome: 'already', problem: null });
  });
});

test.each([
  ['a 503', refusal(503), 2],
  ['a 429 without Retry-After', { kind: 'too-many-requests' }, 3],
  ['a 429 with Retry-After', { kind: 'too-many-requests', retryAfterSeconds: 2 }, 3],
  ['a lost connection', { kind: 'drop', isDone: false }, 1],
] as const)('%s or a few at the start are not even noticed', async (_name, kind, times) => {
  const world = createTestWorld([testSite()]);
  fault(world, kind, times);
  expect(await world.submit(edgeHost(1), 'denver')).toMatchObject({ outcome: 'registered', problem: null });
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});

test.each(writeSituations)(
  'a key that is revoked just before a $name is named, and nothing more is written',
  async (situation) => {
    const world = await arrangeSituation(situation);
    world.simulator.faults.add({ ...refusal(403, 'Forbidden'), match: situation.match, times: 'always' });
    const submission = await world.submit(situation.host, 'denver');
    expect(submission.problem?.code).toBe('palette_credential_refused');
    expect(world.simulator.log.at(-1)?.status).toBe(403);
  },
);

test('a Retry-After is waited for', async () => {
  const world = createTestWorld([testSite()]);
  fault(world, { kind: 'too-many-requests', retryAfterSeconds: 7 }, 1);
  await world.submit(edgeHost(1), 'denver');
  const [first, second] = world.simulator.log;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(7_000);
});
