import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { turnLastsMs } from '../../../../lib/palette/admission';
import { type BudgetWorld, createBudgetWorld, worstExcess } from '../../../support/budget-world';
import { createChance } from '../../../support/chance';

const hosts = { perSecond: 10, burst: 50 };
const plentiful = { perSecond: 50, burst: 250 };

const leavingTimes = (world: BudgetWorld, budget: string) =>
  world.left.filter((left) => left.budget === budget).map(({ leftAtMs }) => leftAtMs);

describe('the measure of these tests', () => {
  test('sees one request too many in any window', () => {
    const at = [0, 0, 0, 1_000, 1_000, 5_000];
    expect(worstExcess(at, { perSecond: 1, burst: 3 })).toBe(1);
    expect(worstExcess(at, { perSecond: 1, burst: 4 })).toBe(0);
    expect(worstExcess([0, 10_000, 10_000, 10_000], { perSecond: 1, burst: 2 })).toBe(1);
  });
});

interface Load {
  readonly instance: number;
  readonly site: number;
  readonly atMs: number;
  readonly count: number;
  readonly urgency: 'work' | 'watch';
}

const load: fc.Arbitrary<Load> = fc.record({
  instance: fc.nat(2),
  site: fc.nat(12),
  atMs: fc.nat(20_000),
  count: fc.integer({ min: 1, max: 30 }),
  urgency: fc.constantFrom('work', 'work', 'watch'),
});

async function sendLoad(world: BudgetWorld, loads: readonly Load[], path: string): Promise<void> {
  const sent = loads.map(async ({ instance, site, atMs, count, urgency }) => {
    await world.clock.sleep(atMs);
    const request = { instance, queue: `site-${site}`, urgency, path };
    await Promise.all(Array.from({ length: count }, () => world.send(request)));
  });
  await Promise.all(sent);
}

/** Stores that are quick, slow, and now and then slower than a turn is kept. */
const latencies = fc.constantFrom([0, 0], [5, 40], [0, 900], [0, 1_600]);

test('whatever comes, over all instances no window of any length holds more than burst + rate * t', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(load, { minLength: 1, maxLength: 25 }),
      latencies,
      fc.nat(),
      async (loads, span, seed) => {
        const chance = createChance(seed);
        const [least = 0, most = 0] = span;
        const latencyMs = () => (chance() < 0.5 ? least : most);
        const world = createBudgetWorld({ instances: 3, latencyMs, lagMs: () => (chance() < 0.5 ? 0 : turnLastsMs) });
        await sendLoad(world, loads, '/v1/edgehosts');
        expect(worstExcess(leavingTimes(world, '/v1/edgehosts'), hosts)).toBeLessThanOrEqual(0);
      },
    ),
    { numRuns: 60 },
  );
});

test('nor with turns out of the wallet', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(load, { minLength: 20, maxLength: 40 }),
      latencies,
      fc.nat(),
      async (loads, span, seed) => {
        const chance = createChance(seed);
        const [least = 0, most = 0] = span;
        const latencyMs = () => (chance() < 0.5 ? least : most);
        const world = createBudgetWorld({ instances: 3, latencyMs, lagMs: () => (chance() < 0.5 ? 0 : turnLastsMs) });
        const early = loads.map((one) => ({ ...one, atMs: one.atMs / 10 }));
        await sendLoad(world, early, '/v1/cloudconfigs/edge-native/{configUid}');
        const times = leavingTimes(world, '/v1/cloudconfigs/edge-native/{configUid}');
        expect(worstExcess(times, plentiful)).toBeLessThanOrEqual(0);
      },
    ),
    { numRuns: 30 },
  );
});

test('not even when a whole burst leaves as late as it may, and what has filled up since leaves at once', async () => {
  let isSlow = true;
  const world: BudgetWorld = createBudgetWorld({
    instances: 2,
    lagMs: () => (isSlow ? turnLastsMs : 0),
    takeTurns: async (ask, store) => {
      if (!isSlow) return store.takeTurns(ask);
      const answer = await store.takeTurns({ ...ask, withinMs: 0 });
      await world.clock.sleep(990);
      return answer;
    },
  });
  const late = [...Array(50)].map((_, at) => world.send({ queue: `late-${at}`, withinMs: 1_000 }));
  await world.clock.sleep(1_485);
  isSlow = false;
  const quick = [...Array(40)].map((_, at) => world.send({ queue: `quick-${at}`, instance: 1 }));
  await Promise.all([...late, ...quick]);
  const times = leavingTimes(world, '/v1/edgehosts');
  const atOnce = times.filter((atMs) => atMs - (times[0] ?? 0) <= 20).length;
  expect(atOnce).toBeGreaterThan(45);
  expect(worstExcess(times, hosts)).toBeLessThanOrEqual(0);
});

test('requests under other prefixes neither wait for each other nor take each other’s turns', async () => {
  const world = createBudgetWorld({ latencyMs: () => 10 });
  const all = [...Array(35)].map(() => world.send());
  const others = [...Array(35)].map(() => world.send({ path: '/v1/dashboard/edgehosts/search' }));
  await Promise.all([...all, ...others]);
  expect(world.left.filter(({ leftAtMs, enteredAtMs }) => leftAtMs - enteredAtMs > 200)).toEqual([]);
});

test.each([0, 30, 700])('no turn is used before its time, the store answering in %d ms', async (latencyMs) => {
  const world = createBudgetWorld({ latencyMs: () => latencyMs });
  await Promise.all([...Array(60)].map((_, at) => world.send({ queue: `site-${at % 20}` })));
  const turnsMs = world.asks.flatMap(({ ask, decision }) => {
    if (decision === null || ask.budget !== '/v1/edgehosts') return [];
    return new Array<number>(decision.answer.granted).fill(decision.atMs + decision.answer.waitMs);
  });
  const leftMs = leavingTimes(world, '/v1/edgehosts').sort((one, other) => one - other);
  const times = turnsMs.sort((one, other) => one - other);
  expect(leftMs).toHaveLength(60);
  expect(leftMs.filter((atMs, at) => atMs < (times[at] ?? 0))).toEqual([]);
});

test('what Palette does not limit never waits, and the store is not asked', async () => {
  const world = createBudgetWorld();
  await Promise.all([...Array(500)].map(() => world.send({ path: '/v1/metrics' })));
  expect(world.left).toHaveLength(500);
  expect(world.asks).toEqual([]);
});

describe('while work waits the budget is used', () => {
  test.each([
    ['one site with many hosts', 1, () => 'site-1', 20],
    ['many sites with a few', 2, (at: number) => `site-${at % 200}`, 20],
    ['many sites and a slow store', 3, (at: number) => `site-${at % 50}`, 300],
    ['one site and a slow store', 2, () => 'site-1', 300],
  ])('to 95 %% by %s', async (_, instances, siteOf, latencyMs) => {
    const world = createBudgetWorld({ instances, latencyMs: () => latencyMs });
    const startMs = world.clock.now();
    const all = [...Array(1_000)].map((_, at) => world.send({ instance: at % instances, queue: siteOf(at) }));
    await Promise.all(all);
    const seconds = (Math.max(...leavingTimes(world, '/v1/edgehosts')) - startMs) / 1_000;
    const allowed = hosts.burst + hosts.perSecond * seconds;
    expect(world.left.length / allowed).toBeGreaterThan(0.95);
    expect(worstExcess(leavingTimes(world, '/v1/edgehosts'), hosts)).toBeLessThanOrEqual(0);
  });
});
