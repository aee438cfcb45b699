import { expect, test } from 'vitest';
import { type Figure, isMissed, toLine } from '../../bench/figure';

const figure = (more: Partial<Figure>): Figure => ({ what: 'time', value: 1.1, unit: 'x', ...more });

test.each([
  [{}, false],
  [{ bar: 1.15 }, false],
  [{ bar: 1.1 }, false],
  [{ bar: 1 }, true],
  [{ floor: 1 }, false],
  [{ floor: 1.2 }, true],
  [{ value: Number.NaN }, true],
  [{ value: Number.POSITIVE_INFINITY, floor: 1 }, true],
])('a figure with %j is missed: %s', (more, expected) => {
  expect(isMissed(figure(more))).toBe(expected);
  expect(toLine(figure(more)).endsWith('MISSED')).toBe(expected);
});

test('a line tells the figure, its unit and what is allowed', () => {
  expect(toLine(figure({ bar: 1.15 }))).toMatch(/^time\s+1\.10 x\s+at most 1\.15$/);
  expect(toLine(figure({ value: 12, unit: 'calls', floor: 10 }))).toMatch(/^time\s+12 calls\s+at least 10$/);
});
