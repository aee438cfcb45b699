import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../../../lib/palette/simulator/faults';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import type { Store } from '../../../../lib/store/store';
import { edgeHost } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld, testKey } from '../../../support/test-world';

/** Everything that goes into the store is written down. */
function recordCalls(store: Store, calls: unknown[]): Store {
  const recorded = Object.entries(store).map(([name, member]) => [
    name,
    typeof member !== 'function'
      ? member
      : (...given: unknown[]) => {
          calls.push([name, given]);
          return member(...given);
        },
  ]);
  return Object.fromEntries(recorded) as Store;
}

interface Watched {
  readonly world: TestWorld;
  readonly seen: unknown[];
}

function createWatchedWorld(apiKeys = [testKey]): Watched {
  const seen: unknown[] = [];
  const store = (clock: TestWorld['clock']) => recordCalls(createMemoryStore({ now: clock.now }), seen);
  return { world: createTestWorld([testSite()], { store, apiKeys }), seen };
}

async function everythingSaid({ world, seen }: Watched): Promise<string> {
  const submissions = [await world.submit(edgeHost(1), 'denver'), await world.submit(edgeHost(2), 'denver')];
  const views = [await world.registrations.view(edgeHost(1)), await world.registrations.view(edgeHost(2))];
  const audit = await world.store.readAudit(1_000);
  return JSON.stringify([submissions, views, world.events, seen, audit]);
}

const echoes: readonly (readonly [string, FaultKind])[] = [
  ['of every answer, as a refused key', { kind: 'bad-key' }],
  ...[400, 404, 409, 500, 503].map(
    (status) =>
      [
        `of a ${status}`,
        { kind: 'error', isDone: false, refusal: { status, code: 'Odd' }, message: 'for key {key} no' },
      ] as const,
  ),
];

describe.each(echoes)('a key in the message %s', (_name, fault) => {
  test.each([
    ['on every call', {}],
    ['on host POST', { method: 'POST', path: /^\/v1\/edgehosts$/ }],
    ['on cluster POST', { method: 'POST', path: /edge-native$/ }],
    ['on pool POST', { method: 'POST', path: /machinePools$/ }],
    ['on reads', { method: 'GET' }],
  ])('%s is in no event, answer, page, stored text or audit line', async (_place, match) => {
    const watched = createWatchedWorld();
    watched.world.simulator.faults.add({ ...fault, match, times: 'always' });
    const said = await everythingSaid(watched);
    expect(watched.world.simulator.log.some(({ faults }) => faults.length > 0)).toBe(true);
    expect(JSON.stringify(watched.world.simulator.log.map(({ responseBody }) => responseBody))).toContain(testKey);
    expect(said).not.toContain(testKey);
  });
});

test('a key that Palette does not know is called refused, and nothing is written', async () => {
  const watched = createWatchedWorld(['another-key']);
  const submission = await watched.world.submit(edgeHost(1), 'denver');
  expect(submission).toMatchObject({ outcome: 'refused', problem: { code: 'palette_credential_refused' } });
  expect(watched.world.writes()).toEqual([]);
  expect(await everythingSaid(watched)).not.toContain(testKey);
});

test('a host that a bad key makes look absent is not taken for absent', async () => {
  const { world } = createWatchedWorld();
  await world.submit(edgeHost(1), 'denver');
  world.simulator.faults.add({ kind: 'bad-key', match: { method: 'GET' }, times: 'always' });
  world.simulator.clearLog();
  expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('palette_credential_refused');
  expect(world.writes()).toEqual([]);
});
