import { describe, expect, test } from 'vitest';
import { type BudgetWorld, createBudgetWorld } from '../../../support/budget-world';

const clusters = '/v1/spectroclusters/{uid}';
const configs = '/v1/cloudconfigs/edge-native/{configUid}';
const profiles = '/v1/clusterprofiles/{uid}';

/** Questions of one moment go to the store together: as many round trips as there are moments. */
const roundTrips = ({ asks }: BudgetWorld) => new Set(asks.map(({ atMs }) => atMs)).size;
const walletAsks = (world: BudgetWorld, budget: string) =>
  world.asks.filter(({ ask }) => ask.queue === '*wallet' && ask.budget === budget);

/** The calls of docs/calls.md for the first host of a site, one after the other. */
async function register(world: BudgetWorld, callMs: number): Promise<void> {
  const calls = [
    '/v1/dashboard/spectroclusters/search',
    '/v1/edgehosts',
    '/v1/dashboard/edgehosts/search',
    '/v1/spectroclusters/edge-native',
    clusters,
    configs,
    '/v1/edgehosts/{uid}',
  ];
  for (const path of calls) {
    await world.send({ path });
    await world.clock.sleep(callMs);
  }
}

test.each([50, 120])(
  'a lone registration asks the store for each scarce call and no more (%d ms a call)',
  async (ms) => {
    const world = createBudgetWorld({ latencyMs: () => 3 });
    await register(world, ms);
    expect(world.left).toHaveLength(7);
    expect(roundTrips(world)).toBe(4);
  },
);

test('turns of the wallet are for all sites of the process', async () => {
  const world = createBudgetWorld({ latencyMs: () => 3 });
  await world.send({ queue: 'site-1' });
  await world.clock.sleep(5);
  const before = world.asks.length;
  for (const queue of ['site-2', 'site-3', 'site-4', 'site-5']) await world.send({ queue, path: configs });
  expect(world.asks.length).toBe(before);
  await world.send({ queue: 'site-6', path: configs });
  expect(world.asks.length).toBeGreaterThan(before);
});

test('a turn in the wallet lives for one second', async () => {
  const world = createBudgetWorld();
  await world.send();
  await world.clock.sleep(990);
  await world.send({ path: configs });
  expect(roundTrips(world)).toBe(1);
  await world.clock.sleep(20);
  await world.send({ path: configs });
  expect(roundTrips(world)).toBe(2);
});

test('it holds turns of plentiful budgets only', async () => {
  const world = createBudgetWorld();
  await world.send();
  const budgets = world.asks.filter(({ ask }) => ask.queue === '*wallet').map(({ ask }) => ask.budget);
  expect(budgets).toEqual(['/v1/spectroclusters', '/v1/cloudconfigs', '/v1/clusterprofiles']);
  const limits = [
    { prefix: '/v1/edgehosts', perSecond: 10, burst: 50 },
    { prefix: '/v1/cloudconfigs', perSecond: 49, burst: 245 },
  ];
  const tight = createBudgetWorld({ limits });
  await tight.send();
  expect(tight.asks).toHaveLength(1);
});

describe('what nobody uses', () => {
  test('is not fetched again for a minute', async () => {
    const world = createBudgetWorld();
    for (let second = 0; second < 50; second += 1) {
      await world.send();
      await world.clock.sleep(1_100);
    }
    expect(walletAsks(world, '/v1/cloudconfigs')).toHaveLength(1);
    await world.clock.sleep(10_000);
    await world.send();
    expect(walletAsks(world, '/v1/cloudconfigs')).toHaveLength(2);
  });

  test('is fetched again as soon as somebody asks for it', async () => {
    const world = createBudgetWorld();
    await world.send();
    await world.clock.sleep(1_100);
    await world.send();
    await world.send({ path: profiles });
    await world.clock.sleep(5);
    const before = world.asks.length;
    await world.send({ path: profiles });
    expect(world.asks.length).toBe(before);
  });
});

test('who waits for turns of his own takes those of the wallet too, in the order of coming', async () => {
  const world = createBudgetWorld({ latencyMs: () => 10 });
  await Promise.all(Array.from({ length: 14 }, (_, at) => world.send({ path: configs, subject: String(at) })));
  expect(world.left.map(({ subject }) => Number(subject))).toEqual(Array.from({ length: 14 }, (_, at) => at));
  expect(roundTrips(world)).toBe(1);
});
