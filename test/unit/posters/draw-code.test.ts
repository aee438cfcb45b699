import { describe, expect, test } from 'vitest';
import { drawCode } from '../../../lib/posters/draw-code';
import { judgeModule } from '../../../lib/posters/judge-module';
import type { Page } from '../../../lib/posters/page';
import { drawPixels } from '../../../lib/posters/raster/draw-pixels';
import { readCode } from '../../support/read-codes';

const box = { x: 5, y: 7, width: 40, height: 40 };
const address = 'https://register.example.com/?site=denver-snow-st';

function pageWith(text: string): Page {
  const { mark, code } = drawCode(text, box, '#000000');
  return { title: '', language: 'en', width: 50, height: 50, marks: [mark], codes: [code], missing: [] };
}

describe('a printed code', () => {
  test.each([address, 'https://e.example.com/j/spring.AbCdEfGh_-345678?site=tōkyō', 'x'.repeat(200)])(
    'reads %s',
    (text) => {
      expect(readCode(drawPixels(pageWith(text), 200), box, 50)).toBe(text);
    },
  );

  test('is not read any more when half of it is gone: the check can fail', () => {
    const pixels = drawPixels(pageWith(address), 200);
    pixels.rgb.fill(255, 0, pixels.rgb.length / 2);
    expect(readCode(pixels, box, 50)).toBe(null);
  });

  test('keeps four white modules on all sides, inside its box', () => {
    const [mark] = pageWith(address).marks;
    const [code] = pageWith(address).codes;
    if (mark?.kind !== 'fill' || code === undefined) throw new Error('no code');
    const xs = mark.path.flatMap(([, ...numbers]) => numbers.filter((_, at) => at % 2 === 0));
    const ys = mark.path.flatMap(([, ...numbers]) => numbers.filter((_, at) => at % 2 === 1));
    expect(Math.min(...xs)).toBeCloseTo(5 + 4 * code.module, 9);
    expect(Math.max(...xs)).toBeCloseTo(45 - 4 * code.module, 9);
    expect(Math.min(...ys)).toBeCloseTo(7 + 4 * code.module, 9);
    expect(Math.max(...ys)).toBeCloseTo(47 - 4 * code.module, 9);
  });

  test('has the size that level M needs: 33 modules for 49 bytes', () => {
    expect(pageWith(address).codes[0]?.module).toBeCloseTo(40 / (33 + 8), 9);
  });
});

describe('the size of the squares', () => {
  test.each([
    ['poster', [1.8, 1.2], null],
    ['poster', [1.8, 1.19], 'The squares of the codes are 1.19 mm wide, 1.2 mm would be safe'],
    ['labels', [0.5], null],
    ['labels', [0.9, 0.49], 'The squares of the codes are 0.49 mm wide, 0.5 mm would be safe'],
  ] as const)('%s with %j', (kind, modules, expected) => {
    const judged = judgeModule(kind, modules);
    expect(judged === null ? null : judged.split(':')[0]).toBe(expected);
  });
});
