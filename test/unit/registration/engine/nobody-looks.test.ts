import { describe, expect, test } from 'vitest';
import { edgeHost, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const minute = 60_000;
const denverLease = 'site:66aa00000000000000000001:denver';

/** An instance took the lease, registered nothing, and died; the intent of the phone is all that is left. */
async function abandoned(world: TestWorld, hostId: string, siteId = 'denver'): Promise<void> {
  const lease = denverLease.replace('denver', siteId);
  await world.store.takeLease(lease, 'a dead instance', 30_000);
  await world.submit(hostId, siteId);
  world.clock.advance(minute);
}

describe('the sweep', () => {
  test('picks up what nobody watches, at every site', async () => {
    const world = createTestWorld([testSite('denver'), testSite('boulder')]);
    await abandoned(world, edgeHost(1), 'denver');
    await abandoned(world, edgeHost(2), 'boulder');
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 2, served: 2, failed: 0 });
    expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
    expectOneCluster(world.simulator, 'boulder', [edgeHost(2)]);
  });

  test('leaves alone what somebody is working on', async () => {
    const world = createTestWorld([testSite()]);
    await abandoned(world, edgeHost(1));
    await world.store.takeLease(denverLease, 'alive', 30_000);
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 1, served: 0, failed: 0 });
    expect(world.simulator.log).toEqual([]);
  });

  test('counts hosts that wait for others again once an hour, not with every call', async () => {
    const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
    await world.submit(edgeHost(1), 'denver');
    world.clock.advance(60 * minute - 1);
    world.simulator.clearLog();
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 0, served: 0, failed: 0 });
    expect(world.simulator.log).toEqual([]);
    world.clock.advance(1);
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 1, served: 1, failed: 0 });
    expect(world.writes()).toEqual([]);
    world.simulator.clearLog();
    world.clock.advance(minute);
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 0, served: 0, failed: 0 });
    expect(world.simulator.log).toEqual([]);
  });

  test('finds out that all hosts are there, though nobody scans another one', async () => {
    const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
    for (const host of [1, 2]) await world.submit(edgeHost(host), 'denver');
    // IT registers the last one in Palette itself, with the label of the site.
    world.simulator.stranger.registerHost({ uid: edgeHost(3), labels: { site: 'denver' } });
    world.clock.advance(60 * minute);
    await world.registrations.sweep(50_000);
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
  });

  test('tries what time mends again every 15 seconds at the earliest, however many look', async () => {
    const world = createTestWorld([testSite()]);
    world.simulator.faults.add({ kind: 'html', isDone: false, status: 503, match: {}, times: 'always' });
    await world.submit(edgeHost(1), 'denver');
    const runs: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      world.clock.advance(1_000);
      const before = world.simulator.log.length;
      await world.newInstance().proceed(edgeHost(1));
      await world.rest();
      if (world.simulator.log.length > before) runs.push(second);
    }
    expect(runs.length).toBeGreaterThanOrEqual(2);
    expect(runs.length).toBeLessThanOrEqual(4);
  });

  test('goes on after an outage that somebody met and did not wait for', async () => {
    const world = createTestWorld([testSite()]);
    world.simulator.faults.add({ kind: 'html', isDone: false, status: 503, match: {}, times: 'always' });
    expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('palette_unreachable');
    world.simulator.faults.clear();
    world.clock.advance(minute);
    await world.registrations.sweep(50_000);
    expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
  });

  test('does not repeat what a person must mend', async () => {
    const world = createTestWorld([testSite()]);
    world.simulator.stranger.createCluster({ name: 'denver', labels: {} });
    expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('cluster_not_ours');
    world.simulator.clearLog();
    world.clock.advance(minute);
    expect(await world.registrations.sweep(50_000)).toEqual({ due: 0, served: 0, failed: 0 });
    expect(world.simulator.log).toEqual([]);
  });

  test('begins nothing new when its time is nearly over', async () => {
    const world = createTestWorld([testSite()]);
    await abandoned(world, edgeHost(1));
    expect(await world.registrations.sweep(19_000)).toEqual({ due: 0, served: 0, failed: 0 });
    expect(world.simulator.log).toEqual([]);
  });

  test('ignores a site that the config does not have any more', async () => {
    const world = createTestWorld([testSite()]);
    await abandoned(world, edgeHost(1));
    const without = createTestWorld([testSite('boulder')], { store: () => world.store });
    expect(await without.registrations.sweep(50_000)).toEqual({ due: 0, served: 0, failed: 0 });
  });
});

describe('whoever looks', () => {
  test('can go on with a registration whose instance died', async () => {
    const world = createTestWorld([testSite()]);
    await abandoned(world, edgeHost(1));
    expect(await world.registrations.proceed(edgeHost(1))).toMatchObject({ ok: true });
    await world.rest();
    expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
  });

  test('is told at once when somebody else works on it', async () => {
    const world = createTestWorld([testSite()]);
    await abandoned(world, edgeHost(1));
    await world.store.takeLease(denverLease, 'alive', 30_000);
    const startedMs = world.clock.now();
    expect(await world.registrations.proceed(edgeHost(1))).toMatchObject({ ok: true, value: { state: 'queued' } });
    expect(world.clock.now() - startedMs).toBeLessThanOrEqual(2_000);
  });

  test('starts nothing for a host that nobody submitted', async () => {
    const world = createTestWorld([testSite()]);
    expect(await world.registrations.proceed(edgeHost(1))).toMatchObject({
      ok: false,
      error: { code: 'not_registered' },
    });
    expect(world.simulator.log).toEqual([]);
  });

  test('repeats nothing that is settled', async () => {
    const world = createTestWorld([testSite()]);
    await world.submit(edgeHost(1), 'denver');
    world.simulator.clearLog();
    await world.registrations.proceed(edgeHost(1));
    expect(world.writes()).toEqual([]);
  });
});

describe('the time of a run', () => {
  test('in its last fifteen seconds nobody new is taken in, and they are served by the next', async () => {
    const world = createTestWorld([testSite()]);
    // The create is over after 32 of the 45 seconds; the registration, when intents were read the last time, after 16.
    const slow = [/clusters\/search/, /^\/v1\/edgehosts$/, /clusterprofiles\/metadata/, /clusterprofiles\/\{uid\}/];
    for (const path of slow) world.simulator.faults.add({ kind: 'delay', ms: 7_900, match: { path } });
    const first = world.newInstance().submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
    await world.clock.sleep(20_000);
    await world.newInstance().submit({ edgeHostId: edgeHost(2), siteId: 'denver', hostName: '' });
    await first;
    await world.rest();
    expect(await world.store.readIntent(edgeHost(2))).toMatchObject({ phase: 'queued', isRegistered: false });
    world.clock.advance(30_000);
    await world.registrations.proceed(edgeHost(2));
    await world.rest();
    expect(await world.store.readIntent(edgeHost(2))).toMatchObject({ phase: 'settled', isRegistered: true });
    expectOneCluster(world.simulator, 'denver', edgeHosts(2));
  });

  test('a phone that does not get the lease has its answer within two seconds', async () => {
    const world = createTestWorld([testSite()]);
    await world.store.takeLease(denverLease, 'alive', 60_000);
    const startedMs = world.clock.now();
    const answer = await world
      .newInstance()
      .submit({ edgeHostId: edgeHosts(1)[0] ?? '', siteId: 'denver', hostName: '' });
    expect(world.clock.now() - startedMs).toBe(2_000);
    expect(answer.outcome).toBe('pending');
  });
});
