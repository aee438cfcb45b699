import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import type { SimulatorClient } from '../support/processes/simulator-client';
import { registrationUrl } from './support/access-secrets';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { expect, test } from './support/test';
import { waitForKeeper } from './support/wait-for-keeper';

const { hosts, keep, registration } = dictionaryFor('en');
const submits = '**/api/registrations';

test.use({ hasBadReception: true });

test('a submit without a connection is saved, sent when the network is back, and registers once', async ({
  page,
  context,
  operator,
  palette,
  inspect,
}) => {
  await arrive(page, operator.arriveAt('kept', hostIdOf('kept')));
  await context.setOffline(true);
  await operator.register();
  await expectSaved(page);
  await expect(page.locator('#kept')).toBeFocused();
  await inspect('kept');
  await expectSaved(page);
  await context.setOffline(false);
  await expectState(page, 'setting_up', 20_000);
  await expectOnce(palette, 'kept');
  expect(await keptOn(page)).toBeNull();
});

test('while the answer is on its way, and after it was lost, nothing looks as if it were done; in the end there is one host', async ({
  page,
  operator,
  palette,
}) => {
  await palette.clearLog();
  const arrived: number[] = [];
  await page.route(
    submits,
    async (route) => {
      const answer = await route.fetch();
      arrived.push(answer.status());
      // The server has done it; the phone cannot know.
      await expectNothingDone(page);
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await arrive(page, operator.arriveAt('kept-lost', hostIdOf('kept-lost')));
  await operator.register();
  await expectSaved(page);
  expect(arrived).toEqual([201]);
  await expectState(page, 'setting_up', 20_000);
  await expectOnce(palette, 'kept-lost');
});

test('nothing is called registered before the server has answered, however long that takes', async ({
  page,
  operator,
}) => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(submits, async (route) => {
    await held;
    await route.continue();
  });
  await arrive(page, operator.arriveAt('kept-held', hostIdOf('kept-held')));
  await operator.register();
  await page.waitForTimeout(2_000);
  await expectNothingDone(page);
  answer();
  await expectState(page, 'setting_up');
});

for (const [name, status] of [
  ['gateway', 502],
  ['hotel', 200],
] as const) {
  test(`a page of a ${name} is not taken for an answer`, async ({ page, operator, palette }) => {
    const body = '<!doctype html><h1>Welcome</h1>';
    await page.route(submits, (route) => route.fulfill({ status, contentType: 'text/html', body }), { times: 1 });
    await arrive(page, operator.arriveAt(`kept-${name}`, hostIdOf(`kept-${name}`)));
    await operator.register();
    await expectSaved(page);
    await expectState(page, 'setting_up', 20_000);
    await expectOnce(palette, `kept-${name}`);
  });
}

for (const [story, fault] of [
  ['blocked', 'SecurityError'],
  ['full', 'QuotaExceededError'],
] as const) {
  test(`where storage is ${story} the page says to leave it open, and goes on by itself`, async ({
    page,
    context,
    operator,
    inspect,
  }) => {
    await page.addInitScript((name) => {
      const refuse = () => {
        throw new DOMException('refused', name);
      };
      if (name === 'SecurityError') Object.defineProperty(window, 'localStorage', { get: refuse });
      else Storage.prototype.setItem = refuse;
    }, fault);
    await arrive(page, operator.arriveAt(`kept-${story}`, hostIdOf(`kept-${story}`)));
    await context.setOffline(true);
    await operator.register();
    await expect(page.locator('#kept')).toContainText(keep.form.open);
    await expect(page.getByText(keep.bar.open)).toBeVisible();
    await expectNothingDone(page);
    if (story === 'blocked') await inspect('kept-open');
    await context.setOffline(false);
    await expectState(page, 'setting_up', 20_000);
  });
}

test('what is saved is told on every other page, sent from there, and leads to how it stands', async ({
  page,
  operator,
  palette,
  inspect,
}) => {
  const hostId = hostIdOf('kept-elsewhere');
  await cutOff(page);
  await arrive(page, operator.arriveAt('kept-elsewhere', hostId));
  await operator.register();
  await expectSaved(page);
  await page.goto('/');
  const bar = barOf(page);
  await expect(bar).toContainText(hostId.slice(-6));
  await expect(bar).toContainText('Deming – Gold Avenue');
  await expect(bar).toContainText(keep.bar.waiting);
  await expectNothingDone(page);
  await inspect('kept-bar');
  await page.reload();
  await expect(bar).toBeVisible();
  await page.unroute(submits);
  await operator.tap(bar.getByRole('button', { name: keep.bar.sendNow }));
  await operator.tap(page.getByRole('link', { name: keep.bar.sent }));
  await expectState(page, 'setting_up');
  await expect(bar).toHaveCount(0);
  await expectOnce(palette, 'kept-elsewhere');
});

test('several hosts that could not be sent are saved, and are all registered when the network is back', async ({
  page,
  context,
  operator,
  palette,
  inspect,
}) => {
  const hostIds = [1, 2].map((number) => hostIdOf('kept-list', number));
  const list = new URLSearchParams([['site', 'kept-list'], ...hostIds.map((hostId) => ['host', hostId])]);
  await arrive(page, page.goto(`/hosts?${list}`));
  await context.setOffline(true);
  await operator.tap(page.getByRole('button', { name: hosts.register(2) }));
  await expect(page.locator('#kept')).toContainText(keep.form.saved);
  const bar = page.getByRole('region', { name: keep.saved(2) });
  for (const hostId of hostIds) await expect(bar).toContainText(hostId.slice(-6));
  await expectNothingDone(page);
  await inspect('kept-list');
  await context.setOffline(false);
  const rows = page.getByRole('list', { name: hosts.list }).getByRole('listitem');
  for (const hostId of hostIds) {
    const row = rows.filter({ hasText: hostId.slice(-6) });
    await expect(row).toContainText(registration.states.setting_up.title, { timeout: 30_000 });
  }
  await expect(bar).toHaveCount(0);
  expect(await keptOn(page)).toBeNull();
  const registered = Object.keys((await palette.state()).hosts);
  expect(registered).toEqual(expect.arrayContaining(hostIds));
});

test('what is saved can be removed, after a question, and is then sent by nobody', async ({
  page,
  operator,
  palette,
}) => {
  await cutOff(page);
  await arrive(page, operator.arriveAt('kept-removed', hostIdOf('kept-removed')));
  await operator.register();
  await expectSaved(page);
  await page.goto('/');
  const bar = barOf(page);
  await operator.tap(bar.getByRole('button', { name: keep.bar.remove }));
  await expect(bar.getByRole('button', { name: keep.bar.removeNo })).toBeFocused();
  await operator.tap(bar.getByRole('button', { name: keep.bar.removeNo }));
  await operator.tap(bar.getByRole('button', { name: keep.bar.remove }));
  await operator.tap(bar.getByRole('button', { name: keep.bar.removeYes }));
  await expect(bar).toHaveCount(0);
  await page.unroute(submits);
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect(await keptOn(page)).toBeNull();
  expect(await countHosts(palette, 'kept-removed')).toBe(0);
});

test('two tabs tell of it, and register it once', async ({ page, context, operator, palette }) => {
  await cutOff(page);
  await arrive(page, operator.arriveAt('kept-tabs', hostIdOf('kept-tabs')));
  const other = await context.newPage();
  await cutOff(other);
  await other.goto(new URL('/', page.url()).href);
  await operator.register();
  await expectSaved(page);
  await expect(barOf(other)).toBeVisible();
  await Promise.all([page.unroute(submits), other.unroute(submits)]);
  await other.getByRole('button', { name: keep.bar.sendNow }).tap();
  await expect(barOf(other)).toHaveCount(0, { timeout: 20_000 });
  await expect(barOf(page)).toHaveCount(0, { timeout: 20_000 });
  await expectOnce(palette, 'kept-tabs');
});

test('a clock that is a day wrong, and then right, changes nothing', async ({ page, operator }) => {
  await shiftClock(page, 24 * 60 * 60 * 1000);
  await cutOff(page);
  await arrive(page, operator.arriveAt('kept-clock', hostIdOf('kept-clock')));
  await operator.register();
  await expectSaved(page);
  await shiftClock(page, -24 * 60 * 60 * 1000);
  await page.unroute(submits);
  await page.goto('/');
  await expect(page.getByRole('link', { name: keep.bar.sent })).toBeVisible();
});

test('a page that is older than the server, and cannot load what it lacks, sends its form as without scripts', async ({
  page,
  operator,
  palette,
}) => {
  const path = `/?appliance-id=${hostIdOf('kept-stale')}&site=kept-stale`;
  const html = await (await page.request.get(path)).text();
  // All else is loaded later, by what runs in the page.
  await page.route('**/_next/static/chunks/*.js', (route) =>
    html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.fulfill({ status: 404 }),
  );
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await operator.register();
  expect((await sent).isNavigationRequest()).toBe(true);
  await expectState(page, 'setting_up');
  await expectOnce(palette, 'kept-stale');
});

test('a pairing key is kept by no phone: the page says to leave it open', async ({
  page,
  context,
  guarded,
  operator,
}) => {
  const hostId = hostIdOf('kept key');
  await arrive(page, page.goto(`${registrationUrl(guarded.url, 'key')}/?appliance-id=${hostId}`));
  await page.locator('#pairingKey').fill('secret-key-712');
  await context.setOffline(true);
  await operator.register();
  await expect(page.locator('#kept')).toContainText(keep.form.open);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('712');
  await context.setOffline(false);
  await page.waitForURL(/\/registrations\//, { timeout: 20_000 });
});

test.describe('with the worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a scan without a connection is kept, and goes on by itself', async ({ page, context, operator, inspect }) => {
    const hostId = hostIdOf('worker');
    await page.goto('/');
    await workerReady(page);
    await context.setOffline(true);
    await page.goto(`/?appliance-id=${hostId}&site=worker`);
    await expect(page.getByRole('heading', { level: 1, name: keep.offline.title })).toBeVisible();
    await expect(page.getByText(keep.offline.scan)).toBeVisible();
    await expect(page.locator('#host bdi')).toHaveText(hostId.slice(-6));
    await expectNothingDone(page);
    await inspect('offline');
    await context.setOffline(false);
    await expect(page.locator('form[action="/api/registrations"]')).toBeVisible({ timeout: 20_000 });
    await expect(page).toHaveURL(new RegExp(`appliance-id=${hostId}`));
    await operator.register();
    await expectState(page, 'setting_up');
    await page.reload();
    await expectState(page, 'setting_up');
    await context.setOffline(true);
    await page.reload();
    // Never what was true a while ago.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(keep.offline.title);
    await context.setOffline(false);
    await expectState(page, 'setting_up', 20_000);
  });

  test('a link that is scanned keeps its cookie, and the way back from a form leads on', async ({
    page,
    guarded,
    operator,
  }) => {
    await page.goto(`${guarded.url}/`);
    await workerReady(page);
    await page.goto(`${registrationUrl(guarded.url, 'one')}/?appliance-id=${hostIdOf('worker link')}`);
    await operator.register();
    await expectState(page, 'setting_up');
    expect(new URL(page.url()).searchParams.has('pass')).toBe(false);
  });
});

