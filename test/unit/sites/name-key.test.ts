import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLastNameKey, toNameKey } from '../../../lib/sites/name-key';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ж', '\uffff', '\u0000'), maxLength: 6 });

describe('the key of a name', () => {
  it('is never greater than that of a name that comes after it', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [first = '', second = ''] = [one, other].sort((a, b) => (a < b ? -1 : 1));
        expect(toNameKey(first)).toBeLessThanOrEqual(toNameKey(second));
      }),
    );
  });

  it('tells names apart that differ early', () => {
    expect(toNameKey('ab')).toBeLessThan(toNameKey('abc'));
    expect(toNameKey('abd')).toBeGreaterThan(toNameKey('abcz'));
  });

  it('lies between the keys of every beginning', () => {
    fc.assert(
      fc.property(text, text, (start, rest) => {
        expect(toNameKey(start + rest)).toBeGreaterThanOrEqual(toNameKey(start));
        expect(toNameKey(start + rest)).toBeLessThanOrEqual(toLastNameKey(start));
      }),
    );
  });
});
