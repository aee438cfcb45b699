import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../../lib/hosts/edge-host-id';
import type { Admission } from '../../../../lib/palette/admission';
import { PaletteError } from '../../../../lib/palette/palette-error';
import type { Registrations } from '../../../../lib/registration/registrations';
import type { RegistrationView } from '../../../../lib/registration/view';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import type { Store } from '../../../../lib/store/store';
import { countCalls, edgeHost, edgeHosts } from '../../../support/palette-truth';
import { testRequest } from '../../../support/test-intent';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld, type TestWorldOptions } from '../../../support/test-world';

const seconds = 1_000;
const minutes = 60 * seconds;
const host = edgeHost(1);
const site = testSite();
const label = 'POST /v1/dashboard/edgehosts/search';

async function view(registrations: Registrations, hostId: HostId = host): Promise<RegistrationView> {
  const viewed = await registrations.view(hostId);
  if (!viewed.ok) throw new Error(viewed.error.code);
  return viewed.value;
}

/** A site of so many hosts, registered a while ago and not ready yet. */
async function settledSite(hosts = 1, options: TestWorldOptions = {}): Promise<TestWorld> {
  const world = createTestWorld([site], options);
  for (const one of edgeHosts(hosts)) {
    world.simulator.devices.create({ id: one });
    await world.submit(one, 'denver');
  }
  await world.rest();
  world.clock.advance(2 * minutes);
  world.simulator.clearLog();
  return world;
}

/** When the cluster was looked at: once in every refresh. */
function refreshesOf({ simulator }: TestWorld): number[] {
  return simulator.log.filter(({ template }) => template === '/v1/spectroclusters/{uid}').map(({ at }) => at);
}

describe('all watchers of a site, over all instances, share one refresh per five seconds', () => {
  test('a hundred of them over three instances, for a minute', async () => {
    const world = await settledSite(4);
    const instances = [world.newInstance(), world.newInstance(), world.newInstance()];
    for (let tick = 0; tick < 60; tick += 1) {
      const watchers = Array.from({ length: 100 }, (_, index) => ({
        instance: instances[index % 3] ?? world.registrations,
        hostId: edgeHost(1 + (index % 4)),
        isAtThisSecond: index % 5 === tick % 5,
      }));
      await Promise.all(watchers.filter((one) => one.isAtThisSecond).map((one) => view(one.instance, one.hostId)));
      await world.rest();
      world.clock.advance(1 * seconds);
    }
    const refreshes = refreshesOf(world);
    expect(refreshes.length).toBeGreaterThanOrEqual(11);
    for (const [index, at] of refreshes.slice(1).entries()) {
      expect(at - (refreshes[index] ?? 0)).toBeGreaterThanOrEqual(5 * seconds);
    }
  });

  test('and ask for calls home, a scarce call, every twenty seconds at most', async () => {
    const world = createTestWorld([site]);
    await world.submit(host, 'denver');
    world.clock.advance(2 * minutes);
    world.simulator.clearLog();
    for (let tick = 0; tick < 60; tick += 1) {
      await view(world.registrations);
      await world.rest();
      world.clock.advance(1 * seconds);
    }
    expect(world.calls().filter((call) => call === label)).toHaveLength(3);
    expect(world.simulator.log.filter(({ path }) => path.startsWith('/v1/edgehosts'))).toEqual([]);
  });

  test('and one of them alone looks once it is ready, every thirty seconds at most', async () => {
    const world = await settledSite(2);
    world.clock.advance(60 * minutes);
    for (let times = 0; times < 2; times += 1) {
      await view(world.registrations);
      await world.rest();
      world.clock.advance(6 * seconds);
    }
    world.simulator.clearLog();
    for (let tick = 0; tick < 60; tick += 1) {
      expect((await view(world.registrations)).state).toBe('ready');
      await world.rest();
      world.clock.advance(1 * seconds);
    }
    expect(refreshesOf(world)).toHaveLength(2);
    expect(world.calls().some((call) => call.includes('/machines'))).toBe(false);
  });

  test('none of them asks anything while the host is being registered: what is known of that is ours', async () => {
    const world = createTestWorld([site]);
    await world.store.recordIntent(testRequest({ hostId: host, siteId: site.id, requestedAtMs: world.clock.now() }));
    world.clock.advance(1 * minutes);
    expect(await view(world.registrations)).toMatchObject({ state: 'queued', isDue: true, observedAtMs: null });
    expect(world.simulator.log).toEqual([]);
  });
});

test('who comes while others are being registered is told how many, though the run does not know it yet', async () => {
  const world = createTestWorld([site]);
  await world.store.takeLease('site:66aa00000000000000000001:denver', 'somebody at work', 60 * seconds);
  for (const one of edgeHosts(3)) {
    await world.newInstance().submit({ edgeHostId: one, siteId: 'denver', hostName: '' });
  }
  expect(await view(world.registrations)).toMatchObject({ state: 'queued', together: 3 });
  expect(world.simulator.log).toEqual([]);
});

