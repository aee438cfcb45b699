import type { NextConfig } from 'next';
import { expect, it } from 'vitest';

/** By a path that the compiler does not follow: the config of the framework is plain JavaScript. */
const path: string = '../../../next.config.js';
const { default: nextConfig }: { default: NextConfig } = await import(path);

/** What the browser is told with every answer, pages, JSON and files alike. The policy of a page is set in `proxy.ts`. */
const expected = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-Robots-Tag': 'noindex, nofollow',
};

it('every answer bears exactly these headers, and no path is excepted', async () => {
  const rules = (await nextConfig.headers?.()) ?? [];
  expect(rules.map(({ source }) => source)).toEqual(['/:path*']);
  expect(Object.fromEntries(rules.flatMap(({ headers }) => headers.map(({ key, value }) => [key, value])))).toEqual(
    expected,
  );
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
