import { expect, test } from 'vitest';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { countCalls, edgeHost, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const year = 365 * 24 * 60 * 60_000;

async function settledSite(hosts = 1): Promise<TestWorld> {
  const world = createTestWorld([testSite()]);
  for (const host of edgeHosts(hosts)) await world.submit(host, 'denver');
  world.simulator.clearLog();
  return world;
}

/** Another process with an empty store, whose credential is proven as after any earlier call. */
function withNewStore(world: TestWorld): TestWorld {
  return createTestWorld([testSite()], {
    snapshot: world.simulator.snapshot(),
    store: (clock) => createMemoryStore({ now: clock.now }),
  });
}

test.each([
  ['a member of the control plane', 1],
  ['a worker', 2],
])('a warm re-scan of %s writes nothing and reads at most three times', async (_name, number) => {
  const world = await settledSite(2);
  const again = await world.submit(edgeHost(number), 'denver');
  expect(again).toMatchObject({ outcome: 'already', problem: null, view: { state: 'setting_up' } });
  const { reads, ...rest } = countCalls(world.simulator);
  expect(rest).toEqual({ writes: 0, refused: 0 });
  expect(reads).toBeLessThanOrEqual(3);
});

test('a cold re-scan, with an empty store, writes nothing and reads at most four times', async () => {
  const world = withNewStore(await settledSite(2));
  const again = await world.submit(edgeHost(2), 'denver');
  expect(again).toMatchObject({ outcome: 'already', view: { role: 'worker' } });
  const { reads, ...rest } = countCalls(world.simulator);
  expect(rest).toEqual({ writes: 0, refused: 0 });
  expect(reads).toBeLessThanOrEqual(4);
});

test('a re-scan a year later finds the host where it is and writes nothing', async () => {
  const world = await settledSite();
  world.simulator.devices.create({ id: edgeHost(1) });
  world.clock.advance(year);
  const again = await world.submit(edgeHost(1), 'denver');
  expect(again).toMatchObject({ outcome: 'already', view: { state: 'ready', hasCalledHome: true } });
  const { reads, ...rest } = countCalls(world.simulator);
  expect(rest).toEqual({ writes: 0, refused: 0 });
  expect(reads).toBeLessThanOrEqual(4);
});

test('a re-scan of a host that waits for others writes nothing', async () => {
  const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
  await world.submit(edgeHost(1), 'denver');
  world.simulator.clearLog();
  const again = await world.submit(edgeHost(1), 'denver');
  expect(again).toMatchObject({ outcome: 'already', view: { state: 'waiting_for_hosts' } });
  expect(countCalls(world.simulator)).toMatchObject({ writes: 0, refused: 0 });
});

test('a cluster that IT deleted after the host had joined is made anew by a re-scan', async () => {
  const world = await settledSite();
  world.simulator.stranger.deleteCluster('denver');
  const early = await world.submit(edgeHost(1), 'denver');
  expect(early.problem?.code).toBe('cluster_deleting');
  world.clock.advance(120_000);
  const later = await world.submit(edgeHost(1), 'denver');
  expect(later).toMatchObject({ problem: null, view: { state: 'setting_up' } });
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});

test('a host that IT removed from its pool joins again by a re-scan', async () => {
  const world = await settledSite(3);
  world.simulator.stranger.removeHostFromPool('denver', 'worker-pool', edgeHost(3));
  const again = await world.submit(edgeHost(3), 'denver');
  expect(again).toMatchObject({ problem: null, view: { role: 'worker' } });
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('a host that IT deleted in Palette while it waited is registered anew by a re-scan', async () => {
  const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
  await world.submit(edgeHost(1), 'denver');
  world.simulator.stranger.deleteHost(edgeHost(1));
  const again = await world.submit(edgeHost(1), 'denver');
  expect(again).toMatchObject({ outcome: 'registered', view: { state: 'waiting_for_hosts' } });
  expect(Object.keys(world.simulator.snapshot().state.hosts)).toEqual([edgeHost(1)]);
});
