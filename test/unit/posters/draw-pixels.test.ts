import { describe, expect, test } from 'vitest';
import type { Mark, Page } from '../../../lib/posters/page';
import { circle, type Path, polyline, rectangle } from '../../../lib/posters/path';
import { drawPixels } from '../../../lib/posters/raster/draw-pixels';

/** One dot to a millimetre. */
const dotsPerInch = 25.4;

function draw(...marks: readonly Mark[]) {
  const page: Page = { title: '', language: 'en', width: 20, height: 10, marks, codes: [], missing: [] };
  const { rgb, width, height } = drawPixels(page, dotsPerInch);
  const at = (x: number, y: number) => [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
  const dark = () => {
    let sum = 0;
    for (let pixel = 0; pixel < width * height; pixel += 1) sum += (255 - (rgb[pixel * 3] ?? 0)) / 255;
    return sum;
  };
  return { width, height, at, dark };
}

const fill = (path: Path): Mark => ({ kind: 'fill', path, color: '#000000' });
const line = (path: Path, width: number): Mark => ({ kind: 'line', path, color: '#000000', width });

describe('a page as pixels', () => {
  test('is white where nothing stands', () => {
    const { width, height, at } = draw();
    expect([width, height, at(0, 0), at(19, 9)]).toEqual([20, 10, [255, 255, 255], [255, 255, 255]]);
  });

  test('fills whole pixels wholly, and parts of them in part', () => {
    const { at, dark } = draw(fill(rectangle(2, 2, 3, 2.5)));
    expect(at(2, 2)).toEqual([0, 0, 0]);
    expect(at(1, 2)).toEqual([255, 255, 255]);
    expect(at(5, 2)).toEqual([255, 255, 255]);
    expect(at(2, 4)).toEqual([128, 128, 128]);
    expect(dark()).toBeCloseTo(7.5, 1);
  });

  test.each([
    ['a circle', circle(8, 5, 4), Math.PI * 16],
    ['a triangle', [...polyline([1, 1], [9, 1], [1, 9]), ['Z']] as Path, 32],
    [
      'a ring, whose hole runs the other way round',
      [...rectangle(1, 1, 8, 8), ...([...polyline([3, 3], [3, 7], [7, 7], [7, 3]), ['Z']] as Path)],
      48,
    ],
    ['two that lie upon each other', [...rectangle(1, 1, 4, 4), ...rectangle(3, 3, 4, 4)], 28],
  ])('covers the area of %s', (_, path, area) => {
    expect(draw(fill(path)).dark()).toBeCloseTo(area, 0);
  });

  test('draws a line as wide as it is, and its corners without bumps', () => {
    const { at, dark } = draw(line(polyline([3, 5], [15, 5]), 2));
    expect(at(8, 4)).toEqual([0, 0, 0]);
    expect(at(8, 5)).toEqual([0, 0, 0]);
    expect(at(8, 3)).toEqual([255, 255, 255]);
    expect(dark()).toBeCloseTo(24 + Math.PI, 0);
    const bent = draw(line(polyline([3, 5], [9, 5], [15, 5]), 2));
    expect(bent.dark()).toBeCloseTo(dark(), 3);
  });

  test('mixes colours in their order', () => {
    const { at } = draw(fill(rectangle(0, 0, 20, 10)), {
      kind: 'fill',
      path: rectangle(0, 0, 0.5, 10),
      color: '#ff0000',
    });
    expect(at(0, 5)).toEqual([128, 0, 0]);
  });

  test('covers nothing twice', () => {
    const twice = fill([...rectangle(1, 1, 4, 4), ...rectangle(3, 3, 4, 4)]);
    expect(draw(twice).at(4, 4)).toEqual([0, 0, 0]);
  });

  test('leaves out what lies beyond the page', () => {
    const { at } = draw(
      fill(rectangle(-5, -5, 8, 8)),
      line(polyline([18, 5], [40, 5]), 2),
      fill(rectangle(30, 30, 2, 2)),
    );
    expect(at(0, 0)).toEqual([0, 0, 0]);
    expect(at(3, 3)).toEqual([255, 255, 255]);
    expect(at(19, 5)).toEqual([0, 0, 0]);
  });
});
