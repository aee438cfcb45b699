import { describe, expect, test } from 'vitest';
import { circle, formatPath, placePath, polyline, rectangle } from '../../../lib/posters/path';

describe('an outline', () => {
  test('is written as SVG reads it, thousandths kept', () => {
    expect(formatPath(rectangle(1, 2, 3, 0.12345))).toBe('M1 2L4 2L4 2.123L1 2.123Z');
    expect(formatPath(polyline([0, 0], [1.26, 1]), 1)).toBe('M0 0L1 1');
  });

  test('never uses the short form of numbers that some readers refuse', () => {
    expect(formatPath([['L', 1e-7, -1e-7]])).toBe('L0 0');
  });

  test('is placed, made bigger, and turned upside down as letters of fonts have to be', () => {
    expect(placePath(polyline([1, 2], [3, 4]), 10, 20, 2)).toEqual([
      ['M', 12, 24],
      ['L', 16, 28],
    ]);
    expect(placePath([['Q', 1, 2, 3, 4], ['Z']], 0, 10, [1, -1])).toEqual([['Q', 1, 8, 3, 6], ['Z']]);
  });

  test('of a circle stays within its square', () => {
    const numbers = circle(5, 5, 2).flatMap(([, ...values]) => values);
    expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([3, 7]);
  });
});
