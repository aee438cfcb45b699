import { expect, test } from 'vitest';
import { createRandom } from '../../sim/random';
import { createScheduler } from '../../sim/scheduler';

function openScheduler(seed = 1) {
  return createScheduler(1_000, createRandom(seed, 2));
}

test('things happen in the order of their times, whatever the order in which they were planned', async () => {
  const scheduler = openScheduler();
  const seen: number[] = [];
  for (const delayMs of [70, 5, 900, 0, 33, 12]) scheduler.after(delayMs, () => seen.push(scheduler.now() - 1_000));
  await scheduler.run(() => false, 10_000);
  expect(seen).toEqual([0, 5, 12, 33, 70, 900]);
});

test('of things at one moment any may come first, the same one for the same seed', async () => {
  const orders = new Set<string>();
  for (let seed = 1; seed <= 20; seed += 1) {
    const order: string[] = [];
    for (const _ of [1, 2]) {
      const scheduler = openScheduler(seed);
      const seen: string[] = [];
      for (const name of ['a', 'b', 'c']) scheduler.after(10, () => seen.push(name));
      await scheduler.run(() => false, 10_000);
      order.push(seen.join(''));
    }
    expect(order[1]).toBe(order[0]);
    orders.add(order[0] ?? '');
  }
  expect(orders.size).toBeGreaterThan(3);
});

test('the next thing waits until all that the last one set off has come to rest', async () => {
  const scheduler = openScheduler();
  const seen: string[] = [];
  scheduler.after(0, async () => {
    for (let step = 0; step < 50; step += 1) await Promise.resolve();
    seen.push('came to rest');
  });
  scheduler.after(1, () => seen.push('next'));
  await scheduler.run(() => false, 10_000);
  expect(seen).toEqual(['came to rest', 'next']);
});

test('what is cancelled never happens and takes no time', async () => {
  const scheduler = openScheduler();
  scheduler.after(500, () => expect.unreachable()).cancel();
  await scheduler.run(() => false, 10_000);
  expect(scheduler.now()).toBe(1_000);
});

test('it ends when it is over, and stops at the limit of time without losing what comes later', async () => {
  const scheduler = openScheduler();
  let isOver = false;
  scheduler.after(100, () => {
    isOver = true;
  });
  expect(await scheduler.run(() => isOver, 1_050)).toBe(false);
  expect(scheduler.now()).toBe(1_050);
  expect(await scheduler.run(() => isOver, 2_000)).toBe(true);
  expect(scheduler.now()).toBe(1_100);
});
