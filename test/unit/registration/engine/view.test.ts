import { expect, test } from 'vitest';
import type { RegistrationView } from '../../../../lib/registration/view';
import { countCalls, edgeHost, edgeHosts } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const seconds = 1_000;
const minutes = 60 * seconds;
const host = edgeHost(1);

/** What a page shows at its second look: the first one may have shown what was known, and asked for something newer. */
async function viewOf(world: TestWorld, hostId = host): Promise<RegistrationView> {
  await world.registrations.view(hostId);
  await world.rest();
  const viewed = await world.registrations.view(hostId);
  if (!viewed.ok) throw new Error(viewed.error.code);
  return viewed.value;
}

async function registered(hasDevice = true): Promise<TestWorld> {
  const world = createTestWorld([testSite()]);
  if (hasDevice) world.simulator.devices.create({ id: host });
  await world.submit(host, 'denver');
  world.simulator.clearLog();
  return world;
}

test('an unknown host is "not registered", without a call to Palette', async () => {
  const world = createTestWorld([testSite()]);
  world.simulator.stranger.registerHost({ uid: host });
  expect(await world.registrations.view(host)).toEqual({ ok: false, error: { code: 'not_registered' } });
  expect(world.simulator.log).toEqual([]);
});

test('the page follows the host from set-up to ready as it calls home and is installed', async () => {
  const world = await registered();
  const seen = [];
  for (const afterMs of [0, 35 * seconds, 30 * seconds, 10 * minutes]) {
    world.clock.advance(afterMs);
    const { state, cluster, hasCalledHome } = await viewOf(world);
    seen.push([state, cluster?.state, hasCalledHome]);
  }
  expect(seen).toEqual([
    ['setting_up', 'Pending', false],
    ['setting_up', 'Provisioning', true],
    ['setting_up', 'Provisioning', true],
    ['ready', 'Running', true],
  ]);
});

test('a host that nobody switched on is seen not to have called home', async () => {
  const world = await registered(false);
  world.clock.advance(10 * minutes);
  expect(await viewOf(world)).toMatchObject({ state: 'setting_up', isRegistered: true, hasCalledHome: false });
});

test('`updatedAt` is the last change and `observedAt` the last look', async () => {
  const world = await registered();
  world.clock.advance(10 * minutes);
  const ready = await viewOf(world);
  expect(ready.state).toBe('ready');
  world.clock.advance(60 * minutes);
  const later = await viewOf(world);
  expect(later.updatedAtMs).toBe(ready.updatedAtMs);
  expect(later.observedAtMs).toBe(world.clock.now());
  world.simulator.stranger.setClusterState('denver', 'Error');
  world.clock.advance(1 * minutes);
  expect((await viewOf(world)).updatedAtMs).toBe(world.clock.now());
});

test('when Palette is down the last view stands, with its age', async () => {
  const world = await registered();
  world.clock.advance(10 * minutes);
  const last = await viewOf(world);
  world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
  world.clock.advance(60 * minutes);
  expect(await viewOf(world)).toEqual(last);
});

test('when Palette was never seen since, the page still says what is known', async () => {
  const world = await registered();
  world.simulator.faults.add({ kind: 'drop', isDone: false, match: {}, times: 'always' });
  world.clock.advance(60 * minutes);
  expect(await viewOf(world)).toMatchObject({ isRegistered: true, problem: null, siteId: 'denver' });
});

test.each([
  [
    'its cluster is in error',
    'cluster_in_error',
    ({ simulator }: TestWorld) => simulator.stranger.setClusterState('denver', 'Error'),
  ],
  [
    'its cluster is being deleted',
    'cluster_deleting',
    ({ simulator }: TestWorld) => simulator.stranger.deleteCluster('denver'),
  ],
  [
    'it was taken out of its pool',
    'host_state_unclear',
    ({ simulator }: TestWorld) => {
      simulator.stranger.removeHostFromPool('denver', 'control-plane-pool', host);
      // Without its only host the cluster would be in error, which goes before.
      simulator.stranger.setClusterState('denver', 'Running');
    },
  ],
])('a settled host needs attention when %s', async (_name, code, happen) => {
  const world = await registered();
  world.clock.advance(10 * minutes);
  happen(world);
  expect(await viewOf(world)).toMatchObject({ state: 'needs_attention', problem: { code } });
});

test('a host that waits sees the count grow, and its site set up by the last one', async () => {
  const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
  const seen = [];
  for (const one of edgeHosts(3)) {
    await world.submit(one, 'denver');
    world.clock.advance(6 * seconds);
    const { state, hosts } = await viewOf(world);
    seen.push([state, hosts.present, hosts.needed]);
  }
  expect(seen).toEqual([
    ['waiting_for_hosts', 1, 3],
    ['waiting_for_hosts', 2, 3],
    ['setting_up', 3, 3],
  ]);
});

test('those who were stopped with the site see that another scan has settled them', async () => {
  const site = testSite('denver', { topology: { controlPlane: 3 } });
  const world = createTestWorld([site]);
  for (const one of edgeHosts(2)) await world.submit(one, 'denver');
  const create = { method: 'POST', path: /edge-native$/ };
  const refusal = { status: 422, code: 'Refused' };
  world.simulator.faults.add({ kind: 'error', isDone: false, refusal, match: create, times: 'always' });
  await world.submit(edgeHost(3), 'denver');
  expect(await viewOf(world)).toMatchObject({ state: 'needs_attention', problem: { code: 'palette_refused' } });
  world.simulator.faults.clear();
  world.clock.advance(1 * seconds);
  expect((await world.submit(edgeHost(3), 'denver')).problem).toBeNull();
  world.clock.advance(6 * seconds);
  expect(await viewOf(world)).toMatchObject({ state: 'setting_up', problem: null, role: 'control-plane', isDue: true });
  await world.registrations.proceed(host);
  await world.rest();
  expect(await world.store.readIntent(host)).toMatchObject({ phase: 'settled', problem: null });
  expect(await viewOf(world)).toMatchObject({ state: 'setting_up', isDue: false });
});

test('looking never writes', async () => {
  const world = await registered();
  for (let times = 0; times < 10; times += 1) {
    world.clock.advance(1 * minutes);
    await viewOf(world);
  }
  world.simulator.stranger.removeHostFromPool('denver', 'control-plane-pool', host);
  world.clock.advance(1 * minutes);
  await viewOf(world);
  expect(countCalls(world.simulator)).toMatchObject({ writes: 0, refused: 0 });
});

test('a view that is far too old is not shown while another instance looks: its answer is waited for', async () => {
  const world = await registered();
  await viewOf(world);
  world.clock.advance(8 * minutes);
  world.simulator.faults.add({ kind: 'delay', ms: 700, match: { method: 'GET', path: /^\/v1\/spectroclusters/ } });
  const looking = world.newInstance().view(host);
  await world.clock.sleep(100);
  const nowMs = world.clock.now();
  const other = await world.newInstance().view(host);
  expect(other.ok && other.value.observedAtMs).toBeGreaterThanOrEqual(nowMs - 1 * seconds);
  expect(world.clock.now() - nowMs).toBeLessThanOrEqual(1_500);
  await looking;
});
