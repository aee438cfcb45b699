import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isolate } from '../../../lib/i18n/isolate';
import { ltr } from '../../../lib/posters/text/ltr';
import { orderPieces, readParagraph } from '../../../lib/posters/text/order-pieces';
import { arabicFace, japaneseFace, latinFace } from '../../support/fake-faces';

const faces = [latinFace, arabicFace, japaneseFace];

/** What stands where, from left to right: Arabic pieces in angle brackets, as they are read. */
function look(text: string, isRightToLeft = true): string {
  const paragraph = readParagraph(text, isRightToLeft);
  return orderPieces(paragraph, [0, paragraph.text.length], faces)
    .map((piece) => (piece.face === arabicFace ? `<${piece.text.trim()}>` : piece.text))
    .join('');
}

describe('a line of Arabic', () => {
  test('stands from right to left, and keeps Latin from left to right', () => {
    expect(look('رمز QR هنا')).toBe('<هنا> QR<رمز>');
  });

  test('shows a telephone number as it is dialled', () => {
    expect(look(`اتصل ${ltr('+1 303 555 0142')}`)).toBe('+1 303 555 0142<اتصل>');
  });

  test('would tear it apart without the marks around it', () => {
    expect(look('اتصل +1 303 555 0142')).not.toContain('+1 303 555 0142');
  });

  test('shows an address and an ID whole', () => {
    const address = 'register.example.com/?site=denver';
    expect(look(`العنوان ${ltr(address)}`)).toContain(address);
    expect(look(`المعرّف ${ltr('edge-5c91')}.`)).toContain('edge-5c91');
  });

  test('keeps the name of a site in its own order, also one that begins with a digit', () => {
    expect(look(`الموقع: ${isolate('7 Elms – Snow St')}`)).toContain('7 Elms – Snow St');
  });

  test('turns brackets and quotation marks around', () => {
    // What opens stands at the right, and opens to the left.
    expect(look('(رمز)')).toBe('(<رمز>)');
    expect(look('«نعم»')).toBe('«<نعم>»');
    expect(look('A (رمز', false)).toBe('A (<رمز>');
  });

  test('orders whole paragraphs, of which a line is a part', () => {
    const paragraph = readParagraph('نعم abc def', true);
    const line = orderPieces(paragraph, [4, paragraph.text.length], faces);
    expect(line.map(({ text }) => text).join('')).toBe('abc def');
  });
});

describe('the fonts of a line', () => {
  test('change only where they must', () => {
    const paragraph = readParagraph('Tokyo, 東京: 2', false);
    const pieces = orderPieces(paragraph, [0, paragraph.text.length], faces);
    expect(pieces.map(({ text, face }) => [text, face.name])).toEqual([
      ['Tokyo, ', 'latin'],
      ['東京', 'japanese'],
      [': 2', 'latin'],
    ]);
  });

  test('tell a letter that none of them has, and leave room for it', () => {
    const missing: string[] = [];
    const paragraph = readParagraph('A\u{1f600}', false);
    const pieces = orderPieces(paragraph, [0, paragraph.text.length], faces, (letter) => missing.push(letter));
    expect(missing).toEqual(['\u{1f600}']);
    expect(pieces.map(({ text }) => text).join('')).toBe('A\u{1f600}');
  });

  test('are asked for no mark that nobody sees', () => {
    const missing: string[] = [];
    const paragraph = readParagraph(`${isolate('a')}${ltr('b')}\u200b\u200e`, false);
    orderPieces(paragraph, [0, paragraph.text.length], faces, (letter) => missing.push(letter));
    expect(missing).toEqual([]);
  });
});

test('accents that were typed apart are one letter, and the narrow blank of French one that the fonts have', () => {
  expect(readParagraph('e\u0301\u202f!', false).text).toBe('\u00e9\u00a0!');
});

test('no letter is lost or doubled, whatever the text', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', '7', ' ', '(', ')', 'ب', 'ة', '東', '+', '.', '\u2066', '\u2069'),
  });
  fc.assert(
    fc.property(letters, fc.boolean(), (text, isRightToLeft) => {
      const paragraph = readParagraph(text, isRightToLeft);
      const drawn = orderPieces(paragraph, [0, paragraph.text.length], faces).flatMap(({ text: part }) => [...part]);
      const plain = (letter: string) => letter.replace('(', ')');
      const seen = [...text].filter((letter) => !/[\u2066\u2069]/.test(letter));
      expect(drawn.map(plain).toSorted()).toEqual(seen.map(plain).toSorted());
    }),
  );
});
