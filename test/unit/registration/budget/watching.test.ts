import { describe, expect, test } from 'vitest';
import { PaletteError } from '../../../../lib/palette/palette-error';
import { type BudgetWorld, createBudgetWorld, worstExcess } from '../../../support/budget-world';

const path = '/v1/edgehosts/{uid}';
const watchOnce = (world: BudgetWorld) => world.send({ path, urgency: 'watch', queue: 'watched', withinMs: 10_000 });

/** Watches as often as it is let, for so long. */
async function watchFor(world: BudgetWorld, ms: number): Promise<void> {
  const endMs = world.clock.now() + ms;
  while (world.clock.now() < endMs) {
    await watchOnce(world);
    await world.clock.sleep(20);
  }
}

async function work(world: BudgetWorld, count: number): Promise<number[]> {
  const sent = Array.from({ length: count }, (_, at) => world.send({ queue: `site-${at % 5}` }));
  const left = await Promise.all(sent);
  return left.map((one) => (one instanceof PaletteError ? Number.NaN : one.leftAtMs - one.enteredAtMs));
}

test('who only watches is let through while there is plenty', async () => {
  const world = createBudgetWorld({ latencyMs: () => 10 });
  expect(await watchOnce(world)).toMatchObject({ queue: 'watched' });
});

test('and is turned away at once, with a time, when work needs the rest', async () => {
  const world = createBudgetWorld({ latencyMs: () => 10 });
  const working = work(world, 100);
  await world.clock.sleep(500);
  const askedAtMs = world.clock.now();
  const error = await watchOnce(world);
  expect(error).toBeInstanceOf(PaletteError);
  expect(error).toMatchObject({ facts: { kind: 'budget', method: 'POST', path } });
  expect(error instanceof PaletteError && error.facts.retryAfterMs).toBeGreaterThan(1_000);
  expect(world.clock.now() - askedAtMs).toBeLessThan(20);
  await working;
});

describe('watchers delay nobody who works', () => {
  test('while work waits none of them is let through', async () => {
    const world = createBudgetWorld({ instances: 2, latencyMs: () => 10 });
    const working = work(world, 150);
    await world.clock.sleep(300);
    await watchFor(world, 8_000);
    expect(world.left.filter(({ queue }) => queue === 'watched')).toEqual([]);
    const alone = await work(createBudgetWorld({ instances: 2, latencyMs: () => 10 }), 150);
    expect(Math.max(...(await working))).toBeLessThan(Math.max(...alone) + 200);
  });

  test('however long they have been watching, a site that comes finds half of the burst', async () => {
    const world = createBudgetWorld({ latencyMs: () => 10 });
    await watchFor(world, 30_000);
    expect(Math.max(...(await work(world, 17)))).toBeLessThan(100);
  });
});

test('watchers alone take at most 80 % of the budget', async () => {
  const world = createBudgetWorld({ instances: 2 });
  await watchFor(world, 60_000);
  const times = world.left.map(({ leftAtMs }) => leftAtMs);
  expect(worstExcess(times, { perSecond: 8, burst: 40 })).toBeLessThanOrEqual(0);
  expect(times.length).toBeGreaterThan(0.9 * 8 * 60);
});

test('watchers neither fill the wallet nor take from it', async () => {
  const world = createBudgetWorld({ latencyMs: () => 10 });
  const cluster = '/v1/spectroclusters/{uid}';
  await world.send({ path: cluster, urgency: 'watch' });
  expect(world.asks.map(({ ask }) => ask.urgency)).toEqual(['watch']);
  await world.send();
  await world.clock.sleep(50);
  const before = world.asks.length;
  await world.send({ path: cluster, urgency: 'watch' });
  expect(world.asks.slice(before).map(({ ask }) => ask.urgency)).toEqual(['watch']);
});
