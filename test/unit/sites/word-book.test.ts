import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../lib/sites/fold-text';
import { createWordBook } from '../../../lib/sites/word-book';
import { countBits, lettersOf } from '../../../lib/sites/word-letters';

describe('a book of words', () => {
  it('keeps every word once, and which text uses which', () => {
    const book = createWordBook();
    expect(book.read('Łódź – Snow St')).toBe('lodz snow st');
    book.read('SNOW-street');
    book.endText();
    book.endText();
    book.read('st. łódź');
    book.endText();
    const { words, used, starts } = book.toList();
    expect(words).toEqual(['lodz', 'snow', 'st', 'street']);
    expect([...used]).toEqual([0, 1, 2, 1, 3, 2, 0]);
    expect([...starts]).toEqual([0, 5, 5, 7]);
  });

  const spelling = fc.constantFrom(
    'Snow',
    'ÎLE',
    'Straße',
    '12',
    'ﷺ',
    '½',
    "d'Or",
    'ΑΣ.Β',
    '東京',
    '🍕',
    ' ',
    '-',
    '\u0301',
  );

  it('reads every text as the search folds what was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(spelling).map((all) => all.join('')),
        ),
        (text) => {
          expect(createWordBook().read(text)).toBe(foldText(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the letters of a word as bits', () => {
  it('are all among those of a word that holds it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, word, after) => {
        expect(countBits(lettersOf(word) & ~lettersOf(before + word + after))).toBe(0);
      }),
    );
  });

  it('are counted', () => {
    for (const [bits, count] of [
      [0, 0],
      [1, 1],
      [0b1011, 3],
      [-1, 32],
      [0x80000000, 1],
    ] as const)
      expect(countBits(bits)).toBe(count);
  });
});
