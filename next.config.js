/**
 * Everything but the Content-Security-Policy of pages, which needs a nonce per request and is set in `proxy.ts`.
 * `same-origin`, not `no-referrer`: with the latter browsers send `Origin: null` with a form and it is refused.
 */
const headersOfAll = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** What a browser heeds in a document, a worker or an answer only: it would be half of what a bundle weighs on one bar. */
const headersOfAnswers = [
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(self), microphone=(), geolocation=(self), payment=(), usb=(), display-capture=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
  { key: 'X-Permitted-Cross-Domain-Policies', value: 'none' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
];

/** Bundles and style sheets, whose names are digests of what is in them. */
const bundles = '_next/static/chunks/';

/**
 * For what `proxy.ts` leaves alone: bundles, style sheets and pictures, and the page that says that there is none of that
 * name. A picture that somebody opens as a page (SVG) runs nothing.
 */
const filePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
const filePaths = [
  '/_next/:path*',
  '/brand/:path*',
  '/icon.svg',
  '/favicon.ico',
  '/theme.css',
  '/manifest.webmanifest',
  '/app-icon.png',
  '/offline.css',
  '/offline.js',
];

/** What shows itself while there is no connection: from this server alone, nothing inline, no forms. */
const offlinePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
const filePolicies = [
  ...filePaths.map((source) => ({ source, policy: filePolicy })),
  { source: '/offline.html', policy: offlinePolicy },
  // A worker asks the server under its own policy, not that of the page.
  { source: '/worker.js', policy: "default-src 'none'; connect-src 'self'" },
];

/** The store of one machine, for which a function has no files: kept out of it, native driver and all. */
const embeddedStore = ['@libsql', 'libsql', '@neon-rs', 'detect-libc', 'js-base64', 'promise-limit', 'ws'].map(
  (name) => `./node_modules/${name}/**`,
);

/** @type {import('next').NextConfig} */
export default {
  // Two builds in one working tree must not write into the same folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // A host may print its address with a path; `proxy.ts` answers it, not a permanent redirect that browsers keep.
  skipTrailingSlashRedirect: true,
  // For `proxy.ts`: the tools of `next dev` need a weaker policy than what is built.
  compiler: { defineServer: { isDevelopmentServer: process.env.NODE_ENV === 'development' } },
  headers: async () => [
    { source: '/:path*', headers: headersOfAll },
    { source: `/((?!${bundles}).*)`, headers: headersOfAnswers },
    ...filePolicies.map(({ source, policy }) => ({
      source,
      headers: [{ key: 'Content-Security-Policy', value: policy }],
    })),
  ],
  // Nothing here is shown through it: a service that fetches and scales on request is one that strangers could keep busy.
  images: { unoptimized: true },
  // Browsers ask for it when they have not read a page's own icon yet.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // Read at start, by a path that the tracer cannot see.
  outputFileTracingIncludes: { '/*': ['./.generated/sites.json'] },
  outputFileTracingExcludes: { '/*': ['./docs/**', './test/**', './.data/**', ...embeddedStore] },
};
