import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseHeader, readBase, withBase } from '../../../app/_front/base';
import { chooseLanguage, keepLanguage } from '../../../app/_front/language';
import { POST } from '../../../app/api/language/route';

const origin = 'https://register.test';
const query = (text = '') => new URLSearchParams(text);
const choose = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  POST(
    new Request(`${origin}/api/language`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      body: new URLSearchParams(fields),
    }),
  );

describe('the language of an answer', () => {
  it('is what the address says, then the choice, then the phone', () => {
    const headers = new Headers({ cookie: '__Host-language=en', 'accept-language': 'tlh' });
    expect(chooseLanguage(headers, query('lang=en'))).toBe('en');
    expect(chooseLanguage(headers, query())).toBe('en');
    expect(chooseLanguage(new Headers(), query())).toBe('en');
  });

  it.each(['<script>', 'tlh', '', '__proto__'])('is never one that there is not: %j', (tag) => {
    const headers = new Headers({ cookie: `__Host-language=${tag}` });
    expect(chooseLanguage(headers, query(new URLSearchParams({ lang: tag }).toString()))).toBe('en');
  });

  it('is remembered for a year, for this server only', () => {
    expect(keepLanguage('en')).toBe('__Host-language=en; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000');
  });
});

describe('choosing a language', () => {
  it('leads back to the same page, which says it in its address', async () => {
    const answer = await choose({ language: 'en', to: '/?appliance-id=edge-1&site=denver' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/?appliance-id=edge-1&site=denver&lang=en');
    expect(answer.headers.getSetCookie()).toEqual([keepLanguage('en')]);
  });

  it('stays in practice', async () => {
    const answer = await choose({ language: 'en', to: '/registrations/edge-1' }, { [baseHeader]: '/practice' });
    expect(answer.headers.get('location')).toBe('/practice/registrations/edge-1?lang=en');
  });

  it('says the last choice only', async () => {
    const answer = await choose({ language: 'en', to: '/?lang=tlh&lang=x' });
    expect(answer.headers.get('location')).toBe('/?lang=en');
  });

  it.each([[{ language: 'tlh', to: '/' }], [{ language: '', to: '/' }], [{}]])(
    'changes nothing for %j',
    async (fields) => {
      const answer = await choose(fields);
      expect(answer.headers.get('location')).toBe('/');
      expect(answer.headers.getSetCookie()).toEqual([]);
    },
  );

  it('is not done for another web page', async () => {
    const answer = await choose({ language: 'en', to: '/' }, { 'sec-fetch-site': 'cross-site' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('never leads to another server, whatever was sent', async () => {
    const hostile = [
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      '/%5C/evil',
      '/\t/evil.test',
      '/..//evil.test',
      '',
    ];
    for (const to of hostile) {
      const target = (await choose({ language: 'en', to })).headers.get('location') ?? '';
      expect(new URL(target, origin).origin, to).toBe(origin);
      expect(target, to).toMatch(/^\/(?![/\\])/);
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async (to) => {
        const target = (await choose({ language: 'en', to })).headers.get('location') ?? '';
        expect(new URL(target, origin).origin).toBe(origin);
      }),
    );
  });
});

describe('the path that pages live below', () => {
  it('is what proxy.ts says, and nothing else', () => {
    expect(readBase(new Headers({ [baseHeader]: '/practice' }))).toBe('/practice');
    expect(readBase(new Headers({ [baseHeader]: '//evil.test' }))).toBe('');
    expect(readBase(new Headers())).toBe('');
  });

  it('is put before our own addresses only', () => {
    expect(withBase('/practice', '/?q=')).toBe('/practice/?q=');
    expect(withBase('', '/')).toBe('/');
    expect(withBase('/practice', 'https://login.test/')).toBe('https://login.test/');
  });
});