describe('the page that opens after a submit', () => {
  test('costs no call, and says what the run has seen', async () => {
    const world = createTestWorld([site]);
    await world.submit(host, 'denver');
    world.simulator.clearLog();
    expect(await view(world.registrations)).toMatchObject({
      state: 'setting_up',
      role: 'control-plane',
      hasCalledHome: false,
      hosts: { present: 1, needed: 1 },
      observedAtMs: world.clock.now(),
    });
    await world.rest();
    expect(world.simulator.log).toEqual([]);
  });

  test('of a host that waits for others costs no call either', async () => {
    const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
    for (const one of edgeHosts(2)) await world.submit(one, 'denver');
    world.simulator.clearLog();
    for (const one of edgeHosts(2)) {
      expect(await view(world.registrations, one)).toMatchObject({
        state: 'waiting_for_hosts',
        hosts: { present: 2, needed: 3 },
      });
    }
    await world.rest();
    expect(world.simulator.log).toEqual([]);
  });

  test('leaves what is known of the other hosts of the site as it is', async () => {
    const world = await settledSite(1);
    world.clock.advance(60 * minutes);
    await view(world.registrations);
    await world.rest();
    expect((await view(world.registrations)).state).toBe('ready');
    await world.submit(edgeHost(2), 'denver');
    expect((await view(world.registrations)).state).toBe('ready');
    expect((await view(world.registrations, edgeHost(2))).state).toBe('setting_up');
  });
});

describe('while somebody looks', () => {
  test('the others are shown what is known, at once and with its age, though the look hangs', async () => {
    const world = await settledSite();
    await view(world.registrations);
    await world.rest();
    const known = await view(world.registrations);
    world.clock.advance(6 * seconds);
    const startMs = world.clock.now();
    world.simulator.faults.add({ kind: 'delay', ms: 5 * minutes, match: {}, times: 'always' });
    expect(await view(world.registrations)).toEqual(known);
    expect(await view(world.newInstance())).toEqual(known);
    expect(world.clock.now()).toBe(startMs);
    expect(known.observedAtMs).toBe(startMs - 6 * seconds);
  });

  test('whoever has nothing but what is too old waits for it, but not for long', async () => {
    const world = await settledSite();
    await view(world.registrations);
    await world.rest();
    world.clock.advance(10 * minutes);
    expect((await view(world.registrations)).observedAtMs).toBe(world.clock.now());
    world.clock.advance(10 * minutes);
    const startMs = world.clock.now();
    world.simulator.faults.add({ kind: 'delay', ms: 5 * minutes, match: {}, times: 'always' });
    expect((await view(world.registrations)).observedAtMs).toBe(startMs - 10 * minutes);
    expect(world.clock.now() - startMs).toBeLessThanOrEqual(2 * seconds);
  });

  test('nobody waits for what a look that has just ended did not bring', async () => {
    const world = await settledSite();
    world.clock.advance(10 * minutes);
    world.simulator.faults.add({ kind: 'html', isDone: false, status: 400, match: {}, times: 'always' });
    const first = await view(world.registrations);
    const startMs = world.clock.now();
    for (let times = 0; times < 3; times += 1) expect(await view(world.registrations)).toEqual(first);
    expect(world.clock.now()).toBe(startMs);
  });

  test('whoever has nothing at all waits for it', async () => {
    const world = await settledSite();
    await world.store.dropCache('sight:denver');
    expect(await view(world.registrations)).toMatchObject({ role: 'control-plane', observedAtMs: world.clock.now() });
  });

  test('what a run has kept meanwhile is not undone by what the look saw before', async () => {
    const world = createTestWorld([testSite('denver', { topology: { controlPlane: 3 } })]);
    await world.submit(edgeHost(1), 'denver');
    world.clock.advance(1 * minutes);
    world.simulator.faults.add({ kind: 'delay', ms: 6 * seconds, match: { path: /edgehosts\/search/ } });
    await view(world.registrations);
    await world.submit(edgeHost(2), 'denver');
    await world.rest();
    expect((await view(world.registrations)).hosts).toEqual({ present: 2, needed: 3 });
  });
});

