import type { Locator, Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { ageRegistration } from './support/age-registration';
import { expectState, expectStopped } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { openAxe } from './support/open-axe';
import { newDataDirectory } from './support/run-files';
import { startLiveApp } from './support/start-servers';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
const { registration, report } = t;
/** Seconds of a simulated installation and one refresh of a page. */
const installedWithinMs = 45_000;
/** Calls home are asked for every 20 seconds at most, and a page without scripts is loaded anew every 8. */
const calledWithinMs = 35_000;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Every story has a site of its own; most of their time they wait for an installation or for a page to look again. */
test.describe.configure({ mode: 'parallel' });

function step(
  page: Page,
  name: 'registered' | 'called_home' | 'set_up' | 'ready',
  mark: 'done' | 'current' | 'upcoming',
) {
  const { done, title } = registration.steps[name];
  return page
    .getByRole('list', { name: registration.progress })
    .getByRole('listitem')
    .filter({ hasText: `${mark === 'done' ? done : title} – ${registration.status[mark]}` });
}

/** What the browser hands to the system is kept, and nothing opens. */
async function catchHandOvers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept: unknown[] = [];
    Object.assign(window, { handedOver: kept });
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: async (data: unknown) => void kept.push(data),
    });
    window.print = () => void kept.push('print');
  });
}

function handedOver(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { handedOver: unknown[] }).handedOver);
}

/** A mail as a mail program would read it. */
async function readMail(link: Locator): Promise<{ to: string; subject: string; body: string }> {
  const url = new URL((await link.getAttribute('href')) ?? '');
  const field = (name: string) => decodeURIComponent(url.search.match(new RegExp(`[?&]${name}=([^&]*)`))?.[1] ?? '');
  return { to: url.pathname, subject: field('subject'), body: field('body') };
}

/** Contrast 7:1 (WCAG 1.4.6) of what must be read from where one stands: the state, and the ID. */
async function findFaintText(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = (await openAxe(page)).include('main h1').include('main [role="status"]').include('main .host-letters');
    const { violations } = await axe.withRules(['color-contrast-enhanced']).analyze();
    faults.push(...violations.flatMap(({ nodes }) => nodes.map(({ html }) => `${colorScheme}: ${html}`)));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

test(
  'a host goes through its steps, each with the time it took, and ends in a receipt',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect, javaScriptEnabled }) => {
    test.slow();
    const hostId = hostIdOf('truth');
    if (javaScriptEnabled) await catchHandOvers(page);
    await operator.arriveAt('truth', hostId);
    await operator.register();
    await expect(page.getByRole('heading', { level: 1, name: registration.calling.title, exact: true })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`^${registration.calling.title} · ${hostId.slice(-6)} – `));
    await expect(step(page, 'registered', 'done')).toContainText(/took \d+ seconds?/);
    await expect(step(page, 'called_home', 'current')).toContainText(registration.steps.called_home.hint);
    await expect(step(page, 'called_home', 'current')).toContainText(/so far: \d+ seconds?/i);
    await expect(step(page, 'set_up', 'upcoming')).toBeVisible();
    await inspect('truth-calling');
    if (javaScriptEnabled) expect(await findFaintText(page)).toEqual([]);

    await palette.callHome(hostId);
    await expect(step(page, 'called_home', 'done')).toContainText(/after \d+ (seconds?|minutes?)/, {
      timeout: calledWithinMs,
    });
    await expect(step(page, 'set_up', 'current')).toContainText(registration.steps.set_up.hint);
    await palette.switchOn(hostId);
    await expectState(page, 'ready', installedWithinMs);
    for (const name of ['registered', 'called_home', 'set_up', 'ready'] as const) {
      await expect(step(page, name, 'done')).toBeVisible();
    }
    await expect(step(page, 'set_up', 'done')).toContainText(/took \d+ (seconds?|minutes?)/);
    await expect(page).toHaveTitle(/^Ready · /);

    const receipt = page.getByRole('region', { name: report.receipt.title });
    for (const text of ['Littleton – Main Street', hostId, report.receipt.total]) {
      expect((await receipt.textContent()) ?? '').toContain(text);
    }
    await inspect('truth-ready');
    if (!javaScriptEnabled) return;
    expect(await findFaintText(page)).toEqual([]);
    await operator.tap(receipt.getByRole('button', { name: report.share }));
    await operator.tap(receipt.getByRole('button', { name: report.print }));
    expect(await handedOver(page)).toEqual([
      { title: expect.any(String), text: expect.stringContaining(hostId) },
      'print',
    ]);
  },
);

