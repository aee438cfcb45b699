import { describe, expect, test } from 'vitest';
import { PaletteError } from '../../../../lib/palette/palette-error';
import { rateLimits } from '../../../../lib/palette/rate-limits';
import { createAdmission } from '../../../../lib/registration/budget/create-admission';
import { StoreError, type TurnAnswer } from '../../../../lib/store/store';
import { type BudgetWorld, createBudgetWorld, worstExcess } from '../../../support/budget-world';
import { createVirtualClock } from '../../../support/virtual-clock';

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const endOf = (sent: Promise<unknown>) =>
  sent.then(
    (value) => value,
    (error: unknown) => error,
  );
const retryAfterMs = (outcome: unknown) => (outcome instanceof PaletteError ? outcome.facts.retryAfterMs : undefined);

describe('with the store down', () => {
  const down = () => Promise.reject(new StoreError('takeTurns'));

  test.each(['work', 'watch'] as const)('a request (%s) says so at once', async (urgency) => {
    const world = createBudgetWorld({ takeTurns: down });
    const startMs = world.clock.now();
    const ends = await Promise.all(many(20, () => endOf(world.send({ urgency }))));
    expect(ends.every((end) => end instanceof StoreError)).toBe(true);
    expect(world.clock.now()).toBe(startMs);
  });

  test('all is well again as soon as the store is', async () => {
    let isDown = true;
    const world = createBudgetWorld({ takeTurns: (ask, store) => (isDown ? down() : store.takeTurns(ask)) });
    expect(await endOf(world.send())).toBeInstanceOf(StoreError);
    isDown = false;
    expect(await world.send()).toMatchObject({ queue: 'site-1' });
  });

  test('only the wallet goes without, when only that fails', async () => {
    const world = createBudgetWorld({
      takeTurns: (ask, store) => (ask.queue === '*wallet' ? down() : store.takeTurns(ask)),
    });
    await world.send();
    expect(await world.send({ path: '/v1/cloudconfigs/x' })).toMatchObject({ queue: 'site-1' });
  });
});

describe('with a store that does not answer', () => {
  const hang = () => new Promise<TurnAnswer>(() => {});

  test.each(['work', 'watch'] as const)('a request (%s) ends after five seconds', async (urgency) => {
    const world = createBudgetWorld({ takeTurns: hang });
    const startMs = world.clock.now();
    expect(await endOf(world.send({ urgency }))).toBeInstanceOf(StoreError);
    expect(world.clock.now() - startMs).toBe(5_000);
  });

  test.each(['work', 'watch'] as const)('and at its deadline where that is sooner (%s)', async (urgency) => {
    const world = createBudgetWorld({ takeTurns: hang });
    const startMs = world.clock.now();
    const end = await endOf(world.send({ urgency, withinMs: 700 }));
    expect(end).toBeInstanceOf(Error);
    expect(world.clock.now() - startMs).toBe(700);
  });

  test('who comes while the store hangs waits no longer than his own deadline', async () => {
    const world = createBudgetWorld({ takeTurns: hang });
    const first = endOf(world.send());
    await world.clock.sleep(1_000);
    const startMs = world.clock.now();
    expect(await endOf(world.send({ withinMs: 300 }))).toBeInstanceOf(PaletteError);
    expect(world.clock.now() - startMs).toBe(300);
    await first;
  });
});

