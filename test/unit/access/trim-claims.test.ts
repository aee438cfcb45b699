import { describe, expect, test } from 'vitest';
import { trimClaims } from '../../../lib/access/trim-claims';
import type { SignOnRule } from '../../../lib/sites/site';

function rulesOf(...asked: readonly (readonly [string, string])[]) {
  const rules = asked.map(([claim, value]): SignOnRule => ({ claim, value, role: 'operator', scope: null }));
  const signOn = { issuer: 'https://login.test', clientId: 'x', scopes: [], rules, isInPrivateNetwork: false };
  return { links: [], signOn };
}

function trim(claims: Record<string, string[]>, rules: Parameters<typeof trimClaims>[1], subject = 'ada') {
  return trimClaims({ by: 'sign_in', subject, claims }, rules);
}

describe('what is kept of somebody’s claims', () => {
  test('only what the rules look at', () => {
    const rules = rulesOf(['groups', 'stores'], ['groups', 'it'], ['roles', 'admin'], ['email', 'a@x.test']);
    const claims = {
      groups: ['it', 'secret-project', 'stores'],
      roles: ['user'],
      email: ['a@x.test'],
      birthday: ['x'],
    };
    expect(trim(claims, rules)).toEqual({
      by: 'sign_in',
      subject: 'ada',
      claims: { groups: ['stores', 'it'], email: ['a@x.test'] },
    });
  });

  test('once, though two rules look at it', () => {
    const rules = rulesOf(['groups', 'stores'], ['groups', 'stores']);
    expect(trim({ groups: ['stores'] }, rules).claims).toEqual({ groups: ['stores'] });
  });

  test('nothing without rules', () => {
    expect(trim({ groups: ['stores'] }, null).claims).toEqual({});
    expect(trim({ groups: ['stores'] }, { links: [], signOn: null }).claims).toEqual({});
  });

  test('nothing of what every object has', () => {
    expect(trim({}, rulesOf(['constructor', 'x'], ['__proto__', 'y'])).claims).toEqual({});
  });

  test('as much as a cookie has room for, in the order of the rules', () => {
    const values = Array.from({ length: 100 }, (_, at) => `group-${String(at).padStart(4, '0')}`);
    const kept = trim({ groups: values.toReversed() }, rulesOf(...values.map((value) => ['groups', value] as const)));
    // ["groups","group-0000"] is 23 bytes, and 60 of them are 1,380.
    expect(kept.claims.groups).toEqual(values.slice(0, 60));
  });

  test('exactly as much as there is room for, by bytes', () => {
    const room = 1_400 - JSON.stringify(['g', '']).length;
    const keeps = (value: string) => trim({ g: [value] }, rulesOf(['g', value])).claims.g?.length ?? 0;
    expect(keeps('x'.repeat(room))).toBe(1);
    expect(keeps('x'.repeat(room + 1))).toBe(0);
    expect(keeps('ü'.repeat(room / 2 + 1))).toBe(0);
  });

  test('what does not fit does not keep out what does', () => {
    const long = 'x'.repeat(2_000);
    expect(trim({ g: [long, 'a'] }, rulesOf(['g', long], ['g', 'a'])).claims).toEqual({ g: ['a'] });
  });

  test('a subject as long as the standard allows', () => {
    expect(trim({}, null, 'a'.repeat(255)).subject).toHaveLength(255);
    expect(trim({}, null, 'a'.repeat(256)).subject).toHaveLength(255);
  });
});
