import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isPlainLine, toPlainLine } from '../../../../lib/hosts/user-data/plain-line';
import { hostileText } from '../../../support/hostile-texts';

describe('a text on one line of a YAML file', () => {
  test.each(['', 'a', 'Büro 店 😀', '# "quoted": yes', '\u200b\u202e', '\ufeff'])('%j stays as it is', (text) => {
    expect([isPlainLine(text), toPlainLine(text)]).toEqual([true, text]);
  });

  test.each(['\n', '\r', '\t', '\u0000', '\u0085', '\u2028', '\u2029', '\ud800', '\ufffe', '\uffff'])(
    '%j cannot stand there, and becomes a blank',
    (unfit) => {
      expect([isPlainLine(`a${unfit}b`), toPlainLine(`a${unfit}b`)]).toEqual([false, 'a b']);
    },
  );

  test('whatever it was, a comment made of it ends with its line', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (text) => {
        expect(isPlainLine(toPlainLine(text))).toBe(true);
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(`# ${toPlainLine(text)}\na: "b"\n`, { version })).toEqual({ a: 'b' });
        }
      }),
    );
  });
});
