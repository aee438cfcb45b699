import { expect, test } from 'vitest';
import { simulate } from '../../sim/simulate';

test.each([3, 11, 24, 91])('seed %i gives the same run twice, bit for bit', async (seed) => {
  const first = await simulate(seed);
  const second = await simulate(seed, { isKept: true });
  expect(second.fingerprint).toBe(first.fingerprint);
  expect(second.violations).toEqual(first.violations);
});

test('different seeds give different runs', async () => {
  const [one, other] = [await simulate(1), await simulate(2)];
  expect(one.fingerprint).not.toBe(other.fingerprint);
});

test('the timeline tells time, who and what', async () => {
  const { timeline } = await simulate(3, { isKept: true });
  expect(timeline.length).toBeGreaterThan(100);
  expect(timeline).toContainEqual(expect.stringMatching(/^ +\d+:\d\d\.\d{3} p1 +submit edge-0001 denver at i\d/));
});
