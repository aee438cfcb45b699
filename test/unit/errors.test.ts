import { describe, expect, test } from 'vitest';
import { catalogue, type ErrorCode, fail, isErrorCode, succeed } from '../../lib/errors';
import { readSources } from '../support/import-graph';
import { withoutComments } from '../support/read-imports';

const entries = Object.entries(catalogue);
const codes = Object.keys(catalogue) as ErrorCode[];

describe('the catalogue', () => {
  test.each(entries)('%s has a status of an error that a browser understands', (_, { status }) => {
    expect([400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 502, 503, 504]).toContain(status);
  });

  test.each(entries.filter(([, { retry }]) => retry))(
    '%s may be tried again, so it is no fault of the request',
    (_, { status }) => {
      // 429 (RFC 6585): nothing is wrong with the request but that it comes too soon.
      expect(status === 429 || status >= 500).toBe(true);
    },
  );

  test.each(entries.filter(([, { fixedBy }]) => fixedBy === 'wait'))(
    '%s is mended by time, so a retry helps',
    (_, { retry }) => {
      expect(retry).toBe(true);
    },
  );

  test.each(entries.filter(([, { fixedBy }]) => fixedBy === 'operator'))(
    '%s is mended by the operator, who must do something else',
    (_, { retry, status }) => {
      expect({ retry, isTheirs: status < 500 }).toEqual({ retry: false, isTheirs: true });
    },
  );

  test('codes are words joined by underscores', () => {
    expect(codes.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([]);
  });

  test('every entry is used: no sentence waits for an error that nobody reports', () => {
    const used = usedWords();
    expect(codes.filter((code) => !used.has(code))).toEqual([]);
  });

  /** Quoted words of the app besides the catalogue itself and its sentences. */
  function usedWords(): Set<string> {
    const isUser = (file: string) => file !== 'lib/errors.ts' && !file.startsWith('lib/i18n/');
    const users = [...readSources()].filter(([file]) => isUser(file));
    return new Set(
      users.flatMap(([, text]) => [...withoutComments(text).matchAll(/'([a-z_]+)'/g)].map(([, word = '']) => word)),
    );
  }
});

describe('is this text a code of the catalogue?', () => {
  test.each(codes)('%s', (code) => {
    expect(isErrorCode(code)).toBe(true);
  });

  test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf', '', 'HOST_ID_MISSING', 'unheard_of'])(
    'no: "%s"',
    (text) => {
      expect(isErrorCode(text)).toBe(false);
    },
  );
});

describe('results', () => {
  test('a success carries its value, also when it is nothing', () => {
    expect([succeed(7), succeed(null)]).toEqual([
      { ok: true, value: 7 },
      { ok: true, value: null },
    ]);
  });

  test('a failure carries its code, and facts only where there are some', () => {
    expect(fail('site_full', { most: '3' })).toEqual({ ok: false, error: { code: 'site_full', facts: { most: '3' } } });
    expect(Object.keys(fail('internal').error)).toEqual(['code']);
  });
});
