import { describe, expect, test } from 'vitest';
import { DEFAULT_PROJECT_UID } from '../../../../lib/palette/simulator/default-seed';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { type Store, StoreError } from '../../../../lib/store/store';
import { edgeHost, edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

const leaseName = `site:${DEFAULT_PROJECT_UID}:denver`;
const attemptTimeoutMs = 8_000;
const skewMs = 2_000;
const createPath = /^\/v1\/spectroclusters\/edge-native$/;

type Renewals = { atMs: number; ttlMs: number }[];

/** A world whose store notes when the lease is renewed, and for how long. */
function worldWithNotes(changes: (store: Store, clock: TestWorld['clock']) => Partial<Store> = () => ({})) {
  const renewals: Renewals = [];
  const released: number[] = [];
  const world = createTestWorld([testSite()], {
    store: (clock) => {
      const store = createMemoryStore({ now: clock.now });
      return {
        ...store,
        renewLease: (name, owner, ttlMs) => {
          renewals.push({ atMs: clock.now(), ttlMs });
          return store.renewLease(name, owner, ttlMs);
        },
        releaseLease: (name, owner) => {
          released.push(clock.now());
          return store.releaseLease(name, owner);
        },
        ...changes(store, clock),
      };
    },
  });
  return { world, renewals, released };
}

describe('heartbeat', () => {
  test('a holder that waits for long inside one step keeps its lease', async () => {
    const { world, renewals } = worldWithNotes();
    // Lost after seven seconds: the search for what became of it lasts ten more.
    world.simulator.faults.add({ kind: 'delay', ms: 7_000, match: { method: 'POST', path: createPath } });
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: { method: 'POST', path: createPath } });
    const startedMs = world.clock.now();
    await world.submit(edgeHost(1), 'denver');
    expect(renewals).toContainEqual({ atMs: startedMs + 10_000, ttlMs: 30_000 });
    expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
  });

  test('it ends with the lease: an hour later nothing is renewed', async () => {
    const { world, renewals } = worldWithNotes();
    await world.submit(edgeHost(1), 'denver');
    await world.rest();
    const before = renewals.length;
    await world.clock.sleep(3_600_000);
    expect(renewals).toHaveLength(before);
  });

  test('a beat that fails stops nothing as long as the lease can be proved before a write', async () => {
    const { world } = worldWithNotes((store, clock) => {
      const startedMs = clock.now();
      return {
        renewLease: (...given) =>
          clock.now() === startedMs + 10_000
            ? Promise.reject(new StoreError('renewLease'))
            : store.renewLease(...given),
      };
    });
    world.simulator.faults.add({ kind: 'delay', ms: 7_000, match: { method: 'POST', path: createPath } });
    world.simulator.faults.add({ kind: 'drop', isDone: false, match: { method: 'POST', path: createPath } });
    expect((await world.submit(edgeHost(1), 'denver')).problem).toBeNull();
  });
});

describe('before a write', () => {
  test('the store has confirmed the lease within the last two seconds, whatever our clock says', async () => {
    const confirmed: number[] = [];
    const { world } = worldWithNotes((store, clock) => ({
      takeLease: (...given) => {
        confirmed.push(clock.now());
        return store.takeLease(...given);
      },
      renewLease: (...given) => {
        confirmed.push(clock.now());
        return store.renewLease(...given);
      },
    }));
    world.simulator.faults.add({ kind: 'delay', ms: 3_000, match: {}, times: 'always' });
    await world.submit(edgeHost(1), 'denver');
    const writes = world.simulator.log.filter(({ effect }) => effect === 'write');
    expect(writes).toHaveLength(2);
    for (const { at } of writes) {
      const last = Math.max(...confirmed.filter((atMs) => atMs <= at));
      expect(at - last).toBeLessThanOrEqual(2_000);
    }
  });

  test('a store that was emptied meanwhile, so that another may hold the lease now, lets nothing more out', async () => {
    const { world } = worldWithNotes((_store, clock) => {
      const startedMs = clock.now();
      return { renewLease: async () => clock.now() - startedMs < 1_000 };
    });
    world.simulator.faults.add({ kind: 'delay', ms: 5_000, match: { path: /^\/v1\/edgehosts$/ } });
    await world.submit(edgeHost(1), 'denver');
    expect(world.writes().map(({ template }) => template)).toEqual(['/v1/edgehosts']);
  });

  test('an instance that was stopped for longer than its lease writes nothing when it comes to itself', async () => {
    const stall: { ms: number } = { ms: 0 };
    const { world } = worldWithNotes((store, clock) => ({
      renewLease: async (...given) => {
        const isOurs = await store.renewLease(...given);
        // The answer is read only after a long pause: what it says is long over.
        clock.advance(stall.ms);
        return isOurs;
      },
    }));
    world.simulator.faults.add({ kind: 'delay', ms: 5_000, match: { path: /^\/v1\/edgehosts$/ } });
    stall.ms = 40_000;
    await world.submit(edgeHost(1), 'denver');
    expect(world.writes().map(({ template }) => template)).toEqual(['/v1/edgehosts']);
  });
});