test('on paper only the receipt is left, black on white', async ({ page, operator, palette }) => {
  const hostId = hostIdOf('truth-paper');
  await operator.arriveAt('truth-paper', hostId);
  await operator.register();
  await expectState(page, 'setting_up');
  await palette.plugIn(hostId);
  await expectState(page, 'ready', installedWithinMs);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const receipt = page.locator('[data-receipt]');
  await expect(receipt.getByRole('heading', { name: report.receipt.title })).toBeVisible();
  await expect(receipt.getByRole('img', { name: 'Juniper & Rye' })).toBeVisible();
  for (const other of [
    'main h1',
    'main ol',
    'footer',
    'header',
    'main form',
    '[data-receipt] a',
    '[data-receipt] button',
  ]) {
    for (const element of await page.locator(other).all()) await expect(element, other).toBeHidden();
  }
  const colors = await receipt.evaluate((element) => {
    const value = element.querySelector('dd');
    if (value === null) throw new Error('an empty receipt');
    return [getComputedStyle(value).color, getComputedStyle(element).backgroundColor];
  });
  expect(colors).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('the time goes on by itself, by the clock of the server and not by that of the phone', async ({
  page,
  operator,
}) => {
  await page.clock.setFixedTime(Date.now() - dayMs);
  await operator.arriveAt('truth-clock', hostIdOf('truth-clock'));
  await operator.register();
  await expectState(page, 'setting_up');
  const running = step(page, 'called_home', 'current');
  const before = await running.innerText();
  await expect(running).not.toHaveText(before, { timeout: 5_000 });
  await expect(running).toContainText(/so far: \d\d? seconds?/i);
});

test(
  'a silent host gets three pictured checks, and whom to call and when',
  alsoWithoutScripts,
  async ({ page, paletteServer, inspect }, { workerIndex }) => {
    const dataDir = newDataDirectory();
    const app = await startLiveApp(`worker-${workerIndex}-silent`, paletteServer.url, dataDir);
    try {
      const hostId = hostIdOf('truth-silent');
      const headers = { 'sec-fetch-site': 'same-origin' };
      await page.request.post(`${app.url}/api/registrations`, {
        form: { edgeHostId: hostId, siteId: 'truth-silent' },
        headers,
      });
      await page.goto(`${app.url}/registrations/${hostId}`);
      await expectState(page, 'setting_up', 20_000);
      await expect(page.getByText(registration.checks.title)).toHaveCount(0);

      await ageRegistration(dataDir, hostId, 14 * minuteMs);
      await page.reload();
      await expect(page.getByRole('heading', { level: 1, name: registration.silent.title })).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(`^${registration.silent.title}`));
      for (const check of [registration.checks.cable, registration.checks.power, registration.checks.screen]) {
        await expect(page.getByRole('heading', { name: check.title })).toBeVisible();
      }
      await expect(page.getByText(registration.checks.screen.text(hostId.slice(-6)))).toBeVisible();
      await expect(page.locator('main').getByText('Every day 06:00–22:00 Mountain Time')).toBeVisible();
      await expect(page.locator('main').getByRole('link', { name: t.support.call('+1 303 555 0142') })).toBeVisible();
      await expect(step(page, 'called_home', 'current')).toContainText('so far: 14 minutes');
      await inspect('truth-silent');
    } finally {
      await app.stop();
    }
  },
);

test(
  'a machine below the minimum is named, with what to do about it',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect }) => {
    const hostId = hostIdOf('truth-weak');
    await operator.arriveAt('truth-weak', hostId);
    await operator.register();
    await expectState(page, 'setting_up');
    await palette.callHome(hostId, 'small');
    const heading = page.getByRole('heading', { level: 1, name: registration.weak.title });
    await expect(heading).toBeVisible({ timeout: calledWithinMs });
    await expect(page.getByText(registration.weak.cpus(1, 2), { exact: true })).toBeVisible();
    await expect(page.getByText(registration.weak.help)).toBeVisible();
    await inspect('truth-weak');
  },
);

