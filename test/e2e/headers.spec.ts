import { readdirSync } from 'node:fs';
import { expect, test } from './support/test';

/** Every route and page there is, by the files of `app`; what is new is looked at without being named here. */
const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(route\.tsx?|page\.tsx)$/.test(file) && !file.includes('_'))
  .map((file) => `/${file.replace(/\/?(route\.tsx?|page\.tsx)$/, '').replace(/\[[^\]]+\]/g, 'x1')}`);

/** What the app has no file for, and answers all the same. */
const others = [
  '/nowhere',
  '/?appliance-id=edge-1x',
  '/?id=edge-1x',
  '/theme.cssx',
  '/%ff',
  '/_next/image?url=%2Ficon.svg&w=64&q=75',
];
const files = [
  '/theme.css',
  '/icon.svg',
  '/favicon.ico',
  '/brand/logo.svg',
  '/brand/none.svg',
  '/_next/static/none.js',
  '/manifest.webmanifest',
  '/app-icon.png',
  '/offline.css',
  '/offline.js',
];
/** What runs with a policy of its own: the worker, and the page that it shows while there is no connection. */
const ownPolicies: Readonly<Record<string, string>> = {
  '/worker.js': "default-src 'none'; connect-src 'self'",
  '/offline.html':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
};
const pages = routes.filter((route) => !files.includes(route) && ownPolicies[route] === undefined);

const forAll = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(self), payment=(), usb=(), display-capture=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'x-permitted-cross-domain-policies': 'none',
  'x-robots-tag': 'noindex, nofollow',
};

/** With a nonce for this answer alone. */
const pagePolicy =
  /^default-src 'none'; script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'; style-src 'self' 'nonce-[A-Za-z0-9+/=]{24}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/;
const filePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

for (const method of ['GET', 'POST', 'DELETE']) {
  test(`every answer to ${method} bears all headers, names no framework and is kept by nobody`, async ({
    app,
    request,
  }) => {
    expect(routes.length).toBeGreaterThan(15);
    for (const path of [...pages, ...others]) {
      const answer = await request.fetch(`${app.url}${path}`, { method, maxRedirects: 0 });
      const headers = answer.headers();
      const where = `${method} ${path} ${answer.status()}`;
      expect(headers, where).toMatchObject(forAll);
      expect(
        Object.keys(headers).filter((name) => /^(server|x-powered-by|x-middleware-|access-control-)/.test(name)),
        where,
      ).toEqual([]);
      // A redirect of the proxy is no page.
      if (answer.status() !== 307) expect(headers['content-security-policy'], where).toMatch(pagePolicy);
      // Nobody keeps the answer to what was sent (RFC 9110 §9.3.3); a method that a route does not have is refused by Next.
      if (method === 'GET' && answer.status() !== 405) expect(headers['cache-control'], where).toMatch(/no-store/);
      expect(answer.status(), where).toBeLessThan(answer.status() === 503 ? 504 : 500);
    }
  });
}

test('files run nothing, also when they are opened as a page', async ({ app, request }) => {
  for (const path of files) {
    const headers = (await request.get(`${app.url}${path}`, { maxRedirects: 0 })).headers();
    expect(headers, path).toMatchObject({ ...forAll, 'content-security-policy': filePolicy });
  }
});

test('the worker and its page load nothing but from this server', async ({ app, request }) => {
  for (const [path, policy] of Object.entries(ownPolicies)) {
    const answer = await request.get(`${app.url}${path}`);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers(), path).toMatchObject({ ...forAll, 'content-security-policy': policy });
  }
});

test('no answer lets another site read it, whatever origin asks', async ({ app, request }) => {
  for (const path of ['/', '/api/sites?q=de', '/api/health']) {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const method of ['GET', 'OPTIONS', 'HEAD']) {
      const answer = await request.fetch(`${app.url}${path}`, { method, headers });
      expect(Object.keys(answer.headers()).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  }
});

test('headers that are too long and bodies that are too large are refused, and the server goes on', async ({
  app,
  request,
}) => {
  const long = await request.get(`${app.url}/api/health`, { headers: { 'x-long': 'x'.repeat(20_000) } });
  expect(long.status()).toBe(431);
  const body = { edgeHostId: 'x'.repeat(100_000), siteId: 'x' };
  const large = await request.post(`${app.url}/api/registrations`, { data: body });
  expect(large.status()).toBe(413);
  expect((await request.get(`${app.url}/api/health`)).status()).toBe(200);
});
