import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
/** The clock of practice runs twelve times as fast; seconds of a simulated installation and one refresh of a page. */
const installedWithinMs = 55_000;

/** What a line of the mark shows; empty where it shows nothing. It is no text of the page, so that nobody is read it. */
async function readMark(page: Page): Promise<string> {
  const line = page.locator('.practice-mark > span').nth(8);
  await expect(line).toBeVisible();
  return line.evaluate((element) => getComputedStyle(element, '::before').content);
}

/** What tells every page, and every picture of one, from the real thing. */
async function expectMarked(page: Page): Promise<void> {
  await expect(page.getByText(t.practice.banner)).toBeVisible();
  await expect(page.getByRole('link', { name: t.practice.leave })).toHaveAttribute('href', '/');
  expect(await readMark(page)).toContain(t.practice.mark);
  expect(await page.title()).toMatch(/^Practice – /);
}

test(
  'a live app lets people practise from the start to a host that is ready, and Palette hears nothing of it',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect }) => {
    test.setTimeout(150_000);
    await palette.clearLog();
    await page.goto('/');
    await operator.tap(page.getByRole('link', { name: t.practice.offer }));
    await expect(page).toHaveURL(/\/practice$/);
    await expectMarked(page);
    await inspect('practice-start');
    await operator.tap(page.getByRole('button', { name: t.practice.start.action }));
    await expect(page).toHaveURL(/\/practice\/\?appliance-id=edge-[0-9a-f]{32}$/);
    await expectMarked(page);
    await operator.tap(page.getByRole('link', { name: 'Harbour Street' }));
    await expect(page).toHaveURL(/\/practice\/\?.*site=harbour-street/);
    await expectMarked(page);
    await inspect('practice-confirm');
    await page.locator('form[action="/practice/api/registrations"] button[type="submit"]').first().tap();
    await expect(page).toHaveURL(/\/practice\/registrations\/edge-/);
    await expectMarked(page);
    await expectState(page, 'ready', installedWithinMs);
    await inspect('practice-ready');
    expect(await palette.log()).toEqual([]);
  },
);

test('practice and the real thing know nothing of one another', async ({ page, operator, palette }) => {
  const hostId = hostIdOf('practised');
  await page.goto(`/practice/?appliance-id=${hostId}&site=market-square`);
  await page.locator('form[action="/practice/api/registrations"] button[type="submit"]').first().tap();
  await expect(page).toHaveURL(new RegExp(`/practice/registrations/${hostId}`));
  await page.goto(`/registrations/${hostId}`);
  await expect(page.getByRole('heading', { level: 1, name: t.registration.unknown.title })).toBeVisible();
  await expect(page.getByText(t.practice.banner)).toHaveCount(0);
  await expect(page.locator('.practice-mark')).toHaveCount(0);
  expect(Object.keys((await palette.state()).hosts)).not.toContain(hostId);

  const real = hostIdOf('practised', 2);
  await operator.arriveAt('apart', real);
  await operator.register();
  await expectState(page, 'setting_up');
  await page.goto(`/practice/registrations/${real}`);
  await expect(page.getByRole('heading', { level: 1, name: t.registration.unknown.title })).toBeVisible();
});

test('practice hosts have screens of their own, in a live app too, and their code stays in practice', async ({
  page,
  app,
  operator,
  inspect,
}) => {
  expect((await page.goto('/simulator'))?.status()).toBe(404);
  await page.goto('/practice/simulator');
  await operator.tap(page.getByRole('button', { name: t.simulator.newHost }));
  await expect(page).toHaveURL(/\/practice\/simulator#edge-[0-9a-f]{32}$/);
  const hostId = new URL(page.url()).hash.slice(1);
  const screen = page.getByRole('article', { name: t.simulator.console(hostId) });
  const code = t.simulator.qr(`${app.url}/practice/?appliance-id=${hostId}`);
  await expect(screen.getByRole('img', { name: code })).toBeVisible();
  await expectMarked(page);
  await inspect('practice-screens');
});

test('what belongs to the real thing is not there below practice', async ({ page, request }) => {
  for (const path of [
    'approve/sealed',
    'j/link.0123456789abcdef',
    'api/sign-in',
    'api/health',
    'practice',
    'nothing',
  ]) {
    const answer = await request.get(`/practice/${path}`, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(404);
  }
  const bearer = { authorization: 'Bearer none' };
  expect((await request.get('/practice/api/cron/sweep', { headers: bearer })).status()).toBe(404);
  for (const path of ['api/sign-out', 'api/access/pin', 'api/approvals']) {
    expect((await request.post(`/practice/${path}`, { form: {} })).status(), path).toBe(404);
  }
  await page.goto('/practice/nothing');
  await expectMarked(page);
});

test('nobody gets into practice, or out of it, by a header', async ({ request }) => {
  const headers = { 'x-edge-base': '/practice' };
  expect(await (await request.get('/', { headers })).text()).not.toContain(t.practice.banner);
  expect(await (await request.get('/practice', { headers: { 'x-edge-base': '' } })).text()).toContain(
    t.practice.banner,
  );
});

test('the mark is on paper, in forced colours, and in the way of no tap', async ({ page }) => {
  await page.goto('/practice');
  for (const media of [{ media: 'print' }, { media: 'screen', forcedColors: 'active' }] as const) {
    await page.emulateMedia(media);
    expect(await readMark(page)).toContain(t.practice.mark);
  }
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => document.querySelector('main')?.setAttribute('data-receipt', ''));
  expect(await readMark(page)).toContain(t.practice.mark);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: t.practice.start.action }).tap();
  await expect(page).toHaveURL(/appliance-id/);
});
