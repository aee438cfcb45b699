import { expect, test } from 'vitest';
import type { Stranger } from '../../../../lib/palette/simulator/stranger';
import { countCalls, edgeHost, edgeHosts, expectOneCluster, membershipsOf } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld, type TestWorldOptions } from '../../../support/test-world';

const read = { method: 'GET', path: /\/v1\/cloudconfigs\/edge-native\/[^/]+$/ };
const poolPut = { method: 'PUT', path: /\/machinePools\// };
const poolPost = { method: 'POST', path: /\/machinePools$/ };
const clusterPost = { method: 'POST', path: /\/spectroclusters\/edge-native$/ };

async function grown(hosts: number, options: TestWorldOptions = {}): Promise<TestWorld> {
  const world = createTestWorld([testSite()], options);
  for (const host of edgeHosts(hosts)) await world.submit(host, 'denver');
  world.simulator.stranger.registerHost({ uid: 'stranger-1', isPaired: true });
  world.simulator.clearLog();
  return world;
}

test('a host that somebody adds before our read of the pool stays in it', async () => {
  const world = await grown(2);
  const act = (stranger: Stranger) => stranger.addHostToPool('denver', 'worker-pool', 'stranger-1');
  world.simulator.faults.add({ kind: 'stranger', act, match: read });
  expect((await world.submit(edgeHost(3), 'denver')).problem).toBeNull();
  expectOneCluster(world.simulator, 'denver', [...edgeHosts(3), 'stranger-1']);
});

test('our host that somebody drops right after our write is put back, and nobody else is lost', async () => {
  const world = await grown(2);
  const act = (stranger: Stranger) => stranger.removeHostFromPool('denver', 'worker-pool', edgeHost(3));
  world.simulator.faults.add({ kind: 'stranger', act, match: read, skip: 2 });
  expect(await world.submit(edgeHost(3), 'denver')).toMatchObject({ problem: null, view: { role: 'worker' } });
  expect(world.simulator.log.some(({ faults }) => faults.length > 0)).toBe(true);
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('a host that stood in the pool before us and is dropped meanwhile is put back', async () => {
  const world = await grown(3);
  const act = (stranger: Stranger) => stranger.removeHostFromPool('denver', 'worker-pool', edgeHost(2));
  world.simulator.faults.add({ kind: 'stranger', act, match: read, skip: 2 });
  await world.submit(edgeHost(4), 'denver');
  expectOneCluster(world.simulator, 'denver', edgeHosts(4));
});

test('a worker pool that somebody makes just before ours is joined, not fought over', async () => {
  const world = await grown(1);
  const act = (stranger: Stranger) => stranger.addHostToPool('denver', 'worker-pool', 'stranger-1');
  world.simulator.faults.add({ kind: 'stranger', act, match: poolPost });
  expect(await world.submit(edgeHost(2), 'denver')).toMatchObject({ problem: null, view: { role: 'worker' } });
  expectOneCluster(world.simulator, 'denver', [...edgeHosts(2), 'stranger-1']);
});

test('a cluster of the same name that somebody makes just before ours is told, not doubled', async () => {
  const world = await grown(0);
  const act = (stranger: Stranger) => stranger.createCluster({ name: 'denver' });
  world.simulator.faults.add({ kind: 'stranger', act, match: clusterPost });
  expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('cluster_not_ours');
  expectOneCluster(world.simulator, 'denver', []);
});

test('a host that somebody takes into another cluster just before our write is left there and told', async () => {
  const world = await grown(2);
  const act = (stranger: Stranger) => stranger.createCluster({ name: 'lab', hosts: [edgeHost(3)] });
  world.simulator.faults.add({ kind: 'stranger', act, match: poolPut });
  expect((await world.submit(edgeHost(3), 'denver')).problem?.code).toBe('host_in_other_cluster');
  expectOneCluster(world.simulator, 'denver', edgeHosts(2));
  expect(membershipsOf(world.simulator, 'lab')).toEqual([`control-plane-pool/${edgeHost(3)}`]);
});

test('a cluster that IT deletes just before our refused pool write is told as being deleted', async () => {
  const world = await grown(2);
  const act = (stranger: Stranger) => stranger.deleteCluster('denver');
  world.simulator.faults.add({ kind: 'stranger', act, match: poolPut });
  world.simulator.faults.add({ kind: 'html', isDone: false, status: 502, match: poolPut });
  expect((await world.submit(edgeHost(3), 'denver')).problem?.code).toBe('cluster_deleting');
});

test('a cluster that is gone once a run comes to read its pools is no refusal: the next run makes another', async () => {
  const world = await grown(2, { durations: { deleting: 0 } });
  const act = (stranger: Stranger) => stranger.deleteCluster('denver');
  world.simulator.faults.add({ kind: 'stranger', act, match: read });
  expect((await world.submit(edgeHost(3), 'denver')).problem?.code).toBe('outcome_unknown');
  world.clock.advance(60_000);
  expect((await world.submit(edgeHost(3), 'denver')).problem).toBeNull();
});

// API.md §12, "What can not be excluded": Palette offers no version check, so this window is named, not denied.
test('a host that a stranger adds between our read and our PUT is dropped unseen; ours is in, and nobody of ours is lost', async () => {
  const world = await grown(2);
  const act = (stranger: Stranger) => stranger.addHostToPool('denver', 'worker-pool', 'stranger-1');
  world.simulator.faults.add({ kind: 'stranger', act, match: poolPut });
  expect((await world.submit(edgeHost(3), 'denver')).problem).toBeNull();
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('somebody who undoes every write of ours is not fought for ever', async () => {
  const world = await grown(2);
  const act = (stranger: Stranger) => stranger.removeHostFromPool('denver', 'worker-pool', edgeHost(3));
  world.simulator.faults.add({ kind: 'stranger', act, match: read, times: 'always' });
  expect((await world.submit(edgeHost(3), 'denver')).problem?.code).toBe('outcome_unknown');
  expect(countCalls(world.simulator).writes).toBeLessThanOrEqual(5);
  world.simulator.faults.clear();
  expect((await world.submit(edgeHost(3), 'denver')).problem).toBeNull();
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('what a lagging index says of a cluster that IT has deleted stops nobody', async () => {
  const site = testSite('denver', { topology: { controlPlane: 3, maxHosts: 9 } });
  const world = createTestWorld([site], { switches: { searchLagMs: 3_000 } });
  for (const host of edgeHosts(4)) await world.submit(host, 'denver');
  world.simulator.stranger.deleteCluster('denver');
  // Gone a minute later: hosts are free at once, the index shows them in the old cluster for three seconds more.
  world.clock.advance(60_500);
  const hosts = edgeHosts(7).filter((_, index) => index < 2 || index > 3);
  const submissions = await Promise.all(
    hosts.map((edgeHostId) => world.newInstance().submit({ edgeHostId, siteId: 'denver', hostName: '' })),
  );
  await world.rest();
  expect(submissions.map(({ problem }) => problem?.code)).not.toContain('host_in_other_cluster');
  world.clock.advance(15_000);
  for (const host of hosts) expect((await world.submit(host, 'denver')).problem).toBeNull();
  // The third and fourth still bear the site's label, and are taken along.
  expectOneCluster(world.simulator, 'denver', edgeHosts(7));
});

test('a host that IT deletes while the create waits is registered anew, and makes no cluster that never gets ready', async () => {
  // Palette might take a host that it does not know.
  const site = testSite('denver', { topology: { controlPlane: 3 } });
  const world = createTestWorld([site], { switches: { unknownHost: 'accept' } });
  for (const host of edgeHosts(2)) await world.submit(host, 'denver');
  const profiles = /clusterprofiles/;
  world.simulator.faults.add({
    kind: 'stranger',
    act: (stranger) => stranger.deleteHost(edgeHost(1)),
    match: { path: profiles },
  });
  world.simulator.faults.add({ kind: 'delay', ms: 6_000, match: { path: profiles } });
  await world.submit(edgeHost(3), 'denver');
  await world.registrations.sweep(10_000);
  await world.rest();
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('while nothing takes long, no host is read twice before a create', async () => {
  const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
  for (const host of edgeHosts(3)) await world.submit(host, 'denver');
  expect(world.calls().filter((call) => call === 'GET /v1/edgehosts/{uid}')).toEqual([]);
});
