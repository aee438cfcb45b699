import type { NextConfig } from 'next';
import { describe, expect, it } from 'vitest';
import { config } from '../../../proxy';

/** By a path that the compiler does not follow: the config of the framework is plain JavaScript. */
const path: string = '../../../next.config.js';
const { default: nextConfig }: { default: NextConfig } = await import(path);

/** What the browser is told with every answer, pages, JSON and files alike. The policy of a page is set in `proxy.ts`. */
const expected = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** And with all but bundles and style sheets: what means nothing for these. */
const expectedOfAnswers = {
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(self), payment=(), usb=(), display-capture=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-Robots-Tag': 'noindex, nofollow',
};

const rules = (await nextConfig.headers?.()) ?? [];
const [forAll, forAnswers, ...forFiles] = rules;

it('every answer bears exactly these headers, and no path is excepted', () => {
  expect(forAll?.source).toBe('/:path*');
  expect(Object.fromEntries(forAll?.headers.map(({ key, value }) => [key, value]) ?? [])).toEqual(expected);
});

it('all but bundles and style sheets bear these besides', () => {
  expect(forAnswers?.source).toBe('/((?!_next/static/chunks/).*)');
  expect(Object.fromEntries(forAnswers?.headers.map(({ key, value }) => [key, value]) ?? [])).toEqual(
    expectedOfAnswers,
  );
});

describe('what the proxy leaves alone runs nothing, also when it is opened as a page', () => {
  const [matcher = ''] = config.matcher;
  const left = (matcher.match(/\(\?!([^)]*)\)/)?.[1] ?? '').split('|').map((path) => `/${path.replace(/[\\$]/g, '')}`);

  it('finds the paths', () => {
    expect(left).toEqual(expect.arrayContaining(['/_next/static/', '/theme.css']));
  });

  const policyOf = (path: string) => {
    const rule = forFiles.find(({ source }) => path.startsWith(source.replace(/\/:path\*$/, '')));
    expect(rule?.headers.map(({ key }) => key)).toEqual(['Content-Security-Policy']);
    return rule?.headers[0]?.value;
  };
  const working = ['/worker.js', '/offline.html'];

  it.each(left.filter((path) => !working.includes(path)))('%s', (path) => {
    expect(policyOf(path)).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it('but for the worker, which may ask this server, and the page that it shows', () => {
    expect(left).toEqual(expect.arrayContaining(working));
    expect(policyOf('/worker.js')).toBe("default-src 'none'; connect-src 'self'");
    expect(policyOf('/offline.html')).toBe(
      [
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'",
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      ].join('; '),
    );
  });

  it('and nothing else has a policy that would stand beside that of the proxy', () => {
    expect(
      forFiles
        .map(({ source }) => source)
        .filter((source) => !left.some((path) => path.startsWith(source.replace(/\/:path\*$/, '')))),
    ).toEqual([]);
  });
});

it('the framework neither names itself, nor redirects for ever, nor fetches and scales pictures', () => {
  expect(nextConfig).toMatchObject({
    poweredByHeader: false,
    skipTrailingSlashRedirect: true,
    images: { unoptimized: true },
  });
});

it('nothing leads elsewhere by configuration: no redirect, and rewrites stay here', async () => {
  expect(nextConfig).not.toHaveProperty('redirects');
  const rewrites = await nextConfig.rewrites?.();
  expect(Array.isArray(rewrites)).toBe(true);
  for (const { destination } of Array.isArray(rewrites) ? rewrites : []) expect(destination).toMatch(/^\/[^/]/);
});
