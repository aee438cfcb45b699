import { expect, test, vi } from 'vitest';
import type { Departure } from '../../../../lib/palette/admission';
import { rateLimits } from '../../../../lib/palette/rate-limits';
import { createAdmission } from '../../../../lib/registration/budget/create-admission';
import { StoreError } from '../../../../lib/store/store';
import { type BudgetWorld, createBudgetWorld } from '../../../support/budget-world';
import { createVirtualClock } from '../../../support/virtual-clock';

const departure: Departure = {
  method: 'POST',
  path: '/v1/edgehosts',
  caller: { queue: 'site-1', urgency: 'work' },
  subject: null,
  deadlineMs: Number.MAX_SAFE_INTEGER,
};

async function noteBusy(world: BudgetWorld, instance = 0, path = departure.path): Promise<void> {
  await world.admissions[instance]?.noteBusy({ ...departure, path });
}

/** How many leave within ten seconds, while more than enough wait. */
async function countIn10Seconds(world: BudgetWorld): Promise<number> {
  const startMs = world.clock.now();
  const sent = Array.from({ length: 200 }, () => world.send({ withinMs: 10_000 }));
  await Promise.all(sent);
  return world.left.filter(({ leftAtMs }) => leftAtMs >= startMs).length;
}

test('three 429s within five seconds, of any instances, halve the budget for all; then it recovers', async () => {
  const world = createBudgetWorld({ instances: 2 });
  const before = await countIn10Seconds(world);
  await noteBusy(world, 0);
  await world.clock.sleep(1_000);
  await noteBusy(world, 1);
  await world.clock.sleep(1_000);
  await noteBusy(world, 0);
  await world.clock.sleep(10_000);
  const slowed = await countIn10Seconds(world);
  await world.clock.sleep(60_000);
  const after = await countIn10Seconds(world);
  expect(before).toBeGreaterThan(130);
  expect(slowed / before).toBeGreaterThan(0.4);
  expect(slowed / before).toBeLessThan(0.6);
  expect(after).toBe(before);
});

test('two change nothing, nor do three of which each counts against another limit', async () => {
  const world = createBudgetWorld();
  await noteBusy(world);
  await noteBusy(world);
  await noteBusy(world, 0, '/v1/dashboard/edgehosts/search');
  await noteBusy(world, 0, '/v1/metrics');
  expect(await countIn10Seconds(world)).toBeGreaterThan(130);
});

test('noting a 429 never fails, and holds up nobody for more than a second', async () => {
  const clock = createVirtualClock();
  const takeTurns = vi.fn();
  const note = (noteOverload: () => Promise<void>) =>
    createAdmission({ store: { takeTurns, noteOverload }, clock, limits: rateLimits, announce: () => {} });
  await note(() => Promise.reject(new StoreError('noteOverload'))).noteBusy(departure);
  const startMs = clock.now();
  await note(() => new Promise(() => {})).noteBusy(departure);
  expect(clock.now() - startMs).toBe(1_000);
});
