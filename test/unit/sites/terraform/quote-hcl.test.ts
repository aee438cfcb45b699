import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteHcl } from '../../../../lib/sites/terraform/quote-hcl';
import { hclText } from '../../../support/test-hcl';

describe('a text between the quotes of HCL', () => {
  test.each([
    ['plain', '"plain"'],
    ['say "yes"', '"say \\"yes\\""'],
    ['a\\b', '"a\\\\b"'],
    ['one\ntwo\r\tthree', '"one\\ntwo\\r\\tthree"'],
    ['$'.concat('{file("/etc/passwd")}'), '"$$'.concat('{file(\\"/etc/passwd\\")}"')],
    ['%{ if true }', '"%%{ if true }"'],
    ['$$'.concat('{a}'), '"$$$'.concat('{a}"')],
    ['$ % { }', '"$ % { }"'],
    ['Montréal – 店 😀', '"Montréal – 店 😀"'],
    ['\u0000\u2028\u0085', '"\\u0000\\u2028\\u0085"'],
    ['half \ud800', '"half \ufffd"'],
  ])('%j is %s', (text, quoted) => {
    expect(quoteHcl(text)).toBe(quoted);
  });

  test('whatever it was, it is one line, ends where it ends, holds no template, and reads back', () => {
    fc.assert(
      fc.property(hclText, (text) => {
        const quoted = quoteHcl(text);
        expect(quoted).toMatch(/^"(?:[^"\\\p{Cc}\p{Zl}\p{Zp}]|\\.)*"$/u);
        expect(unquote(quoted)).toBe(text.replace(/\p{Cs}/gu, '\ufffd'));
      }),
      { numRuns: 500 },
    );
  });
});

/** Reads a quoted text as HCL does: from left to right, `$${` and `%%{` before `${` and `%{`. */
function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\$\$\{|%%\{|\$\{|%\{|\\u([0-9a-f]{4})|\\(.)/g, (found, code, letter) => {
    if (found === '$'.concat('{') || found === '%{') throw new Error(`a template in ${quoted}`);
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (letter !== undefined) return { n: '\n', r: '\r', t: '\t' }[letter as string] ?? letter;
    return found.slice(1);
  });
}
