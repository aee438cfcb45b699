import { expect, test } from 'vitest';
import { countCalls, edgeHost, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const bad = edgeHost(9);

/** A running site, and a host that Palette refuses in any pool though nothing that we can read of it says why. */
async function siteWithBadHost(): Promise<TestWorld> {
  const world = createTestWorld([testSite()], { switches: { inUseMoment: 'when-agent-picks-up' } });
  for (const id of edgeHosts(2)) world.simulator.devices.create({ id });
  for (const host of edgeHosts(2)) await world.submit(host, 'denver');
  world.clock.advance(15 * 60_000);
  world.simulator.stranger.registerHost({ uid: bad });
  world.simulator.stranger.createCluster({ name: 'lab', hosts: [bad] });
  world.simulator.clearLog();
  return world;
}

test('a host that Palette refuses does not keep the others at the site from joining', async () => {
  const world = await siteWithBadHost();
  const submissions = await Promise.all([bad, edgeHost(3), edgeHost(4)].map((host) => world.submit(host, 'denver')));
  expect(submissions.map(({ problem }) => problem?.code ?? null)).toEqual(['pool_change_refused', null, null]);
  expectOneCluster(world.simulator, 'denver', edgeHosts(4));
});

test('nor those who come later, while it still waits', async () => {
  const world = await siteWithBadHost();
  expect((await world.submit(bad, 'denver')).problem?.code).toBe('pool_change_refused');
  world.clock.advance(60_000);
  expect(await world.submit(edgeHost(3), 'denver')).toMatchObject({ problem: null, view: { role: 'worker' } });
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('it joins by itself with the next scan at the site once Palette takes it', async () => {
  const world = await siteWithBadHost();
  await world.submit(bad, 'denver');
  world.simulator.stranger.removeHostFromPool('lab', 'control-plane-pool', bad);
  await world.submit(edgeHost(3), 'denver');
  expectOneCluster(world.simulator, 'denver', [...edgeHosts(3), bad]);
});

test('a site whose pools cannot change at all is asked once, not once per host', async () => {
  const refusal = { status: 409, code: 'ClusterIsProvisioning' };
  const world = createTestWorld([testSite()], { switches: { poolChangeWhileProvisioning: refusal } });
  await world.submit(edgeHost(1), 'denver');
  world.simulator.clearLog();
  await Promise.all([2, 3, 4].map((number) => world.submit(edgeHost(number), 'denver')));
  expect(countCalls(world.simulator)).toMatchObject({ writes: 3 });
  expect(countCalls(world.simulator).refused).toBeLessThanOrEqual(3);
});
