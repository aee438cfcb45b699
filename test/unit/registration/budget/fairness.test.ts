import { describe, expect, test } from 'vitest';
import { type BudgetWorld, createBudgetWorld } from '../../../support/budget-world';

const waitsOf = ({ left }: BudgetWorld, isMeant: (queue: string) => boolean) =>
  left.filter(({ queue }) => isMeant(queue)).map(({ enteredAtMs, leftAtMs }) => leftAtMs - enteredAtMs);

function sendMany(world: BudgetWorld, queue: string, count: number, instance: number): Promise<unknown> {
  return Promise.all(
    Array.from({ length: count }, (_, at) => world.send({ queue, instance, subject: `${queue} ${at}` })),
  );
}

/** Uses the whole burst up, so that only the rate counts. */
async function useUpBurst(world: BudgetWorld): Promise<void> {
  await sendMany(world, 'before', 35, 0);
}

describe('a site with fifty hosts beside ten with one to three, over two instances', () => {
  test.each([0, 40, 250])('holds none of them up for more than a few rounds (store answering in %d ms)', async (ms) => {
    const world = createBudgetWorld({ instances: 2, latencyMs: () => ms });
    await useUpBurst(world);
    const big = sendMany(world, 'big', 50, 0);
    await world.clock.sleep(50);
    const small = Array.from({ length: 10 }, (_, at) => sendMany(world, `small-${at}`, 1 + (at % 3), at % 2));
    await Promise.all([big, ...small]);
    // Eleven queues at ten a second: a round lasts 1.1 s, and nobody small needs more than three.
    expect(Math.max(...waitsOf(world, (queue) => queue.startsWith('small')))).toBeLessThan(3 * 1_100 + 2 * ms);
    expect(Math.max(...waitsOf(world, (queue) => queue === 'big'))).toBeGreaterThan(6_000);
  });

  test('nor do fifty that are spread over both instances', async () => {
    const world = createBudgetWorld({ instances: 2, latencyMs: () => 20 });
    await useUpBurst(world);
    const big = [sendMany(world, 'big', 25, 0), sendMany(world, 'big', 25, 1)];
    const small = Array.from({ length: 10 }, (_, at) => sendMany(world, `small-${at}`, 1, at % 2));
    await Promise.all([...big, ...small]);
    expect(Math.max(...waitsOf(world, (queue) => queue.startsWith('small')))).toBeLessThan(2 * 1_200);
  });
});

test('a site with fifty does not take the whole burst before others can ask', async () => {
  const world = createBudgetWorld({ instances: 2, latencyMs: () => 20 });
  const big = sendMany(world, 'big', 50, 0);
  await world.clock.sleep(5);
  const small = Array.from({ length: 5 }, (_, at) => sendMany(world, `small-${at}`, 3, at % 2));
  await Promise.all(small);
  expect(Math.max(...waitsOf(world, (queue) => queue.startsWith('small')))).toBeLessThan(100);
  await big;
});

test('who comes in the middle waits for one round, not for all who were there before', async () => {
  const world = createBudgetWorld({ instances: 2, latencyMs: () => 20 });
  await useUpBurst(world);
  const big = Array.from({ length: 5 }, (_, at) => sendMany(world, `big-${at}`, 40, at % 2));
  await world.clock.sleep(5_000);
  await world.send({ queue: 'new', instance: 1 });
  expect(waitsOf(world, (queue) => queue === 'new')[0]).toBeLessThan(1_000);
  await Promise.all(big);
});

test('requests of one site leave in the order in which they came', async () => {
  const world = createBudgetWorld({ latencyMs: () => 20 });
  await sendMany(world, 'site-1', 60, 0);
  expect(world.left.map(({ subject }) => subject)).toEqual(Array.from({ length: 60 }, (_, at) => `site-1 ${at}`));
});

test('equal sites are served evenly at every moment', async () => {
  const world = createBudgetWorld({ instances: 2, latencyMs: () => 20 });
  await useUpBurst(world);
  await Promise.all(Array.from({ length: 8 }, (_, at) => sendMany(world, `site-${at}`, 20, at % 2)));
  const half = world.left.slice(35, 35 + 80);
  const shares = Array.from({ length: 8 }, (_, at) => half.filter(({ queue }) => queue === `site-${at}`).length);
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(2);
});
