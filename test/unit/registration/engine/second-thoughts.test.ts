import { expect, test } from 'vitest';
import type { RegistrationView } from '../../../../lib/registration/view';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { StoreError } from '../../../../lib/store/store';
import { clustersNamed, edgeHost, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const createPath = /^\/v1\/spectroclusters\/edge-native$/;
const poolPath = /machinePools\/\{machinePoolName\}$/;
const notFound = { status: 404, code: 'ResourceNotFound' };

function creates(world: TestWorld): number {
  return world.simulator.log.filter(({ method, path }) => method === 'POST' && createPath.test(path)).length;
}

async function viewOf(world: TestWorld): Promise<RegistrationView> {
  const view = await world.registrations.view(edgeHost(1));
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
}

test('a cluster that was just made and cannot be read yet is waited for, not made again', async () => {
  const switches = { duplicateClusterName: 'accept', hostInUse: 'accept' } as const;
  const world = createTestWorld([testSite()], { switches });
  const match = { method: 'GET', path: /^\/v1\/spectroclusters\/[^/]+$/ };
  world.simulator.faults.add({ kind: 'error', isDone: false, refusal: notFound, match, times: 3 });
  expect(await world.submit(edgeHost(1), 'denver')).toMatchObject({ outcome: 'registered', problem: null });
  expect(creates(world)).toBe(1);
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});

test('a cluster that was made and never shows up ends in "not known", with one create', async () => {
  const world = createTestWorld([testSite()], { switches: { duplicateClusterName: 'accept', hostInUse: 'accept' } });
  const match = { method: 'GET', path: /^\/v1\/spectroclusters\/[^/]+$/ };
  world.simulator.faults.add({ kind: 'error', isDone: false, refusal: notFound, match, times: 'always' });
  expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('outcome_unknown');
  expect(creates(world)).toBe(1);
});

test('when the time is too short to see whether a lost create landed, no second one is sent', async () => {
  const world = createTestWorld([testSite()], { switches: { duplicateClusterName: 'accept', hostInUse: 'accept' } });
  for (const path of [
    /spectroclusters\/search/,
    /edgehosts\/search/,
    /^\/v1\/edgehosts$/,
    /clusterprofiles\/metadata/,
    /clusterprofiles\/\{uid\}$/,
    createPath,
  ]) {
    world.simulator.faults.add({ kind: 'delay', ms: 7_800, match: { path } });
  }
  world.simulator.faults.add({ kind: 'drop', isDone: false, match: { method: 'POST', path: createPath } });
  expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('outcome_unknown');
  expect(creates(world)).toBe(1);
  world.simulator.faults.clear();
  world.clock.advance(60_000);
  expect(await world.submit(edgeHost(1), 'denver')).toMatchObject({ problem: null });
  expect(clustersNamed(world.simulator, 'denver')).toHaveLength(1);
});

test('after a 429 the pool is read again, so that nobody who was added meanwhile is dropped', async () => {
  const world = createTestWorld([testSite()]);
  for (const host of [1, 2]) await world.submit(edgeHost(host), 'denver');
  world.simulator.stranger.registerHost({ uid: 'edge-stranger' });
  const match = { method: 'PUT', path: poolPath };
  const act = (stranger: TestWorld['simulator']['stranger']) =>
    stranger.addHostToPool('denver', 'worker-pool', 'edge-stranger');
  world.simulator.faults.add({ kind: 'stranger', act, match });
  world.simulator.faults.add({ kind: 'too-many-requests', match });
  expect(await world.submit(edgeHost(3), 'denver')).toMatchObject({ outcome: 'registered', problem: null });
  const all = [edgeHost(1), edgeHost(2), 'edge-stranger', edgeHost(3)];
  expectOneCluster(world.simulator, 'denver', all);
});

test.each(['/v1/edgehosts', '/v1/spectroclusters/edge-native'])(
  'a Palette that is always busy at %s ends in palette_busy after four tries',
  async (path) => {
    const world = createTestWorld([testSite()]);
    const match = { method: 'POST', path: new RegExp(`^${path}$`) };
    world.simulator.faults.add({ kind: 'too-many-requests', match, times: 'always' });
    expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('palette_busy');
    expect(world.simulator.log.filter((entry) => entry.method === 'POST' && entry.path === path)).toHaveLength(4);
  },
);

test('a registration that nobody works on any more says so and offers to go on', async () => {
  const world = createTestWorld([testSite()]);
  await world.store.takeLease('site:66aa00000000000000000001:denver', 'a dead instance', 3_600_000);
  expect(await world.submit(edgeHost(1), 'denver')).toMatchObject({ outcome: 'pending', problem: null });
  expect(await viewOf(world)).toMatchObject({ state: 'queued', problem: null, observedAtMs: null });
  world.clock.advance(120_000);
  const view = await viewOf(world);
  expect(view).toMatchObject({ state: 'queued', problem: { code: 'outcome_unknown' }, observedAtMs: null });
  expect(world.events).toContainEqual(expect.objectContaining({ reference: view.problem?.reference }));
});

test('a bug leaves no intent without an end', async () => {
  const world = createTestWorld([testSite()], {
    store: (clock) => {
      const store = createMemoryStore({ now: clock.now });
      let calls = 0;
      const unfinishedIntents: typeof store.unfinishedIntents = (siteId) => {
        calls += 1;
        return calls === 2 ? Promise.reject(new TypeError('a bug')) : store.unfinishedIntents(siteId);
      };
      return { ...store, unfinishedIntents };
    },
  });
  expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('internal');
  expect((await world.store.readIntent(edgeHost(1)))?.problem?.code).toBe('internal');
});

test.each(['releaseLease', 'writeCache', 'increment', 'appendAudit'] as const)(
  'a store that fails at %s fails no registration: it is only good to have',
  async (method) => {
    const world = createTestWorld([testSite()], {
      store: (clock) => {
        const store = createMemoryStore({ now: clock.now });
        return { ...store, [method]: () => Promise.reject(new StoreError(method)) };
      },
    });
    expect(await world.submit(edgeHost(1), 'denver')).toMatchObject({ outcome: 'registered', problem: null });
    expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
  },
);

test('hosts that wait for others go on waiting when one run fails for good', async () => {
  const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
  await world.submit(edgeHost(1), 'denver');
  world.simulator.faults.add({ kind: 'bad-key', match: { method: 'POST', path: /^\/v1\/edgehosts$/ } });
  expect((await world.submit(edgeHost(2), 'denver')).problem?.code).toBe('palette_credential_refused');
  for (const host of [2, 3]) await world.submit(edgeHost(host), 'denver');
  expect(await viewOf(world)).toMatchObject({ state: 'setting_up', problem: null });
});

test('a host whose claim was moved after the intents were read is not registered for the old site', async () => {
  const world = createTestWorld([testSite('denver'), testSite('boulder')]);
  const { unfinishedIntents } = world.store;
  const { id: boulder } = testSite('boulder');
  const isMoved: typeof unfinishedIntents = async (siteId) =>
    (await unfinishedIntents(siteId)).map(({ intent }) => ({ intent, claimedBy: boulder }));
  Object.assign(world.store, { unfinishedIntents: isMoved });
  expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('host_at_other_site');
  expect(world.writes()).toEqual([]);
});

test('another host that answers to the same ID in another case is taken, not joined', async () => {
  const world = createTestWorld([testSite()], { switches: { hostIdCase: 'insensitive' } });
  await world.submit('EDGE-000A', 'denver');
  expect((await world.submit('edge-000a', 'denver')).problem?.code).toBe('host_registered_elsewhere');
});

test('a window that cannot be excluded is counted and named', async () => {
  const world = createTestWorld([testSite()], { switches: { duplicateClusterName: 'accept', hostInUse: 'accept' } });
  world.simulator.faults.add({ kind: 'drop', isDone: false, match: { method: 'POST', path: createPath } });
  await world.submit(edgeHost(1), 'denver');
  expect(world.events).toContainEqual(expect.objectContaining({ event: 'window_met', window: 'second_create' }));
  expect(await world.store.increment('window:second_create')).toBe(2);
});
