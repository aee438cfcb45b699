import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBreaks, findLetterBreaks } from '../../../lib/posters/text/find-breaks';

/** The text with a bar wherever a line may end. */
function withBars(text: string, breaks: readonly number[]): string {
  return [0, ...breaks.slice(0, -1)].map((from, at) => text.slice(from, breaks[at])).join('|');
}

const broken = (text: string, language = 'en') => withBars(text, findBreaks(text, language));

describe('a line may end', () => {
  test.each([
    ['Plug in the cable', 'Plug |in |the |cable'],
    ['two  blanks', 'two  |blanks'],
    ['Nether-Wallop', 'Nether-|Wallop'],
    ['site/denver', 'site/|denver'],
    ['', ''],
  ])('behind blanks and inside long joined words: %j', (text, expected) => {
    expect(broken(text)).toBe(expected);
  });

  test.each(['QR-Code', 'z\u00a0kablami', '06:00–22:00', 'd030a5', 'e-mail'])('nowhere in %j', (text) => {
    expect(broken(text)).toBe(text);
  });

  test.each([
    [
      'このポスターのコードをスマホのカメラで読み取り、ページを開きます。',
      'このポスターのコードを|スマホのカメラで|読み取り、|ページを|開きます。',
    ],
    ['ページで「このスマホで読み取る」を押し、', 'ページで|「このスマホで|読み取る」を|押し、'],
  ])('between the phrases of Japanese, never in front of a mark: %s', (text, expected) => {
    expect(broken(text, 'ja')).toBe(expected);
  });

  test('in a Japanese name inside another language as well', () => {
    expect(broken('Site 東京で渋谷', 'en')).toBe('Site |東京で|渋谷');
  });

  test('whatever the text: rising, inside it, and at its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const breaks of [findBreaks(text, 'en'), findLetterBreaks(text)]) {
          expect(breaks).toEqual([...new Set(breaks)].toSorted((a, b) => a - b));
          expect(breaks.at(-1) ?? 0).toBe(text.length);
        }
      }),
    );
  });
});

test('a word that no line holds may be broken between letters, not inside one', () => {
  expect(withBars('ab\u0301👩‍🚀', findLetterBreaks('ab\u0301👩‍🚀'))).toBe('a|b\u0301|👩‍🚀');
});