describe('work goes first', () => {
  const full: Admission = {
    enter: async ({ method, path, caller }) => {
      if (caller.urgency === 'watch') throw new PaletteError({ kind: 'budget', method, path, retryAfterMs: 900 });
    },
    noteBusy: async () => {},
  };

  test('a look that the budget turns away leaves what is known, with its age, and is no failure', async () => {
    const world = await settledSite(1, { admission: full });
    const before = await view(world.registrations);
    world.clock.advance(1 * minutes);
    expect((await view(world.registrations)).observedAtMs).toBe(before.observedAtMs);
    await world.rest();
    expect(world.simulator.log).toEqual([]);
    expect(world.events.filter(({ event }) => event === 'look_failed')).toEqual([]);
  });

  test('that a cluster is gone is told though the budget has no search for another one', async () => {
    const noSearch: Admission = {
      ...full,
      enter: async ({ method, path, caller }) => {
        const isScarce = caller.urgency === 'watch' && path.startsWith('/v1/dashboard');
        if (isScarce) throw new PaletteError({ kind: 'budget', method, path, retryAfterMs: 900 });
      },
    };
    const world = await settledSite(1, { admission: noSearch });
    expect((await view(world.registrations)).state).toBe('setting_up');
    world.simulator.stranger.deleteCluster('denver');
    world.clock.advance(10 * minutes);
    await view(world.registrations);
    await world.rest();
    expect((await view(world.registrations)).state).toBe('needs_attention');
  });

  test('watchers ask with the urgency of watchers, submits with that of work', async () => {
    const asked: string[] = [];
    const enter: Admission['enter'] = async ({ method, path, caller }) => {
      asked.push(`${caller.urgency} ${caller.queue} ${method} ${path}`);
    };
    const world = await settledSite(1, { admission: { ...full, enter } });
    asked.length = 0;
    await view(world.registrations);
    await world.rest();
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter((line) => !line.startsWith('watch denver '))).toEqual([]);
    asked.length = 0;
    await world.submit(host, 'denver');
    expect(asked.filter((line) => !line.startsWith('work denver '))).toEqual([]);
  });
});

describe('a poll costs one trip to the store', () => {
  /** Counts the trips: calls that are made in the same tick travel together. */
  function countingStore(trips: { calls: number; ticks: number }, store: Store): Store {
    let isInTick = false;
    return new Proxy(store, {
      get(target, name, receiver) {
        const value = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          trips.calls += 1;
          if (!isInTick) trips.ticks += 1;
          isInTick = true;
          queueMicrotask(() => {
            isInTick = false;
          });
          return Reflect.apply(value, target, args);
        };
      },
    });
  }

  test.each([
    ['settled', 'denver', 1],
    ['that waits for others', 'boulder', 1],
  ])('of two calls, for a host %s that was watched before', async (_, siteId, number) => {
    const trips = { calls: 0, ticks: 0 };
    const sites = [testSite('denver'), testSite('boulder', { topology: { controlPlane: 3 } })];
    const world = createTestWorld(sites, {
      store: (clock) => countingStore(trips, createMemoryStore({ now: clock.now })),
    });
    await world.submit(edgeHost(number), siteId);
    await view(world.registrations);
    Object.assign(trips, { calls: 0, ticks: 0 });
    await view(world.registrations);
    expect(trips).toEqual({ calls: 2, ticks: 1 });
    expect(countCalls(world.simulator).refused).toBe(0);
  });
});

describe('what only watching brings to light', () => {
  test('has one log line with the reference that the page shows', async () => {
    const world = await settledSite();
    world.simulator.stranger.setClusterState('denver', 'Error');
    for (let times = 0; times < 5; times += 1) {
      await view(world.registrations);
      await world.rest();
      world.clock.advance(6 * seconds);
    }
    const { problem } = await view(world.registrations);
    const lines = world.events.filter(({ event }) => event === 'problem_seen');
    expect(lines).toEqual([
      {
        level: 'warn',
        event: 'problem_seen',
        code: 'cluster_in_error',
        reference: problem?.reference,
        hostId: host,
        siteId: 'denver',
      },
    ]);
  });

  test('a cluster that was deleted and made anew by others is found by its name', async () => {
    const world = await settledSite();
    world.simulator.stranger.deleteCluster('denver');
    world.clock.advance(20 * minutes);
    await view(world.registrations);
    await world.rest();
    expect(await view(world.registrations)).toMatchObject({ problem: { code: 'host_state_unclear' }, cluster: null });
    await world.newInstance().submit({ edgeHostId: edgeHost(2), siteId: 'denver', hostName: '' });
    await world.rest();
    await world.store.dropCache('sight:denver');
    expect(await view(world.registrations, edgeHost(2))).toMatchObject({ state: 'setting_up', problem: null });
  });
});

test('what a process has seen while its clock was ahead is shown no longer once that is put back', async () => {
  let aheadMs = 0;
  const store: TestWorldOptions['store'] = ({ now }) => createMemoryStore({ now: () => now() - aheadMs });
  const world = await settledSite(1, { store });
  aheadMs = 10 * minutes;
  world.clock.advance(aheadMs);
  await view(world.registrations);
  await world.rest();
  world.clock.advance(-aheadMs);
  aheadMs = 0;
  world.clock.advance(10 * seconds);
  // Others, whose clocks were right, have kept nothing of that.
  await world.store.writeCache('sight:denver', JSON.stringify(null), minutes);
  world.simulator.clearLog();
  await view(world.registrations);
  await world.rest();
  expect(refreshesOf(world)).toHaveLength(1);
});
