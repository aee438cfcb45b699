import { describe, expect, test } from 'vitest';
import type { Box, Mark, Page } from '../../../lib/posters/page';
import { type Drawing, type Inks, placeDrawing } from '../../../lib/posters/poster/drawings/drawing';
import { likenessOfCode } from '../../../lib/posters/poster/drawings/parts';
import { stepDrawings } from '../../../lib/posters/poster/drawings/steps';
import { drawPixels } from '../../../lib/posters/raster/draw-pixels';
import { readCode } from '../../support/read-codes';

const inks: Inks = {
  ink: '#000000',
  brand: '#004400',
  onBrand: '#ffffff',
  accent: '#005500',
  tint: '#dddddd',
  paper: '#ffffff',
};
const field: Box = { x: 0, y: 0, width: 56, height: 26 };

/** Where marks have ink, the width of their lines included. */
function extentOf(marks: readonly Mark[]) {
  const spots = marks.flatMap((mark) => {
    if (mark.kind !== 'fill' && mark.kind !== 'line') throw new Error(`a drawing has no ${mark.kind}`);
    const reach = mark.kind === 'line' ? mark.width / 2 : 0;
    return mark.path.flatMap(([, ...numbers]) =>
      Array.from({ length: numbers.length / 2 }, (_, at) => ({
        x: numbers[2 * at] ?? 0,
        y: numbers[2 * at + 1] ?? 0,
        reach,
      })),
    );
  });
  return {
    left: Math.min(...spots.map(({ x, reach }) => x - reach)),
    right: Math.max(...spots.map(({ x, reach }) => x + reach)),
    top: Math.min(...spots.map(({ y, reach }) => y - reach)),
    bottom: Math.max(...spots.map(({ y, reach }) => y + reach)),
  };
}

describe.each(Object.entries(stepDrawings))('the picture of the step "%s"', (_, drawing: Drawing) => {
  test('keeps to its field', () => {
    const { left, right, top, bottom } = extentOf(placeDrawing(drawing, field, inks));
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(56);
    expect(bottom).toBeLessThanOrEqual(26);
  });

  test('has no part that nobody would see', () => {
    expect(drawing.filter(({ fill, line }) => fill === undefined && line === undefined)).toEqual([]);
    expect(placeDrawing(drawing, field, inks).length).toBeGreaterThanOrEqual(drawing.length);
  });

  test('holds no code that a phone would take for the real one', () => {
    const page: Page = {
      title: '',
      language: 'en',
      width: 56,
      height: 26,
      marks: placeDrawing(drawing, field, inks),
      codes: [],
      missing: [],
    };
    expect(readCode(drawPixels(page, 300), field, 56)).toBe(null);
  });
});

test('the likeness of a code has three corners, and is none', () => {
  const marks = placeDrawing(likenessOfCode(17, 2, 22), field, inks);
  expect(marks.filter((mark) => mark.kind === 'fill' && mark.color === inks.paper)).toHaveLength(4);
});

describe('a drawing in a box', () => {
  const drawing: Drawing = [
    {
      path: [
        ['M', 0, 0],
        ['L', 56, 26],
      ],
      line: 'ink',
    },
  ];

  test.each<[Box, number, number]>([
    [{ x: 0, y: 0, width: 28, height: 26 }, 28, 13],
    [{ x: 0, y: 0, width: 112, height: 26 }, 56, 26],
    [{ x: 0, y: 0, width: 112, height: 52 }, 112, 52],
  ])('is as big as it can be: %j', (box, width, height) => {
    const { left, right, top, bottom } = extentOf(
      placeDrawing(drawing, box, inks).map((mark) => ({ ...mark, width: 0 }) as Mark),
    );
    expect([right - left, bottom - top]).toEqual([width, height]);
  });

  test('stands in the middle, its lines as thick as it is big', () => {
    const [mark] = placeDrawing(drawing, { x: 10, y: 10, width: 28, height: 26 }, inks);
    expect(mark).toMatchObject({
      width: 0.4,
      path: [
        ['M', 10, 16.5],
        ['L', 38, 29.5],
      ],
    });
  });
});
