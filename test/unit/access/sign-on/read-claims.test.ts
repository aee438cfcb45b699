import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingClaims, readClaims } from '../../../../lib/access/sign-on/read-claims';
import type { SignOnRule } from '../../../../lib/sites/site';

const rule = (claim: string, value: string): SignOnRule => ({ claim, value, role: 'operator', scope: null });
const rules = [rule('groups', 'stores'), rule('groups', 'it'), rule('department', 'retail')];

describe('what is kept of the claims of somebody', () => {
  it('is what a rule asks for, in the order of the rules, and nothing else', () => {
    const given = { groups: ['all', 'it', 'stores'], department: 'retail', name: 'Ada', address: { street: 'x' } };
    const claims = readClaims(given, rules);
    expect(claims).toEqual({ groups: ['stores', 'it'], department: ['retail'] });
    expect(Object.keys(claims)).toEqual(['groups', 'department']);
  });

  it.each([
    ['a text', { groups: 'stores' }, { groups: ['stores'] }],
    ['a list', { groups: ['stores'] }, { groups: ['stores'] }],
    ['said twice', { groups: ['stores', 'stores'] }, { groups: ['stores'] }],
    ['a part of the value', { groups: 'store' }, {}],
    ['another case', { groups: 'Stores' }, {}],
    ['a text that only holds it', { groups: 'stores,it' }, {}],
    ['an object', { groups: { stores: true } }, {}],
    ['a list in a list', { groups: [['stores']] }, {}],
    ['null', { groups: null }, {}],
    ['nothing', {}, {}],
  ])('%s', (_what, given, kept) => {
    expect(readClaims(given, rules)).toEqual(kept);
  });

  it('takes what is no text for nothing at all', () => {
    const asked = ['', '[object Object]', 'null', 'undefined'].map((value) => rule('groups', value));
    for (const groups of [{}, null, undefined, [null, {}], Symbol('x')])
      expect(readClaims({ groups }, asked)).toEqual({});
  });

  it('counts each value once, though several rules ask for it', () => {
    expect(readClaims({ groups: ['stores'] }, [...rules, rule('groups', 'stores')])).toEqual({ groups: ['stores'] });
  });

  it('takes numbers and truths by their words', () => {
    const given = { level: 7, employee: true, contractor: false };
    const asked = [rule('level', '7'), rule('employee', 'true'), rule('contractor', 'false')];
    expect(readClaims(given, asked)).toEqual({ level: ['7'], employee: ['true'], contractor: ['false'] });
  });

  it('believes an e-mail address only where the provider has checked it', () => {
    const asked = [rule('email', 'ada@example.com')];
    const given = { email: 'ada@example.com' };
    expect(readClaims({ ...given, email_verified: true }, asked)).toEqual({ email: ['ada@example.com'] });
    for (const email_verified of [false, 'true', 1, null, undefined]) {
      expect(readClaims({ ...given, email_verified }, asked)).toEqual({});
    }
    expect(readClaims(given, asked)).toEqual({});
  });

  it('is not fooled by names that every object has', () => {
    const asked = [rule('constructor', 'function'), rule('__proto__', 'x'), rule('toString', 'x')];
    expect(readClaims({}, asked)).toEqual({});
    expect(missingClaims({}, asked)).toEqual(['constructor', '__proto__', 'toString']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('is never more than the rules have, whatever a provider says', () => {
    const known = fc.oneof(fc.anything(), fc.array(fc.constantFrom('stores', 'it', 'retail', 'x')));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('groups', 'department', 'email', 'x'), known), (given) => {
        for (const [claim, values] of Object.entries(readClaims(given, rules))) {
          expect(values.length).toBeGreaterThan(0);
          for (const value of values) {
            expect(rules.some((one) => one.claim === claim && one.value === value)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('what is still to be asked for', () => {
  it('is each claim of the rules that was not given, once', () => {
    expect(missingClaims({}, rules)).toEqual(['groups', 'department']);
    expect(missingClaims({ groups: [] }, rules)).toEqual(['department']);
    expect(missingClaims({ groups: null, department: '' }, rules)).toEqual([]);
    expect(missingClaims({}, [])).toEqual([]);
  });
});
