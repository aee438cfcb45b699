import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHostName } from '../../../lib/registration/host-name';

const refused = { ok: false, error: { code: 'host_name_invalid' } };

describe('what the operator calls the host', () => {
  test.each(['', ' ', '\t\n'])('nothing typed is no name: %j', (text) => {
    expect(parseHostName(text)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['till-1', 'till-1'],
    ['  till 1 ', 'till-1'],
    ['back   office\tleft', 'back-office-left'],
    ['A', 'A'],
    ['a.b_c-d', 'a.b_c-d'],
    ['x'.repeat(63), 'x'.repeat(63)],
    ['Büro Straße', 'Buro-Strasse'],
    ['ŁÓDŹ', 'LODZ'],
    ['caisse-é', 'caisse-e'],
    ['ｔｉｌｌ－２', 'till-2'],
  ])('%j becomes %j', (text, name) => {
    expect(parseHostName(text)).toEqual({ ok: true, value: name });
  });

  test.each(['-till', 'till-', '.a', 'a_', 'レジ', 'صندوق', 'a/b', 'a:b', 'x'.repeat(64), '<b>'])(
    '%j is refused',
    (text) => {
      expect(parseHostName(text)).toEqual(refused);
    },
  );

  test('every accepted name is a Kubernetes label value, and is accepted again as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'Z', '9', '-', '_', '.', ' ', '/') }), (text) => {
        const parsed = parseHostName(text);
        if (!parsed.ok || parsed.value === null) return;
        expect(parsed.value).toMatch(/^(?=.{1,63}$)[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/);
        expect(parseHostName(parsed.value)).toEqual(parsed);
      }),
    );
  });
});
