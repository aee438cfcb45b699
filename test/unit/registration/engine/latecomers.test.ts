import { expect, test } from 'vitest';
import { edgeHost, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld } from '../../../support/test-world';

test('a phone that arrives during the last look of somebody else, when that is slow, is not forgotten', async () => {
  const world = createTestWorld([testSite()]);
  const match = { method: 'GET', path: /\/v1\/cloudconfigs\/edge-native\/[^/]+$/ };
  world.simulator.faults.add({ kind: 'delay', ms: 7_000, match });
  const first = world.submit(edgeHost(1), 'denver');
  await world.clock.sleep(3_000);
  const late = await world.newInstance().submit({ edgeHostId: edgeHost(2), siteId: 'denver', hostName: '' });
  expect(late.outcome).toBe('pending');
  expect(await first).toMatchObject({ outcome: 'registered', problem: null });
  expectOneCluster(world.simulator, 'denver', edgeHosts(2));
  expect(await world.registrations.view(edgeHost(2))).toMatchObject({ value: { state: 'setting_up' } });
});

test('a phone does not wait while somebody else reads details for a page', async () => {
  const world = createTestWorld([testSite()]);
  world.simulator.faults.add({ kind: 'delay', ms: 7_000, match: { method: 'GET', path: /\/machines$/ } });
  const first = world.submit(edgeHost(1), 'denver');
  await world.clock.sleep(3_000);
  const late = await world.newInstance().submit({ edgeHostId: edgeHost(2), siteId: 'denver', hostName: '' });
  expect(late.outcome).toBe('registered');
  expect((await first).problem).toBeNull();
  expectOneCluster(world.simulator, 'denver', edgeHosts(2));
});
