import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutList } from '../../../lib/sites/cut-list';
import { cutText } from '../../../lib/sites/cut-text';

describe('a text that is too long for a line', () => {
  test.each([
    ['fits', 'abcdefghij', 0, 'abcdefghij'],
    ['is cut at its end', 'abcdefghijk', 0, 'abcdefghij…'],
    ['is cut around what differs', 'abcdefghijklmnopqrstuvwxyz', 13, '…fghijklmno…'],
    ['is cut at its beginning, when the difference is near the end', 'abcdefghijklmnopqrstuvwxyz', 25, '…qrstuvwxyz'],
    ['keeps its beginning, when the difference is near it', 'abcdefghijklmnopqrstuvwxyz', 8, 'abcdefghij…'],
  ])('%s', (_, text, from, shown) => {
    expect(cutText(text, 10, from)).toBe(shown);
  });

  test('is never cut through a letter of two halves', () => {
    expect(cutText('123456789😀0', 10)).toBe('123456789…');
    expect(cutText('😀345678901234', 10, 9)).toBe('…345678901…');
    const emoji = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(emoji, fc.nat(20), fc.nat(30), (text, most, from) => {
        const shown = cutText(text, most, from);
        expect(Buffer.from(shown).toString()).toBe(shown);
        expect(shown.length).toBeLessThanOrEqual(most + 2);
        expect(text).toContain(shown.replace(/^…|…$/g, ''));
      }),
    );
  });
});

describe('a list that is too long to read', () => {
  const show = (entry: number) => [`  + ${entry}`, `    of ${entry}`];

  test('is told whole as long as it fits', () => {
    expect(cutList([1, 2], 2, show)).toEqual(['  + 1', '    of 1', '  + 2', '    of 2']);
    expect(cutList([], 2, show)).toEqual([]);
  });

  test('ends with the number of entries, not of lines, that are left out', () => {
    expect(cutList([1, 2, 3, 4], 1, show)).toEqual(['  + 1', '    of 1', '    … and 3 more']);
  });

  test('that is only the beginning of one counts what its whole has', () => {
    expect(cutList([1], 1, show, { total: 40, indent: '' })).toEqual(['  + 1', '    of 1', '… and 39 more']);
  });
});
