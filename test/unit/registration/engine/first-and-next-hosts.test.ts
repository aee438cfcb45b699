import { expect, test } from 'vitest';
import {
  countCalls,
  edgeHost,
  edgeHosts,
  expectOneCluster,
  membershipsOf,
  write,
  writesOf,
} from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld } from '../../../support/test-world';

test('the first host of a site is registered and gets a cluster of its own, in two writes', async () => {
  const world = createTestWorld([testSite()]);
  const submission = await world.submit(edgeHost(1), 'denver');
  expect(submission).toMatchObject({
    outcome: 'registered',
    problem: null,
    view: { state: 'setting_up', role: 'control-plane', isRegistered: true, hosts: { present: 1, needed: 1 } },
  });
  expect(writesOf(world.simulator)).toEqual([write.host, write.cluster]);
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});

test('the second host makes the worker pool and the third joins it, two writes each', async () => {
  const world = createTestWorld([testSite()]);
  await world.submit(edgeHost(1), 'denver');
  for (const [number, change] of [
    [2, write.newPool],
    [3, write.pool],
  ] as const) {
    world.simulator.clearLog();
    const submission = await world.submit(edgeHost(number), 'denver');
    expect(submission).toMatchObject({ outcome: 'registered', view: { state: 'setting_up', role: 'worker' } });
    expect(submission.view?.hosts.present).toBe(number);
    expect(writesOf(world.simulator)).toEqual([write.host, change]);
  }
  expect(membershipsOf(world.simulator, 'denver')).toEqual([
    `control-plane-pool/${edgeHost(1)}`,
    `worker-pool/${edgeHost(2)}`,
    `worker-pool/${edgeHost(3)}`,
  ]);
});

test('a site without a worker pool tells its second host that it is full and registers nothing', async () => {
  const world = createTestWorld([testSite('denver', { topology: { workerPool: false, maxHosts: 1 } })]);
  await world.submit(edgeHost(1), 'denver');
  world.simulator.clearLog();
  const submission = await world.submit(edgeHost(2), 'denver');
  expect(submission).toMatchObject({
    outcome: 'refused',
    problem: { code: 'site_full' },
    view: { state: 'needs_attention', isRegistered: false },
  });
  expect(countCalls(world.simulator)).toMatchObject({ writes: 0, refused: 0 });
  expect(Object.keys(world.simulator.snapshot().state.hosts)).toEqual([edgeHost(1)]);
});

test('a site takes no more hosts than its maximum', async () => {
  const world = createTestWorld([testSite('denver', { topology: { maxHosts: 3 } })]);
  const outcomes = [];
  for (const host of edgeHosts(4)) outcomes.push((await world.submit(host, 'denver')).problem?.code ?? 'fine');
  expect(outcomes).toEqual(['fine', 'fine', 'fine', 'site_full']);
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('a cluster that IT made before is adopted where the site says so, and the host joins it', async () => {
  const world = createTestWorld([testSite('denver', { adoptExistingCluster: true })]);
  const { stranger } = world.simulator;
  stranger.registerHost({ uid: 'old-1', isPaired: true });
  stranger.createCluster({ name: 'denver', hosts: ['old-1'], isRunning: true });
  const submission = await world.submit(edgeHost(1), 'denver');
  expect(submission).toMatchObject({ outcome: 'registered', view: { role: 'worker', state: 'setting_up' } });
  expect(writesOf(world.simulator)).toEqual([write.host, write.newPool]);
  expectOneCluster(world.simulator, 'denver', ['old-1', edgeHost(1)]);
});