test(
  'what went wrong is on its way to IT in two taps, with all they will ask and nothing secret',
  alsoWithoutScripts,
  async ({ page, context, operator, palette, inspect, javaScriptEnabled }) => {
    const hostId = hostIdOf('truth-error');
    if (javaScriptEnabled) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await operator.arriveAt('truth-error', hostId);
    await palette.act({ act: 'createCluster', with: [{ name: 'truth-error', isRunning: true }] });
    await operator.register();
    await expectStopped(page, 'cluster_not_ours');
    await expect(page.getByRole('heading', { name: report.title })).toBeVisible();
    const link = page.locator('main').getByRole('link', { name: report.mail });
    const { to, subject, body } = await readMail(link);
    expect(to).toBe('store-systems@example.com');
    expect(subject).toBe(
      report.subject(hostId.slice(-6), 'Littleton – Elm Street', registration.states.needs_attention.title),
    );
    const [reference] =
      /\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b/.exec(await page.locator('#problem').innerText()) ?? [];
    const { pathname, origin } = new URL(page.url());
    for (const part of [
      report.lines.site('Littleton – Elm Street', 'truth-error'),
      report.lines.host(hostId),
      report.lines.problem(t.errors.cluster_not_ours.sentence({}), 'cluster_not_ours'),
      report.lines.reference(reference ?? 'none'),
      report.lines.page(`${origin}${pathname}`),
    ]) {
      expect(body.split('\r\n')).toContain(part);
    }
    expect(body).not.toContain('pass=');
    await inspect('truth-error');
    if (!javaScriptEnabled) {
      await expect(page.getByRole('button', { name: report.copy })).toBeHidden();
      return;
    }
    await operator.tap(page.getByRole('button', { name: report.copy }));
    await expect(page.getByRole('button', { name: report.copied })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(body.replaceAll('\r\n', '\n'));
  },
);

test('where nothing may be copied the text opens, to be copied by hand', async ({ page, operator }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
  });
  await operator.arriveAt('truth-copy', hostIdOf('truth-copy'));
  await operator.register();
  await expectState(page, 'setting_up');
  await operator.tap(page.getByText(report.quiet));
  await operator.tap(page.getByRole('button', { name: report.copy }));
  await expect(page.getByText(report.failed)).toBeVisible();
  await expect(page.locator('pre')).toContainText(hostIdOf('truth-copy'));
});

test(
  'it is all still there after a reload, on another phone, and when it is scanned again',
  alsoWithoutScripts,
  async ({ page, browser, operator, baseURL }) => {
    const hostId = hostIdOf('truth-again');
    await operator.arriveAt('truth-again', hostId);
    await operator.register();
    await expectState(page, 'setting_up');
    await expect(step(page, 'registered', 'done')).toContainText('took');
    const told = (await step(page, 'registered', 'done').textContent()) ?? '';
    const when = page.getByRole('definition').filter({ hasText: /20\d\d.*(MST|MDT)/ });
    const moment = await when.innerText();
    await page.reload();
    await expect(step(page, 'registered', 'done')).toHaveText(told);

    const other = await browser.newContext();
    const elsewhere = await other.newPage();
    await elsewhere.goto(`${baseURL}/registrations/${hostId}`);
    await expect(elsewhere.getByRole('definition').filter({ hasText: moment })).toBeVisible();
    await other.close();

    await operator.arriveAt('truth-again', hostId);
    await operator.register();
    await expectState(page, 'setting_up');
    await expect(page.getByRole('definition').filter({ hasText: moment })).toBeVisible();
  },
);

test('in forced colours every step still shows what has become of it', async ({ page, operator }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await operator.arriveAt('truth-forced', hostIdOf('truth-forced'));
  await operator.register();
  await expectState(page, 'setting_up');
  await expect(step(page, 'registered', 'done').locator('svg')).toBeVisible();
  await expect(step(page, 'called_home', 'current').locator('svg')).toHaveCount(0);
  const dots = await Promise.all(
    (['registered', 'called_home', 'set_up'] as const).map((name, index) =>
      step(page, name, (['done', 'current', 'upcoming'] as const)[index] ?? 'done')
        .locator('[aria-hidden="true"].rounded-full')
        .first()
        .evaluate((dot) => `${getComputedStyle(dot).borderStyle} ${dot.firstElementChild?.tagName ?? 'nothing'}`),
    ),
  );
  expect(new Set(dots).size, dots.join(', ')).toBe(3);
  await page.screenshot({
    path: 'test-results/screenshots/truth-forced-colours--phone.png',
    fullPage: true,
    scale: 'css',
  });
});