describe('whose turn would come after its deadline', () => {
  /** A site that has 300 requests waiting, at ten a second. */
  async function crowd(): Promise<{ world: BudgetWorld; rest: Promise<unknown> }> {
    const world = createBudgetWorld({ latencyMs: () => 20 });
    const rest = Promise.all(many(300, (at) => world.send({ queue: `site-${at}` })));
    await world.clock.sleep(1_000);
    return { world, rest };
  }

  test('is told at once, with the time, and no turn is taken', async () => {
    const { world, rest } = await crowd();
    const startMs = world.clock.now();
    const end = await world.send({ queue: 'new', withinMs: 3_000 });
    expect(end).toMatchObject({ facts: { kind: 'budget' } });
    expect(world.clock.now() - startMs).toBeLessThan(50);
    expect(retryAfterMs(end)).toBeGreaterThan(20_000);
    expect(retryAfterMs(end)).toBeLessThan(30_000);
    expect(world.asks.filter(({ ask }) => ask.queue === 'new').map(({ decision }) => decision?.answer.granted)).toEqual(
      [0],
    );
    await rest;
    const allMs = Math.max(...world.left.map(({ leftAtMs }) => leftAtMs)) - startMs;
    expect(Math.abs(allMs - (retryAfterMs(end) ?? 0))).toBeLessThan(200);
  });

  test('takes those behind it along: one question for all of them', async () => {
    const { world, rest } = await crowd();
    const before = world.asks.length;
    const ends = await Promise.all(many(30, () => world.send({ queue: 'new', withinMs: 3_000 })));
    expect(ends.every((end) => end instanceof PaletteError)).toBe(true);
    expect(world.asks.slice(before).filter(({ ask }) => ask.queue === 'new')).toHaveLength(1);
    const times = ends.map(retryAfterMs);
    expect(times).toEqual([...times].sort((one, other) => Number(one) - Number(other)));
    await rest;
  });

  test('leaves its place to one behind it that has more time', async () => {
    const { world, rest } = await crowd();
    const hurried = world.send({ queue: 'new', withinMs: 3_000 });
    const patient = world.send({ queue: 'new', withinMs: 60_000 });
    const startMs = world.clock.now();
    expect(await hurried).toBeInstanceOf(PaletteError);
    expect(world.clock.now() - startMs).toBeLessThan(50);
    expect(await patient).toMatchObject({ queue: 'new' });
    await rest;
  });

  test('ends at its deadline, if that was not clear from the start', async () => {
    const world = createBudgetWorld();
    const startMs = world.clock.now();
    const ends = await Promise.all(many(200, () => world.send({ withinMs: 5_000 })));
    const failed = ends.filter((end) => end instanceof PaletteError);
    expect(ends.length - failed.length).toBeGreaterThanOrEqual(35 + 49);
    expect(world.clock.now() - startMs).toBeLessThanOrEqual(5_100);
    expect(retryAfterMs(failed.at(-1))).toBeGreaterThan(5_000);
  });

  test('is refused where the deadline has passed already', async () => {
    const world = createBudgetWorld({ latencyMs: () => 10 });
    expect(await world.send({ withinMs: -1 })).toMatchObject({ facts: { kind: 'budget' } });
    expect(world.left).toEqual([]);
  });
});

test('a turn more than a minute away is asked for again, not forgotten', async () => {
  const limits = [{ prefix: '/v1/edgehosts', perSecond: 1, burst: 3 }];
  const world = createBudgetWorld({ limits });
  const sent = many(80, (at) => world.send({ queue: `site-${at}` }));
  expect((await Promise.all(sent)).filter((end) => end instanceof PaletteError)).toEqual([]);
  expect(
    worstExcess(
      world.left.map(({ leftAtMs }) => leftAtMs),
      { perSecond: 1, burst: 3 },
    ),
  ).toBeLessThanOrEqual(0);
});

describe('a turn that is not used within a second of its time is thrown away', () => {
  test('when the store’s answer took longer than that', async () => {
    let isSlow = true;
    const world = createBudgetWorld({ latencyMs: () => (isSlow ? 1_500 : 10) });
    const sent = world.send();
    await world.clock.sleep(1_000);
    isSlow = false;
    expect(await sent).toMatchObject({ queue: 'site-1' });
    expect(world.asks.filter(({ ask }) => ask.queue === 'site-1')).toHaveLength(2);
  });

  test.each([
    ['stood still for two seconds', 2_000],
    ['was put back by an hour', -3_600_000],
  ])('when the clock of the process %s', async (_, ms) => {
    const world = createBudgetWorld({ latencyMs: () => 10 });
    const sent = Promise.all(many(41, () => world.send({ withinMs: 1e9 })));
    // Within the interval before the turn of the last but one.
    await world.clock.sleep(580);
    const held = world.left.length;
    world.skew(0, ms);
    const asked = world.asks.length;
    await sent;
    expect(held).toBe(40);
    expect(world.asks.slice(asked).filter(({ ask }) => ask.queue === 'site-1').length).toBeGreaterThanOrEqual(1);
    expect(world.left.at(-1)?.leftAtMs).toBeLessThan((world.left[0]?.leftAtMs ?? 0) + 1_000);
  });
});

test('limits of which nothing is left to share out are refused at the start', () => {
  const clock = createVirtualClock();
  const store = { takeTurns: () => Promise.reject(new StoreError('x')), noteOverload: async () => {} };
  const make = (burst: number) =>
    createAdmission({ store, clock, announce: () => {}, limits: [{ prefix: '/v1/edgehosts', perSecond: 10, burst }] });
  expect(() => make(15)).toThrow('/v1/edgehosts');
  expect(() => make(20)).not.toThrow();
  expect(() => createAdmission({ store, clock, announce: () => {}, limits: rateLimits })).not.toThrow();
});
