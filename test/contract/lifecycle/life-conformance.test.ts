import { expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Task } from '../../../lib/lifecycle/task';
import { carryOut, runningSite } from '../../support/life-world';
import { edgeHost } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';
import { createChecker, describeContract } from '../openapi';
import { withBeyond } from '../openapi-beyond';

const [one, two, three, four, five] = [1, 2, 3, 4, 5].map(edgeHost) as [HostId, HostId, HostId, HostId, HostId];
const denver = siteId('denver');
const wide = { site: { topology: { controlPlane: 3 } } } as const;

async function clusterOf({ life }: TestWorld): Promise<string | null> {
  const cluster = await life.clusterOf(denver);
  return cluster.ok ? cluster.value : null;
}

/** Who stands at Denver, and what IT wants there. */
const stories: readonly (readonly [string, () => Promise<TestWorld>, (world: TestWorld) => Promise<Task> | Task])[] = [
  [
    'grow',
    () => switchedOn(runningSite(1)),
    () => ({ kind: 'grow', siteId: denver, controlPlane: 3, hostIds: [four, five] }),
  ],
  ['grow with those that wait', standBy, () => ({ kind: 'grow', siteId: denver, controlPlane: 3, hostIds: [] })],
  ['form', gathering, () => ({ kind: 'form', siteId: denver, controlPlane: 1 })],
  [
    'delete a cluster',
    () => runningSite(2),
    async (world) => ({ kind: 'delete_cluster', siteId: denver, clusterUid: await clusterOf(world), isForced: false }),
  ],
  [
    'force a deletion',
    stuck,
    async (world) => ({ kind: 'delete_cluster', siteId: denver, clusterUid: await clusterOf(world), isForced: true }),
  ],
  ['remove a worker', () => runningSite(3), () => ({ kind: 'remove_host', siteId: denver, hostId: two })],
  ['remove the last worker', () => runningSite(2), () => ({ kind: 'remove_host', siteId: denver, hostId: two })],
  [
    'replace a worker',
    () => switchedOn(runningSite(2)),
    () => ({ kind: 'replace_host', siteId: denver, hostId: two, newHostId: four }),
  ],
  [
    'replace one that leads',
    () => switchedOn(runningSite(3, wide)),
    () => ({ kind: 'replace_host', siteId: denver, hostId: three, newHostId: four }),
  ],
  ['undo a member', () => runningSite(2), () => ({ kind: 'undo_host', siteId: denver, hostId: two })],
  ['forget a host', removed, () => ({ kind: 'forget_host', siteId: denver, hostId: two })],
  ['reset a host', removed, () => ({ kind: 'reset_host', siteId: denver, hostId: two })],
  [
    'move a host',
    () => runningSite(2),
    () => ({ kind: 'move_host', siteId: denver, hostId: two, toSiteId: siteId('boston') }),
  ],
];

describeContract('lifecycle commands and the simulator against the published API description', (_, description) => {
  const checker = createChecker(withBeyond(description));

  test.each(stories)('%s: every request and every answer conforms', async (_name, open, toTask) => {
    const world = await open();
    const ended = await carryOut(world, await toTask(world));
    expect(ended, JSON.stringify(ended)).toMatchObject({ kind: 'done' });
    expect(world.writes()).not.toEqual([]);
    const violations = world.simulator.log.flatMap((entry) =>
      [...checker.checkRequest(entry), ...checker.checkResponse(entry)].map(
        (violation) => `${entry.method} ${entry.template ?? entry.path} ${entry.status}: ${violation}`,
      ),
    );
    expect(violations).toEqual([]);
  });
});

async function switchedOn(opening: Promise<TestWorld>): Promise<TestWorld> {
  const world = await opening;
  for (const id of [four, five]) world.simulator.devices.create({ id });
  return world;
}

async function standBy(): Promise<TestWorld> {
  const world = await runningSite(1);
  for (const uid of [four, five]) {
    world.simulator.stranger.registerHost({ uid, isPaired: true, labels: { site: 'denver' } });
  }
  return world;
}

async function gathering(): Promise<TestWorld> {
  const world = await runningSite(0, wide);
  for (const id of [one, two]) {
    world.simulator.devices.create({ id });
    await world.submit(id, 'denver');
  }
  return world;
}

async function stuck(): Promise<TestWorld> {
  const world = await runningSite(1, { durations: { deleting: 24 * 60 * 60 } });
  const task = { kind: 'delete_cluster', siteId: denver, clusterUid: await clusterOf(world), isForced: false } as const;
  await carryOut(world, task, { withinMs: 0 });
  world.clock.advance(30 * 60_000);
  return world;
}

async function removed(): Promise<TestWorld> {
  const world = await runningSite(2);
  await carryOut(world, { kind: 'remove_host', siteId: denver, hostId: two });
  return world;
}
