import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturnTo } from '../../../../lib/access/sign-on/return-to';

const own = 'https://register.example.com';

describe('where somebody goes after signing in', () => {
  it.each([
    '/',
    '/?appliance-id=edge-0001',
    '/?appliance-id=edge-0001&site=denver&pass=a.b-c_d',
    '/registrations/edge-0001',
    '/registrations/edge%2F0001?pass=a',
    '/approve/eyJhbGciOiJkaXIifQ..a.b.c',
  ])('is the page that they came from: %s', (path) => {
    expect(readReturnTo(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'registrations/edge-0001',
    '//evil.example',
    '//evil.example/registrations/a',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' /',
    '/ ',
    '/%2Fevil.example',
    '/%5Cevil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/registrations/..//evil.example',
    '/registrations/%2e%2e//evil.example',
    '/registrations/a/../..//evil.example',
    '/?\\evil',
    'https://evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/registrations',
    '/registrations/',
    '/registrations/a/b',
    '/approve/',
    '/approves/a',
    '/api/registrations',
    '/api/sign-in?to=/',
    '/j/spring.abc',
    '/x/registrations/a',
    '/x/approve/a',
    '/registrations/ä',
    '/registrations/a\u0000',
    '/registrations/a\u007f',
    '/?name=a b',
  ])('is the beginning where it would be another place: %j', (text) => {
    expect(readReturnTo(text)).toBe('/');
  });

  it('is without the problem that was told there, and keeps the rest', () => {
    const told = '/?error=access_needed&appliance-id=edge-0001&reference=R-1&fact.site=a&fact.seconds=2&site=denver';
    expect(readReturnTo(told)).toBe('/?appliance-id=edge-0001&site=denver');
    expect(readReturnTo('/registrations/edge-0001?factor=1#problem')).toBe('/registrations/edge-0001?factor=1');
  });

  it('is without a pass that is too long for a cookie, and the beginning where the rest is', () => {
    const kept = `/?appliance-id=edge-0001&pass=${'x'.repeat(2_300 - 30)}`;
    expect(kept).toHaveLength(2_300);
    expect(readReturnTo(kept)).toBe(kept);
    expect(readReturnTo(`${kept}x`)).toBe('/?appliance-id=edge-0001');
    const path = `/registrations/${'x'.repeat(2_300 - 15)}`;
    expect(readReturnTo(path)).toBe(path);
    expect(readReturnTo(`${path}x`)).toBe('/');
  });

  it('is never anywhere else, whatever is asked for', () => {
    const pieces = fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2f',
      '%5c',
      '%2e',
      '@',
      ':',
      '?',
      '#',
      '\t',
      '\n',
      '\r',
      '\0',
    );
    const words = fc.constantFrom(
      'registrations',
      'approve',
      'evil.example',
      'https',
      'javascript',
      '／',
      '﹨',
      '&pass=',
      '[::1]',
    );
    const address = fc.array(fc.oneof(pieces, words, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 });
    fc.assert(
      fc.property(address, fc.boolean(), (parts, begins) => {
        const target = readReturnTo(`${begins ? '/' : ''}${parts.join('')}`);
        const url = new URL(target, own);
        const isOwn = url.origin === own && /^\/$|^\/(registrations|approve)\/[^/]+$/.test(url.pathname);
        const isPlain = `${url.pathname}${url.search}` === target && /^\/(?!\/)[!-[\]-~]*$/.test(target);
        return isOwn && isPlain && readReturnTo(target) === target;
      }),
      { numRuns: 1_000 },
    );
  });
});
