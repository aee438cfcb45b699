import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlipCounter, longestCounted } from '../../../lib/sites/slip-counter';

const countSlips = (typed: string, word: string, most: number) => createSlipCounter(typed, most)(word);

describe('slips of the thumb', () => {
  it.each([
    ['denver', 'denver', 0],
    ['denver', 'denverside', 0],
    ['denvr', 'denver', 1],
    ['dennver', 'denver', 1],
    ['denvor', 'denver', 1],
    ['dnever', 'denver', 1],
    ['edvner', 'denver', 2],
    ['xenver', 'denver', 1],
    ['dnevre', 'denver', 2],
    ['wahsin', 'washington', 1],
    ['bahnhfostrase', 'bahnhofstrasse', 2],
    ['denver', 'austin', 3],
    ['denver', 'den', 3],
    ['', '', 0],
    ['ab', '', 2],
  ])('%j is so many from %j, or from how it begins', (typed, word, slips) => {
    expect(countSlips(typed, word, 2)).toBe(slips);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ж'), maxLength: 9 });
  const longWord = fc.string({ unit: fc.constantFrom('a', '東'), minLength: 29, maxLength: longestCounted });

  it('are counted as by the book, up to what is asked for', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (typed, other, most) => {
        expect(countSlips(typed, other, most)).toBe(Math.min(most + 1, byTheBook(typed, other)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are counted in words as long as a number has bits, and in no longer ones', () => {
    const places = fc.array(fc.nat(longestCounted), { maxLength: 3 });
    fc.assert(
      fc.property(longWord, places, (typed, slips) => {
        const other = slips.reduce((text, at) => text.slice(0, at) + text.slice(at + 1), `${typed}a`);
        expect(countSlips(typed, other, 2)).toBe(Math.min(3, byTheBook(typed, other)));
      }),
    );
    expect(() => createSlipCounter('a'.repeat(longestCounted + 1), 2)).toThrow('too long');
  });
});

/** Optimal string alignment with the whole table, the least over all beginnings of the word. */
function byTheBook(typed: string, word: string): number {
  const table = Array.from({ length: typed.length + 1 }, (_, row) => [row]);
  const at = (row: number, column: number) => table[row]?.[column] ?? Infinity;
  for (let column = 1; column <= word.length; column++) {
    for (let row = 0; row <= typed.length; row++) {
      const cost = typed[row - 1] === word[column - 1] ? 0 : 1;
      const isSwap = row > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      const steps = [at(row, column - 1) + 1];
      if (row > 0) steps.push(at(row - 1, column) + 1, at(row - 1, column - 1) + cost);
      if (isSwap) steps.push(at(row - 2, column - 2) + 1);
      const line = table[row];
      if (line !== undefined) line[column] = Math.min(...steps);
    }
  }
  return Math.min(...(table[typed.length] ?? []));
}
