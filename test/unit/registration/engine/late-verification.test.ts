import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import type { Intent } from '../../../../lib/store/records';
import { clustersNamed, edgeHost, edgeHosts, expectOneCluster, membershipsOf } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const minute = 60_000;

async function settledWorld(hosts: number): Promise<TestWorld> {
  const world = createTestWorld([testSite()]);
  for (const host of edgeHosts(hosts)) await world.submit(host, 'denver');
  await world.rest();
  return world;
}

async function intentOf(world: TestWorld, number: number): Promise<Intent | null> {
  return world.store.readIntent(edgeHost(number));
}

describe('a membership that settled', () => {
  test('is looked at once more, not sooner than a minute later, and then never again', async () => {
    const world = await settledWorld(2);
    expect(await intentOf(world, 1)).toMatchObject({ phase: 'settled', isVerified: false });
    world.simulator.clearLog();
    world.clock.advance(minute - 1);
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 0, served: 0, failed: 0 });
    expect(world.simulator.log).toEqual([]);
    world.clock.advance(1);
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 1, served: 1, failed: 0 });
    expect(await intentOf(world, 1)).toMatchObject({ phase: 'settled', isVerified: true });
    expect(await intentOf(world, 2)).toMatchObject({ phase: 'settled', isVerified: true });
    expect(world.writes()).toEqual([]);
    world.simulator.clearLog();
    // That somebody looks whether they are ready yet is another matter.
    for (const one of edgeHosts(2)) await world.store.forgetReminder(one);
    world.clock.advance(minute);
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 0, served: 0, failed: 0 });
    expect(world.simulator.log).toEqual([]);
  });

  test('and was undone by a write that was late on the wire is made again, and counted', async () => {
    const world = await settledWorld(3);
    world.simulator.stranger.removeHostFromPool('denver', 'worker-pool', edgeHost(3));
    world.clock.advance(2 * minute);
    await world.registrations.sweep(50_000);
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
    expect(await intentOf(world, 3)).toMatchObject({ phase: 'settled', isVerified: false });
    expect(world.events).toContainEqual(expect.objectContaining({ event: 'window_met', window: 'late_drop' }));
    world.clock.advance(2 * minute);
    await world.registrations.sweep(50_000);
    expect(await intentOf(world, 3)).toMatchObject({ phase: 'settled', isVerified: true });
  });

  test('and that somebody ended a good while later stays ended: that was meant', async () => {
    const world = await settledWorld(3);
    world.clock.advance(60 * minute);
    world.simulator.stranger.removeHostFromPool('denver', 'worker-pool', edgeHost(3));
    world.simulator.clearLog();
    await world.registrations.sweep(50_000);
    expect(world.writes()).toEqual([]);
    expect(membershipsOf(world.simulator, 'denver')).toHaveLength(2);
    expect(await intentOf(world, 3)).toMatchObject({ phase: 'settled', isVerified: true });
  });

  test('and whose cluster IT has deleted since is not made again by a sweep', async () => {
    const world = await settledWorld(1);
    world.simulator.stranger.deleteCluster('denver');
    world.clock.advance(10 * minute);
    await world.registrations.sweep(50_000);
    expect(clustersNamed(world.simulator, 'denver')).toEqual([]);
    expect(await intentOf(world, 1)).toMatchObject({ phase: 'settled', isVerified: true });
  });

  test('is verified by whoever serves the site for another reason, too', async () => {
    const world = await settledWorld(1);
    world.clock.advance(2 * minute);
    await world.submit(edgeHost(2), 'denver');
    expect(await intentOf(world, 1)).toMatchObject({ isVerified: true });
    expect(await intentOf(world, 2)).toMatchObject({ isVerified: false });
  });
});

test('a host that settles while others still have to join is not taken for verified by the same run', async () => {
  const world = createTestWorld([testSite()], {
    // What is read in the same moment as it is written may be read first.
    store: (clock) => {
      const store = createMemoryStore({ now: clock.now });
      const updateIntent: typeof store.updateIntent = async (intent) => {
        await clock.sleep(50);
        return store.updateIntent(intent);
      };
      return { ...store, updateIntent };
    },
  });
  await world.submit(edgeHost(1), 'denver');
  // The third host comes while the pool is made for the second, so that this one settles in a round that is not the last.
  world.simulator.faults.add({ kind: 'delay', ms: 3_000, match: { method: 'POST', path: /machinePools$/ } });
  const second = world.submit(edgeHost(2), 'denver');
  await world.clock.sleep(1_000);
  await world.newInstance().submit({ edgeHostId: edgeHost(3), siteId: 'denver', hostName: '' });
  await second;
  await world.rest();
  for (const number of [2, 3])
    expect(await intentOf(world, number)).toMatchObject({ phase: 'settled', isVerified: false });
});
