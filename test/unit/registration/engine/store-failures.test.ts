import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { type Store, StoreError } from '../../../../lib/store/store';
import { edgeHosts, expectOneCluster } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';
import { createTestWorld, type TestWorld } from '../../../support/test-world';

interface Failing {
  /** Calls so far. */
  count: number;
  /** The call that fails, counted from 1; 0: none. */
  failAt: number;
  /** Does the store do what it was asked before the answer is lost? */
  isDone: boolean;
  /** From then on, every call fails. */
  isForever: boolean;
  readonly claimed: Set<string>;
}

function failing(store: Store, plan: Failing): Store {
  const wrapped = Object.entries(store).map(([name, member]) => [
    name,
    typeof member === 'function' ? call(name, member) : member,
  ]);
  return Object.fromEntries(wrapped) as Store;

  function call(name: string, method: (...given: unknown[]) => Promise<unknown>) {
    return async (...given: unknown[]) => {
      plan.count += 1;
      const fails = plan.failAt > 0 && (plan.isForever ? plan.count >= plan.failAt : plan.count === plan.failAt);
      const result = !fails || plan.isDone ? await method(...given) : undefined;
      if (result !== undefined && name === 'recordIntent') plan.claimed.add(hostOf(given[0]));
      if (fails) throw new StoreError(name);
      return result;
    };
  }
}

function hostOf(request: unknown): string {
  return typeof request === 'object' && request !== null && 'hostId' in request ? String(request.hostId) : '';
}

function createFailingWorld(settled: number): Promise<{ world: TestWorld; plan: Failing }> {
  const plan: Failing = { count: 0, failAt: 0, isDone: false, isForever: false, claimed: new Set() };
  const store = (clock: TestWorld['clock']) => failing(createMemoryStore({ now: clock.now }), plan);
  const world = createTestWorld([testSite()], { store });
  return edgeHosts(settled)
    .reduce<Promise<unknown>>((before, host) => before.then(() => world.submit(host, 'denver')), Promise.resolve())
    .then(() => {
      plan.count = 0;
      plan.claimed.clear();
      world.simulator.clearLog();
      return { world, plan };
    });
}

async function countStoreCalls(settled: number): Promise<number> {
  const { world, plan } = await createFailingWorld(settled);
  await world.submit(edgeHosts(settled + 1)[settled] ?? '', 'denver');
  return plan.count;
}

describe.each([
  ['the first host', 0],
  ['the second', 1],
  ['the third', 2],
])('while %s is registered', (_name, settled) => {
  const host = edgeHosts(settled + 1)[settled] ?? '';

  test.each([
    ['fails before it does anything', { isDone: false, isForever: false }],
    ['does it and loses the answer', { isDone: true, isForever: false }],
    ['fails and stays away', { isDone: false, isForever: true }],
  ])(
    'a store that %s, at whichever call, never makes a submit throw, write without a claim, or end wrong',
    async (_how, how) => {
      const calls = await countStoreCalls(settled);
      expect(calls).toBeGreaterThan(5);
      for (let failAt = 1; failAt <= calls; failAt += 1) {
        const { world, plan } = await createFailingWorld(settled);
        Object.assign(plan, how, { failAt });
        const submission = await world.submit(host, 'denver');
        if (submission.problem !== null) expect(submission.problem.code).toBe('store_unavailable');
        if (world.writes().length > 0) expect(plan.claimed, `call ${failAt}`).toContain(host);
        plan.failAt = 0;
        world.clock.advance(60_000);
        const again = await world.submit(host, 'denver');
        expect(again.problem, `after call ${failAt}`).toBeNull();
        expectOneCluster(world.simulator, 'denver', edgeHosts(settled + 1));
      }
    },
    30_000,
  );
});

test('a store that is away from the start is named, and Palette is not called', async () => {
  const { world, plan } = await createFailingWorld(0);
  Object.assign(plan, { failAt: 1, isForever: true });
  expect((await world.submit(edgeHosts(1)[0] ?? '', 'denver')).problem?.code).toBe('store_unavailable');
  expect(world.simulator.log).toEqual([]);
});

test('a page is told that the store is away instead of failing', async () => {
  const { world, plan } = await createFailingWorld(1);
  const [host] = edgeHosts(1);
  if (host === undefined) throw new Error('no host');
  Object.assign(plan, { failAt: 1, isForever: true });
  expect(await world.registrations.view(host)).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
});

test('a cache that holds nonsense loses nothing', async () => {
  const { world } = await createFailingWorld(1);
  const { readCache } = world.store;
  Object.assign(world.store, { readCache: async (key: string) => ((await readCache(key)) === null ? null : '{"uids') });
  const [host = '', next = ''] = edgeHosts(2);
  expect(await world.submit(host, 'denver')).toMatchObject({ outcome: 'already', problem: null });
  expect(await world.submit(next, 'denver')).toMatchObject({ outcome: 'registered', problem: null });
  expectOneCluster(world.simulator, 'denver', edgeHosts(2));
});