describe('a lost answer of the store', () => {
  test('to taking the lease is asked for again under the same owner, so that nobody waits for a dead holder', async () => {
    let calls = 0;
    const { world, released } = worldWithNotes((store) => ({
      takeLease: async (...given) => {
        const answer = await store.takeLease(...given);
        calls += 1;
        if (calls === 1) throw new StoreError('takeLease');
        return answer;
      },
    }));
    const startedMs = world.clock.now();
    expect((await world.submit(edgeHost(1), 'denver')).problem).toBeNull();
    expect(world.clock.now() - startedMs).toBeLessThan(1_000);
    expect(released).toHaveLength(1);
  });

  test('to the intents gives the lease back, though it was granted in the same moment', async () => {
    const { world, released } = worldWithNotes((store) => ({
      unfinishedIntents: async () => {
        throw new StoreError('unfinishedIntents');
      },
      takeLease: store.takeLease,
    }));
    expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('store_unavailable');
    expect(released).toHaveLength(1);
    expect(world.simulator.log).toEqual([]);
  });
});

describe('while a write may still be on the wire', () => {
  /** Everything takes so long that there is no time left to find out what became of the create. */
  function slowWorld() {
    const made = worldWithNotes();
    const { faults } = made.world.simulator;
    for (const path of [
      /spectroclusters\/search/,
      /^\/v1\/edgehosts$/,
      /clusterprofiles/,
      /clusterprofiles\/\{uid\}/,
    ]) {
      faults.add({ kind: 'delay', ms: 7_800, match: { path } });
    }
    faults.add({ kind: 'delay', ms: 7_000, match: { method: 'POST', path: createPath } });
    faults.add({ kind: 'drop', isDone: false, match: { method: 'POST', path: createPath } });
    return made;
  }

  test('the lease is not given back but runs out when nothing can arrive any more', async () => {
    const { world, renewals, released } = slowWorld();
    expect((await world.submit(edgeHost(1), 'denver')).problem?.code).toBe('outcome_unknown');
    expect(released).toEqual([]);
    const sentMs =
      world.simulator.log.findLast(({ template }) => template === '/v1/spectroclusters/edge-native')?.at ?? 0;
    const last = renewals.at(-1);
    expect((last?.atMs ?? 0) + (last?.ttlMs ?? 0)).toBeGreaterThanOrEqual(sentMs + attemptTimeoutMs + skewMs);
  });

  test('whoever comes next waits and then goes on', async () => {
    const { world } = slowWorld();
    await world.submit(edgeHost(1), 'denver');
    world.simulator.clearLog();
    world.clock.advance(30_000);
    const startedMs = world.clock.now();
    expect((await world.submit(edgeHost(2), 'denver')).problem).toBeNull();
    expect(world.simulator.log[0]?.at).toBeGreaterThanOrEqual(startedMs + attemptTimeoutMs + skewMs);
    expectOneCluster(world.simulator, 'denver', edgeHosts(2));
  });

  test('a pool write whose answer was lost is not sent again before the first one can have arrived', async () => {
    const { world } = worldWithNotes();
    for (const host of [1, 2]) await world.submit(edgeHost(host), 'denver');
    world.simulator.clearLog();
    const match = { method: 'PUT', path: /machinePools/ };
    world.simulator.faults.add({ kind: 'drop', isDone: false, match });
    await world.submit(edgeHost(3), 'denver');
    const [first, second] = world.simulator.log.filter(({ method }) => method === 'PUT');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(attemptTimeoutMs + skewMs);
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
  });

  test('a pool write that was done though its answer was lost costs no waiting', async () => {
    const { world } = worldWithNotes();
    for (const host of [1, 2]) await world.submit(edgeHost(host), 'denver');
    world.simulator.faults.add({ kind: 'drop', isDone: true, match: { method: 'PUT', path: /machinePools/ } });
    const startedMs = world.clock.now();
    expect((await world.submit(edgeHost(3), 'denver')).problem).toBeNull();
    expect(world.clock.now() - startedMs).toBeLessThan(2_000);
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
  });
});

test('the lease of a dead holder is waited for in the background: the phone has its answer after ten seconds', async () => {
  const world = createTestWorld([testSite()]);
  await world.store.takeLease(leaseName, 'died', 30_000);
  world.clock.advance(30_001);
  const startedMs = world.clock.now();
  const answer = await world.newInstance().submit({ edgeHostId: edgeHost(1), siteId: 'denver', hostName: '' });
  expect(world.clock.now() - startedMs).toBeLessThanOrEqual(10_000);
  expect(answer.problem).toBeNull();
  await world.rest();
  expectOneCluster(world.simulator, 'denver', [edgeHost(1)]);
});
