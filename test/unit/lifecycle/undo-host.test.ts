import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import {
  carryOut,
  carryOutInPieces,
  interruptAfter,
  labelsIn,
  namesOf,
  pageOf,
  refusalOf,
  runningSite,
  stepsOf,
} from '../../support/life-world';
import { clustersNamed, edgeHost, edgeHosts, expectOneCluster } from '../../support/palette-truth';
import { byPin, guardedSite } from '../../support/test-actors';
import { siteId, testSite } from '../../support/test-site';
import { createTestWorld, type TestWorld } from '../../support/test-world';
import { intentIn, submitAs, undoOf } from '../../support/undo-world';

const minutes = 60_000;
const [one, two, three] = [1, 2, 3].map(edgeHost) as [HostId, HostId, HostId];

function undo(hostId: HostId = two) {
  return { kind: 'undo_host', siteId: siteId('denver'), hostId } as const;
}

describe('a host that is in its cluster', () => {
  test('is taken out of it, and the entry that its request made is deleted', async () => {
    const world = await runningSite(3);
    const ended = await carryOut(world, undo());
    expect(ended.kind).toBe('done');
    expect(namesOf(ended)).toEqual([
      'release_hosts',
      'delete_machine',
      'take_out_of_pool',
      'delete_host',
      'note_taken_back',
    ]);
    expectOneCluster(world.simulator, 'denver', [one, three]);
    expect(labelsIn(world, two)).toBeNull();
    expect(await pageOf(world, two)).toBe('not_registered');
  });

  test('keeps an entry that was there before, without our labels', async () => {
    const world = await runningSite(2);
    world.simulator.stranger.registerHost({ uid: three, labels: { rack: 'b4' } });
    world.simulator.devices.create({ id: three });
    await world.submit(three, 'denver');
    world.clock.advance(30 * minutes);
    expect(namesOf(await carryOut(world, undo(three)))).toContain('unlabel_host');
    expect(labelsIn(world, three)).toMatchObject({ rack: 'b4' });
    expect(labelsIn(world, three)).not.toHaveProperty('site');
    expect(await pageOf(world, three)).toBe('not_registered');
  });

  test('may be registered at another site in the same moment', async () => {
    const world = await runningSite(3);
    await carryOut(world, undo());
    expect((await world.submit(two, 'boston')).problem).toBeNull();
    expectOneCluster(world.simulator, 'boston', [two]);
  });

  test.each([0, 1, 2, 3, 4, 5])('is taken back when that was interrupted after %i steps', async (steps) => {
    const world = await runningSite(3);
    await carryOut(world, undo(), interruptAfter(steps));
    world.clock.advance(minutes);
    expect((await carryOut(world, undo())).kind).toBe('done');
    expectOneCluster(world.simulator, 'denver', [one, three]);
    expect(labelsIn(world, two)).toBeNull();
    expect(await pageOf(world, two)).toBe('not_registered');
  });

  test('is taken back the same with an interruption after every step, and twice is once', async () => {
    const world = await runningSite(3);
    const planned = (await stepsOf(world, undo())).map((step) => step.do);
    expect(await carryOutInPieces(world, undo())).toEqual(planned.filter((step) => !step.startsWith('wait_')));
    world.simulator.clearLog();
    expect(await carryOut(world, undo())).toEqual({ kind: 'done', steps: [] });
    expect(world.writes()).toEqual([]);
  });

  test('is left alone once somebody has put it into another cluster by hand', async () => {
    const world = await runningSite(3);
    const { simulator } = world;
    simulator.stranger.removeHostFromPool(clustersNamed(simulator, 'denver')[0]?.uid ?? '', 'worker-pool', two);
    simulator.stranger.createCluster({ name: 'warehouse', hosts: [two], isRunning: true });
    simulator.clearLog();
    expect(await carryOut(world, undo())).toMatchObject({
      kind: 'refused',
      refusal: { code: 'host_in_other_cluster', facts: { other: 'warehouse' } },
      steps: [],
    });
    expect(world.writes()).toEqual([]);
    expect(await pageOf(world, two)).not.toBe('host_removed');
  });

  test('is told of as leaving for as long as a scan of it is refused for that, and as out once one is taken', async () => {
    const world = await runningSite(3);
    // It dies when the host is in no pool any more, and before its entry goes.
    await carryOut(world, undo(), interruptAfter(3));
    expect(await pageOf(world, two)).toBe('host_leaving');
    expect((await world.submit(two, 'denver')).problem?.code).toBe('host_leaving');
    world.clock.advance(15 * minutes);
    expect(await pageOf(world, two)).toBe('host_removed');
    expect((await world.submit(two, 'denver')).problem).toBeNull();
    expect(await pageOf(world, two)).toBe('setting_up');
  });

  test('stays where it is the only control plane', async () => {
    const world = await runningSite(2);
    expect(await refusalOf(world, undo(one))).toBe('last_control_plane');
  });
});

test('what IT was asked to undo is answered: the page and the place in the link are free again', async () => {
  const world = createTestWorld([guardedSite('denver')]);
  await submitAs(world, { host: one });
  const submission = await submitAs(world, { host: two });
  expect(await undoOf(world, submission, { host: two, mayAsk: true })).toMatchObject({ value: { kind: 'asked' } });
  expect((await intentIn(world, two)).undo?.state).toBe('asked');
  expect((await carryOut(world, undo())).kind).toBe('done');
  expect(await intentIn(world, two)).toMatchObject({ phase: 'stopped', problem: { code: 'not_registered' } });
  expect((await intentIn(world, two)).undo).toBeUndefined();
  const rights = submission.undo === null ? [] : [submission.undo];
  expect(await world.desk.as(byPin()).confirmUndone(two, rights)).toBe(true);
});

/** Three hosts of `denver-old`, which is called `denver` by now. */
async function renamedSite(): Promise<TestWorld> {
  const before = createTestWorld([testSite('denver-old', { clusterName: 'denver' })]);
  for (const id of edgeHosts(3)) {
    before.simulator.devices.create({ id });
    await before.submit(id, 'denver-old');
  }
  before.clock.advance(30 * minutes);
  const sites = [testSite('denver', { renamedFrom: siteId('denver-old') }), testSite('boston')];
  const world = createTestWorld(sites, { snapshot: before.simulator.snapshot(), store: () => before.store });
  world.clock.advance(60 * minutes);
  return world;
}

test('a host of a site that was renamed since leaves nothing there, and may be registered at another one', async () => {
  const world = await renamedSite();
  expect((await carryOut(world, undo())).kind).toBe('done');
  expect(labelsIn(world, two)).toBeNull();
  expect((await world.submit(two, 'boston')).problem).toBeNull();
  expectOneCluster(world.simulator, 'boston', [two]);
});
