import { dictionaryFor } from '../../lib/i18n/dictionary';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
const hostId = hostIdOf('nobody');

test(
  'a host that nobody registered leads to its registration, and Palette is not asked',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect }) => {
    await palette.clearLog();
    await page.goto(`/registrations/${hostId}`);
    await expect(page.getByRole('heading', { level: 1, name: t.registration.unknown.title })).toBeVisible();
    expect(await palette.log()).toEqual([]);
    await inspect('registration-unknown');
    await operator.tap(page.getByRole('link', { name: t.registration.unknown.action }));
    await expect(page.getByRole('heading', { name: t.choose.title })).toBeVisible();
    await expect(page.getByText(hostId.slice(-6))).toBeVisible();
  },
);

test(
  'an address that leads nowhere is answered by a page with a way on',
  alsoWithoutScripts,
  async ({ page, inspect }) => {
    const answer = await page.goto('/no/such/page');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: t.notFound.title })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link')).toHaveAttribute('href', '/');
    await inspect('not-found');
  },
);

test('a registration of what is no ID leads to the start', alsoWithoutScripts, async ({ page }) => {
  await page.goto('/registrations/not%20an%20id');
  await expect(page.getByRole('heading', { level: 1, name: t.registration.unknown.title })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link')).toHaveAttribute('href', '/');
});

test('a browser that asks for the old kind of icon gets one, configured or not', async ({ request, misconfigured }) => {
  for (const origin of ['', misconfigured.url]) {
    const answer = await request.get(`${origin}/favicon.ico`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/svg+xml']);
  }
});

test('there is no simulator in live mode', async ({ request }) => {
  expect((await request.get('/simulator')).status()).toBe(404);
  expect((await request.get('/simulator/state')).status()).toBe(404);
  expect((await request.post('/simulator/hosts')).status()).toBe(404);
});

test(
  'a server without its key says so on every page and registers nothing',
  alsoWithoutScripts,
  async ({ page, misconfigured, inspect }) => {
    for (const path of [`/?appliance-id=${hostId}&site=first`, `/registrations/${hostId}`]) {
      await page.goto(`${misconfigured.url}${path}`);
      await expect(page.locator('#problem')).toContainText('PALETTE_API_KEY');
      await expect(page.getByRole('button')).toHaveCount(0);
    }
    await inspect('misconfigured');
  },
);

test('a server without its key answers 503 and names what is missing', async ({ misconfigured, request }) => {
  const health = await request.get(`${misconfigured.url}/api/health`);
  expect(health.status()).toBe(503);
  expect(await health.json()).toMatchObject({ ok: false, error: { code: 'configuration_missing' } });
  expect(await health.text()).toContain('PALETTE_API_KEY');
  const data = { edgeHostId: hostId, siteId: 'first' };
  const submit = await request.post(`${misconfigured.url}/api/registrations`, { data });
  expect(submit.status()).toBe(503);
});
