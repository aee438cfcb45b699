import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circle, polyline } from '../../../lib/posters/path';
import { coverLines } from '../../../lib/posters/raster/cover-line';
import { coverOf } from '../../../lib/posters/raster/coverage';
import { flatten, type Point } from '../../../lib/posters/raster/flatten';

describe('a path as straight lines', () => {
  test('keeps corners, and tells closed ones from open ones', () => {
    expect(flatten([...polyline([0, 0], [1, 0], [1, 1]), ['Z'], ...polyline([5, 5], [6, 6])])).toEqual([
      {
        points: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
        isClosed: true,
      },
      {
        points: [
          [5, 5],
          [6, 6],
        ],
        isClosed: false,
      },
    ]);
  });

  test('goes on where a closed one began', () => {
    const [, second] = flatten([...polyline([2, 3], [4, 3]), ['Z'], ['L', 9, 9]]);
    expect(second?.points).toEqual([
      [2, 3],
      [9, 9],
    ]);
  });

  test('follows curves through their middle to their end', () => {
    const [quadratic] = flatten([
      ['M', 0, 0],
      ['Q', 4, 8, 8, 0],
    ]);
    expect(quadratic?.points).toContainEqual([4, 4]);
    expect(quadratic?.points.at(-1)).toEqual([8, 0]);
    const [cubic] = flatten([
      ['M', 0, 0],
      ['C', 0, 8, 8, 8, 8, 0],
    ]);
    expect(cubic?.points).toContainEqual([4, 6]);
  });

  test('stays within a hundredth of a circle', () => {
    for (const { points } of flatten(circle(0, 0, 10))) {
      for (const [x, y] of points) expect(Math.abs(Math.hypot(x, y) - 10)).toBeLessThan(0.01);
    }
  });

  test('is nothing for a point', () => {
    expect(flatten([['M', 1, 1]])).toEqual([]);
    expect(flatten([])).toEqual([]);
  });
});

const points = fc.array(
  fc.tuple(fc.double({ min: -5, max: 25, noNaN: true }), fc.double({ min: -5, max: 15, noNaN: true })),
  { minLength: 2, maxLength: 8 },
);

describe('what is covered', () => {
  test('is between nothing and all of a pixel, inside the picture, whatever the outline', () => {
    fc.assert(
      fc.property(points, (outline) => {
        const ring = outline as readonly Point[];
        for (const one of [coverOf([ring], 20, 10), coverLines([{ points: ring, isClosed: true }], 1.5, 20, 10)]) {
          if (one === null) continue;
          expect(one.shares).toHaveLength(one.width * one.height);
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.top).toBeGreaterThanOrEqual(0);
          expect(one.left + one.width).toBeLessThanOrEqual(20);
          expect(one.top + one.height).toBeLessThanOrEqual(10);
          for (const share of one.shares) expect(share >= 0 && share <= 1).toBe(true);
        }
      }),
    );
  });

  test('is the same whichever way round an outline runs', () => {
    fc.assert(
      fc.property(points, (outline) => {
        const ring = outline as readonly Point[];
        const [there, back] = [coverOf([ring], 20, 10), coverOf([ring.toReversed()], 20, 10)];
        expect(there?.shares.length).toBe(back?.shares.length);
        for (const [at, share] of there?.shares.entries() ?? []) expect(share).toBeCloseTo(back?.shares[at] ?? -1, 3);
      }),
    );
  });

  test('is nothing where there is nothing to draw on', () => {
    expect(coverOf([], 20, 10)).toBe(null);
    expect(
      coverOf(
        [
          [
            [30, 30],
            [40, 30],
            [40, 40],
          ],
        ],
        20,
        10,
      ),
    ).toBe(null);
  });
});
