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

const gathering = (controlPlane: 3 | 5, maxHosts = 8) => [testSite('denver', { topology: { controlPlane, maxHosts } })];

test('a site of three waits at 1 of 3 and 2 of 3 and is set up with the third, in 3 + 1 writes', async () => {
  const world = createTestWorld(gathering(3));
  const seen = [];
  for (const host of edgeHosts(3)) {
    const { outcome, view } = await world.submit(host, 'denver');
    seen.push([outcome, view?.state, view?.hosts.present, view?.hosts.needed]);
  }
  expect(seen).toEqual([
    ['registered', 'waiting_for_hosts', 1, 3],
    ['registered', 'waiting_for_hosts', 2, 3],
    ['registered', 'setting_up', 3, 3],
  ]);
  expect(writesOf(world.simulator)).toEqual([write.host, write.host, write.host, write.cluster]);
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});

test('those who waited see on their own pages that it went on', async () => {
  const world = createTestWorld(gathering(3));
  for (const host of edgeHosts(3)) await world.submit(host, 'denver');
  world.clock.advance(6_000);
  for (const host of edgeHosts(3)) {
    const submission = await world.submit(host, 'denver');
    expect(submission.view).toMatchObject({ state: 'setting_up', role: 'control-plane', problem: null });
  }
});

test('a site of five needs five, in 5 + 1 writes', async () => {
  const world = createTestWorld(gathering(5));
  for (const host of edgeHosts(5)) await world.submit(host, 'denver');
  expect(countCalls(world.simulator).writes).toBe(6);
  expectOneCluster(world.simulator, 'denver', edgeHosts(5));
  expect(membershipsOf(world.simulator, 'denver').every((entry) => entry.startsWith('control-plane-pool/'))).toBe(true);
});

test('more hosts than planned go to the worker pool of the same create', async () => {
  const world = createTestWorld(gathering(3));
  for (const host of edgeHosts(2)) await world.submit(host, 'denver');
  await Promise.all([3, 4, 5].map((number) => world.submit(edgeHost(number), 'denver')));
  expectOneCluster(world.simulator, 'denver', edgeHosts(5));
  const inControlPlane = membershipsOf(world.simulator, 'denver').filter((entry) => entry.startsWith('control-plane'));
  expect(inControlPlane).toHaveLength(3);
});

test('a lost store strands nobody: hosts that wait are found by their label', async () => {
  const before = createTestWorld(gathering(3));
  for (const host of edgeHosts(2)) await before.submit(host, 'denver');
  const after = createTestWorld(gathering(3), { snapshot: before.simulator.snapshot() });
  const submission = await after.submit(edgeHost(3), 'denver');
  expect(submission.view).toMatchObject({ state: 'setting_up', hosts: { present: 3, needed: 3 } });
  expectOneCluster(after.simulator, 'denver', edgeHosts(3));
});

test('a gathering site without a worker pool sets up its control plane and sends the next host away', async () => {
  const world = createTestWorld([
    testSite('denver', { topology: { controlPlane: 3, workerPool: false, maxHosts: 3 } }),
  ]);
  for (const host of edgeHosts(3)) await world.submit(host, 'denver');
  const fourth = await world.submit(edgeHost(4), 'denver');
  expect(fourth.problem?.code).toBe('site_full');
  expectOneCluster(world.simulator, 'denver', edgeHosts(3));
});
