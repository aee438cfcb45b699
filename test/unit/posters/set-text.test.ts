import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box, Run } from '../../../lib/posters/page';
import { type Hand, type SetText, setAlike, setColumn, setText, type Wish } from '../../../lib/posters/text/set-text';
import { fakeFaces, letterWidth } from '../../support/fake-faces';

const hand: Hand = { faces: fakeFaces, language: 'en', isRightToLeft: false };
const mirrored: Hand = { ...hand, language: 'ar', isRightToLeft: true };
const box: Box = { x: 10, y: 20, width: 55, height: 30 };

function wish(changes: Partial<Wish> = {}): Wish {
  return { text: 'Hello', box, weight: 'regular', size: 10, leastSize: 2, color: '#000000', ...changes };
}

function runsOf({ mark }: SetText): readonly Run[] {
  return mark.kind === 'text' ? mark.runs : [];
}

/** The lines of a text from top to bottom. */
function linesOf(set: SetText): string[] {
  const lines = new Map<number, string>();
  for (const { baseline, text } of runsOf(set)) lines.set(baseline, (lines.get(baseline) ?? '') + text);
  return [...lines].toSorted(([a], [b]) => a - b).map(([, text]) => text);
}

describe('a text in a box', () => {
  test('has the size that was asked for when there is room', () => {
    const set = setText(wish(), hand);
    expect([set.size, set.isCut, linesOf(set)]).toEqual([10, false, ['Hello']]);
  });

  test('goes on in the next line, and leaves the blank behind', () => {
    expect(linesOf(setText(wish({ text: 'Hello world' }), hand))).toEqual(['Hello', 'world']);
  });

  test('shrinks until the longest word fits', () => {
    const set = setText(wish({ text: 'x'.repeat(20) }), hand);
    expect(set.size).toBeLessThan(10);
    expect(set.size * 20 * letterWidth).toBeLessThanOrEqual(55);
    expect(set.size * 20 * letterWidth).toBeGreaterThan(55 * 0.95);
  });

  test('is torn between letters rather than made too small', () => {
    const set = setText(wish({ text: 'x'.repeat(20), leastSize: 9 }), hand);
    expect([set.size, linesOf(set).join('')]).toEqual([9, 'x'.repeat(20)]);
  });

  test('ends with an ellipsis where there is no more room', () => {
    const set = setText(wish({ text: 'one two three four five six seven eight nine', leastSize: 10 }), hand);
    expect(set.isCut).toBe(true);
    expect(linesOf(set)).toEqual(['one two', 'three…']);
  });

  test.each<[Partial<Wish>, Hand, number]>([
    [{}, hand, 10],
    [{ align: 'end' }, hand, 65 - 5 * 10 * letterWidth],
    [{}, mirrored, 65 - 5 * 10 * letterWidth],
    [{ align: 'end' }, mirrored, 10],
    [{ align: 'middle' }, mirrored, 37.5 - 25 * letterWidth],
  ])('stands where its language begins: %j', (changes, by, x) => {
    expect(runsOf(setText(wish(changes), by))[0]?.x).toBeCloseTo(x, 9);
  });

  test('stands at the top, in the middle or at the bottom', () => {
    const [top, middle, bottom] = (['top', 'middle', 'bottom'] as const).map(
      (vertical) => runsOf(setText(wish({ vertical }), hand))[0]?.baseline ?? 0,
    );
    expect(top).toBeCloseTo(29.8, 9);
    expect(middle).toBeCloseTo(38.4, 9);
    expect(bottom).toBeCloseTo(47, 9);
  });

  test('tells letters that no font has', () => {
    expect(setText(wish({ text: 'A\u{1f600}' }), hand).missing).toEqual(['\u{1f600}']);
  });

  test('may be empty', () => {
    expect(setText(wish({ text: '' }), hand)).toMatchObject({ height: 0, isCut: false });
  });

  test('never leaves its box, whatever it is', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'W', 'ب', '東', '1', '-'), maxLength: 30 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.boolean(), (list, isRightToLeft) => {
        const set = setText(wish({ text: list.join(' ') }), { ...hand, isRightToLeft });
        for (const { x, width, baseline, size } of runsOf(set)) {
          expect(x).toBeGreaterThanOrEqual(box.x - 1e-6);
          expect(x + width).toBeLessThanOrEqual(box.x + box.width + 1e-6);
          expect(baseline - size).toBeGreaterThanOrEqual(box.y - 0.5);
          expect(baseline).toBeLessThanOrEqual(box.y + box.height);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('texts together', () => {
  test('side by side they have the size of the one with the least room', () => {
    const sets = setAlike([wish(), wish({ text: 'x'.repeat(20) })], hand);
    expect(sets[0]?.size).toBe(sets[1]?.size);
    expect(sets[0]?.size).toBeLessThan(10);
  });

  test('below each other none stands in another, and all of them fit', () => {
    const texts = ['one two three four', 'five six', 'seven eight nine ten eleven'];
    const sets = setColumn(texts, wish(), 0.5, hand);
    const baselines = sets.flatMap((set) => [...new Set(runsOf(set).map(({ baseline }) => baseline))]);
    expect(baselines).toEqual([...new Set(baselines)].toSorted((a, b) => a - b));
    expect(Math.max(...baselines)).toBeLessThan(box.y + box.height);
    expect(sets.some(({ isCut }) => isCut)).toBe(false);
  });
});