test('the browser finds all that it needs to install the app', async ({ page, context, operator }) => {
  await operator.arriveAt('worker', hostIdOf('worker', 2));
  await page.waitForLoadState('networkidle');
  await page.getByRole('heading', { level: 1 }).tap();
  await expect(page.locator('link[rel=manifest]')).toBeAttached();
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(new URL(url).pathname).toBe('/manifest.webmanifest');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // Every context of a test is one.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

/** The form is there, and so is what keeps a submit. */
async function arrive(page: Page, arriving: Promise<unknown>): Promise<void> {
  await arriving;
  await waitForKeeper(page);
}

/** No submit gets through any more. */
function cutOff(page: Page): Promise<void> {
  return page.route(submits, (route) => route.abort('internetdisconnected')).then(() => undefined);
}

function barOf(page: Page) {
  return page.getByRole('region', { name: keep.saved(1) });
}

async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('#kept')).toContainText(keep.form.saved);
  await expect(barOf(page)).toBeVisible();
  await expectNothingDone(page);
}

/** No page of a registration, and nothing in the colour of what is done. */
async function expectNothingDone(page: Page): Promise<void> {
  expect(new URL(page.url()).pathname).not.toContain('registrations');
  await expect(page.locator('[class*="-good"]:visible')).toHaveCount(0);
}

async function expectOnce(palette: SimulatorClient, story: string): Promise<void> {
  expect(await countHosts(palette, story)).toBe(1);
}

async function countHosts(palette: SimulatorClient, story: string): Promise<number> {
  const { hosts } = await palette.state();
  return Object.values(hosts).filter((host) => JSON.stringify(host).includes(hostIdOf(story))).length;
}

function keptOn(page: Page): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem(':kept'));
}

function shiftClock(page: Page, ms: number): Promise<void> {
  return page
    .addInitScript((by) => {
      const real = performance.timeOrigin;
      Date.now = () => real + performance.now() + by;
    }, ms)
    .then(() => undefined);
}

async function workerReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}
