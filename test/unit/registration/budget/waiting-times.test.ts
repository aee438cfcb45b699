import { describe, expect, test } from 'vitest';
import { type BudgetWorld, createBudgetWorld } from '../../../support/budget-world';

/** A site, how many hosts it has, and when they come. */
type Site = readonly [name: string, hosts: number, atMs?: number];

const sites = (count: number, hostsOf: (at: number) => number, atMs = (_at: number) => 0): Site[] =>
  Array.from({ length: count }, (_, at): Site => [`site-${at}`, hostsOf(at), atMs(at)]);

const mixes: readonly [string, readonly Site[]][] = [
  ['one site alone', [['big', 100]]],
  ['a big one beside ten small ones', [['big', 50], ...sites(10, (at) => 1 + (at % 3))]],
  ['a big one beside a hundred small ones', [['big', 50], ...sites(100, (at) => 1 + (at % 3))]],
  ['a hundred sites of five', sites(100, () => 5)],
  ['sites of very different sizes', sites(60, (at) => 1 + (at % 8) ** 2 / 4)],
  [
    'three big ones',
    [
      ['a', 100],
      ['b', 50],
      ['c', 25],
    ],
  ],
  [
    'sites that come within two seconds',
    sites(
      60,
      () => 3,
      (at) => at * 33,
    ),
  ],
];

async function run(mix: readonly Site[], latencyMs: number): Promise<BudgetWorld> {
  const world = createBudgetWorld({ instances: 2, latencyMs: () => latencyMs });
  await rush(world, mix);
  return world;
}

async function rush(world: BudgetWorld, mix: readonly Site[], name = 'host'): Promise<void> {
  const comings = mix.map(async ([queue, hosts, atMs = 0], at) => {
    await world.clock.sleep(atMs);
    const names = Array.from({ length: hosts }, (_, host) => `${queue} ${name} ${host}`);
    await Promise.all(names.map((subject) => world.send({ instance: at % 2, queue, subject })));
  });
  await Promise.all(comings);
}

/** All that was said about waiting, and how long it then took. */
function compare({ told, left }: BudgetWorld, fromMs: number): { subject: string; saidMs: number; tookMs: number }[] {
  const leftAtMs = new Map(left.map((one) => [one.subject, one.leftAtMs]));
  return told
    .filter(({ atMs }) => atMs >= fromMs)
    .flatMap(({ atMs, waits }) =>
      waits.map(({ subject, waitMs }) => {
        const tookMs = (leftAtMs.get(subject) ?? Number.NaN) - atMs;
        return { subject: String(subject), saidMs: waitMs, tookMs };
      }),
    );
}

describe('once all have come, the waiting time that is told is within half of what it then was', () => {
  test.each(mixes.flatMap(([name, mix]) => [0, 30, 300].map((latencyMs) => [name, latencyMs, mix] as const)))(
    '%s, the store answering in %d ms',
    async (_, latencyMs, mix) => {
      const world = await run(mix, latencyMs);
      const lastComesMs = Math.max(...world.left.map(({ enteredAtMs }) => enteredAtMs));
      const told = compare(world, lastComesMs + latencyMs).filter((one) => Math.max(one.saidMs, one.tookMs) > 1_000);
      expect(told.length).toBeGreaterThan(20);
      expect(told.filter(({ saidMs, tookMs }) => Math.abs(saidMs - tookMs) > tookMs / 2)).toEqual([]);
    },
  );
});

test('so it is in a second rush of the same sites', async () => {
  const world = createBudgetWorld({ instances: 2, latencyMs: () => 30 });
  await rush(
    world,
    sites(60, () => 4),
  );
  await world.clock.sleep(60_000);
  const secondMs = world.clock.now();
  await rush(
    world,
    sites(60, () => 4),
    'second',
  );
  const told = compare(world, secondMs).filter((one) => Math.max(one.saidMs, one.tookMs) > 1_000);
  expect(told.length).toBeGreaterThan(100);
  expect(told.filter(({ saidMs, tookMs }) => Math.abs(saidMs - tookMs) > tookMs / 2)).toEqual([]);
});

test('nearly everybody who waits for more than two seconds was told so', async () => {
  const world = await run(
    sites(100, () => 3),
    30,
  );
  const subjects = new Set(world.told.flatMap(({ waits }) => waits.map(({ subject }) => subject)));
  const waited = world.left.filter(({ enteredAtMs, leftAtMs }) => leftAtMs - enteredAtMs > 2_000);
  expect(waited.length).toBeGreaterThan(200);
  expect(waited.filter(({ subject }) => !subjects.has(subject))).toEqual([]);
});

test('nobody is told anything who waits for less than a second', async () => {
  const world = await run(
    sites(14, () => 3),
    10,
  );
  expect(Math.max(...world.left.map(({ enteredAtMs, leftAtMs }) => leftAtMs - enteredAtMs))).toBeLessThan(1_000);
  expect(world.told).toEqual([]);
});

test('a queue is told of at most once per second, in order', async () => {
  const { told } = await run([['big', 100]], 20);
  const gaps = told.slice(1).map(({ atMs }, at) => atMs - (told[at]?.atMs ?? 0));
  expect(told.length).toBeGreaterThan(4);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  for (const { waits } of told) {
    const times = waits.map(({ waitMs }) => waitMs);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  }
});

test('who comes while a far turn is held is told soon, and not only when that turn has come', async () => {
  const world = createBudgetWorld({ latencyMs: () => 10 });
  const many = sites(150, () => 1).map(([queue]) => world.send({ queue, subject: queue }));
  await world.clock.sleep(3_000);
  const early = world.send({ queue: 'late', subject: 'early' });
  await world.clock.sleep(2_000);
  const late = world.send({ queue: 'late', subject: 'late' });
  await world.clock.sleep(1_600);
  const told = world.told.filter(({ queue }) => queue === 'late').at(-1);
  expect(told?.waits.map(({ subject }) => subject)).toEqual(['early', 'late']);
  await Promise.all([...many, early, late]);
});
