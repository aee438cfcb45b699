import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapText } from '../../../cli/sites/wrap-text';

describe('text in lines', () => {
  test('is broken at blanks, with the indent before each line', () => {
    expect(wrapText('one two  three\nfour', 9, '  ')).toEqual(['  one two', '  three', '  four']);
  });

  test('leaves a long word whole', () => {
    expect(wrapText('see https://register.example.com now', 10)).toEqual([
      'see',
      'https://register.example.com',
      'now',
    ]);
  });

  test('of nothing is nothing', () => {
    expect(wrapText('  ', 40, '  ')).toEqual([]);
  });

  test('loses no word, and is too long only where one word is', () => {
    const word = fc.stringMatching(/^[a-z.]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 1, max: 60 }), fc.nat({ max: 8 }), (words, columns, blanks) => {
        const lines = wrapText(words.join(' '), columns, ' '.repeat(blanks));
        expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(words);
        for (const line of lines) expect(line.length <= columns || !line.trim().includes(' ')).toBe(true);
      }),
    );
  });
});
