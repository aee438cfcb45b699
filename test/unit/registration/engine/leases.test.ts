import { expect, test } from 'vitest';
import { DEFAULT_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { edgeHost, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld } from '../../../support/test-world';

const leaseName = `site:${DEFAULT_PROJECT_UID}:denver`;
const leaseMs = 30_000;
const attemptTimeoutMs = 8_000;
const skewMs = 2_000;

test('after a holder that died, nothing is even read before its last write must have ended', async () => {
  const world = createTestWorld([testSite()]);
  await world.store.takeLease(leaseName, 'died', leaseMs);
  world.clock.advance(leaseMs + 1);
  const started = world.clock.now();
  expect((await world.submit(edgeHost(1), 'denver')).problem).toBeNull();
  expect(world.simulator.log[0]?.at).toBeGreaterThanOrEqual(started + attemptTimeoutMs + skewMs);
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});

test('after a holder that gave the lease back nobody waits', async () => {
  const world = createTestWorld([testSite()]);
  await world.store.takeLease(leaseName, 'done', leaseMs);
  await world.store.releaseLease(leaseName, 'done');
  const started = world.clock.now();
  await world.submit(edgeHost(1), 'denver');
  expect(world.simulator.log[0]?.at).toBe(started);
});

test('while somebody holds the lease nothing is written, and the phone is told that it waits', async () => {
  const world = createTestWorld([testSite()]);
  await world.store.takeLease(leaseName, 'other', leaseMs);
  const submission = await world.submit(edgeHost(1), 'denver');
  expect(submission).toMatchObject({
    outcome: 'pending',
    problem: null,
    view: { state: 'queued', isRegistered: false },
  });
  expect(world.simulator.log).toEqual([]);
});

test('a holder that has lost its lease writes nothing more, neither to Palette nor about the intents', async () => {
  const world = createTestWorld([testSite()], {
    store: (clock) => ({ ...createMemoryStore({ now: clock.now }), renewLease: async () => false }),
  });
  world.simulator.faults.add({ kind: 'delay', ms: 7_000, isDone: true, match: { path: /^\/v1\/edgehosts$/ } });
  const submission = await world.submit(edgeHost(1), 'denver');
  expect(submission).toMatchObject({ outcome: 'registered', problem: null });
  expect(world.writes().map(({ path }) => path)).toEqual(['/v1/edgehosts']);
});

test('no write goes out when the lease might end before its answer', async () => {
  const world = createTestWorld([testSite()]);
  let heldUntilMs = 0;
  const { takeLease, renewLease } = world.store;
  const note = (ttlMs: number) => {
    heldUntilMs = world.clock.now() + ttlMs;
  };
  Object.assign(world.store, {
    takeLease: (name: string, owner: string, ttlMs: number) => {
      note(ttlMs);
      return takeLease(name, owner, ttlMs);
    },
    renewLease: (name: string, owner: string, ttlMs: number) => {
      note(ttlMs);
      return renewLease(name, owner, ttlMs);
    },
  });
  world.simulator.faults.add({ kind: 'delay', ms: 7_900, match: {}, times: 'always' });
  const handle = world.simulator.handle;
  const margins: number[] = [];
  world.simulator.handle = (request) => {
    const isSearch = new URL(request.url).pathname.includes('/dashboard/');
    if (request.method !== 'GET' && !isSearch) margins.push(heldUntilMs - world.clock.now());
    return handle(request);
  };
  await world.newInstance().submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
  expect(margins).not.toEqual([]);
  for (const margin of margins) expect(margin).toBeGreaterThanOrEqual(attemptTimeoutMs + skewMs);
});
