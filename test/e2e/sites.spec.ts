import type { Page } from '@playwright/test';
import { parseHostId } from '../../lib/hosts/edge-host-id';
import { wordPairOf } from '../../lib/hosts/word-pair';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
const { choose, confirm } = t;
const hostId = hostIdOf('sites');
/** Where the first of the stories' sites is; each further one is eleven kilometres north. */
const denver = { latitude: 39.00123, longitude: -105.00456 };
const berlin = { latitude: 52.52, longitude: 13.405 };

const row = (page: Page, text: string | RegExp) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: text });
const stand = async (page: Page, place: typeof denver | null) => {
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation(place);
};

/** What will happen is told where it is known in time; a server that has just started needs a second look. */
const expectSoon = (page: Page, text: string) =>
  expect(async () => {
    if (!(await page.getByText(text).isVisible())) await page.reload();
    await expect(page.getByText(text)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });

for (const words of ['dnever snwo', 'SNOW st denver', '131', '#0131', 'store 0131']) {
  test(`“${words}” finds the site that is meant`, alsoWithoutScripts, async ({ page, operator }) => {
    await operator.scan(hostId);
    await operator.search(words);
    await expect(row(page, 'Denver – Snow St').first()).toContainText('0131');
    await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('Denver – Snow St');
  });
}

test(
  'an emoji and ten thousand letters are answered as what they are',
  alsoWithoutScripts,
  async ({ page, operator }) => {
    await operator.scan(hostId);
    await operator.search('🍕');
    await expect(page.getByText(choose.search.tooMany)).toBeVisible();
    await page.goto(`/?appliance-id=${hostId}&q=${'x'.repeat(10_000)}`);
    await expect(page.getByText(choose.search.none)).toBeVisible();
    await operator.search('snow denver');
    await expect(row(page, 'Denver – Snow St')).toBeVisible();
  },
);

test('a site that is closed says so and leads nowhere', alsoWithoutScripts, async ({ page, operator, inspect }) => {
  await operator.scan(hostId);
  await operator.search('albuquerque');
  const closed = row(page, 'Albuquerque – Nob Hill');
  await expect(closed).toContainText(choose.search.closed);
  await expect(closed.getByRole('link')).toHaveCount(0);
  await inspect('site-closed');
});

test('a site that has moved leads to where it is now', alsoWithoutScripts, async ({ page, operator, inspect }) => {
  await operator.scan(hostId);
  await operator.search('union sttaion');
  await inspect('site-moved-row');
  await operator.tap(page.getByRole('link', { name: choose.movedTo('Denver – Snow St') }));
  await expect(page.getByRole('button', { name: confirm.action('Denver – Snow St') })).toBeVisible();
});

test(
  'the site of the last host is suggested for the next one',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    const [first, next] = [hostIdOf('last-site', 1), hostIdOf('last-site', 2)];
    await operator.scan(first);
    await expect(page.getByText(choose.lastSite)).toHaveCount(0);
    await operator.arriveAt('last-site', first);
    await operator.register();
    await expectState(page, 'setting_up');
    const before = operator.taps();
    await operator.scan(next);
    await inspect('last-site');
    await operator.tap(page.getByRole('region', { name: choose.lastSite }).getByRole('link'));
    await operator.register();
    await expectState(page, 'setting_up');
    expect(operator.taps() - before).toBe(2);
  },
);

test('the nearest site takes three taps, by a place that is coarse and in no address', async ({ page, operator }) => {
  await stand(page, { latitude: 32.71234, longitude: -114.60456 });
  await operator.scan(hostIdOf('near'));
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/api/sites'));
  await operator.tap(page.getByRole('button', { name: choose.near.action }));
  const request = await asked;
  expect(request.url()).toMatch(/\/api\/sites$/);
  expect(request.postDataJSON()).toEqual({ near: { latitude: 32.71, longitude: -114.6 }, pass: null });
  await operator.tap(row(page, '1.1 km').getByRole('link', { name: 'Yuma – Fourth Avenue' }));
  await operator.register();
  await expectState(page, 'setting_up');
  expect(operator.taps()).toBe(3);
});

test('of many sites the five nearest are listed, and how far they are', async ({ page, operator, inspect }) => {
  await stand(page, denver);
  await operator.scan(hostId);
  await operator.tap(page.getByRole('button', { name: choose.near.action }));
  await expect(page.getByRole('heading', { name: choose.near.results })).toBeVisible();
  await expect(row(page, /km/)).toHaveCount(5);
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('Denver – Snow St');
  await inspect('nearest-sites');
});

test('far from every site it says so, and the search goes on', async ({ page, operator, inspect }) => {
  await stand(page, berlin);
  await operator.scan(hostId);
  await operator.tap(page.getByRole('button', { name: choose.near.action }));
  await expect(page.getByText(choose.near.none)).toBeVisible();
  await inspect('no-site-near');
  await page.getByLabel(choose.search.label).fill('snow denver');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/Denver – Snow St/]);
});

test('a phone that may not say where it is, or cannot, says so, and the search goes on', async ({
  page,
  operator,
  inspect,
}) => {
  await operator.scan(hostId);
  const button = page.getByRole('button', { name: choose.near.action });
  await operator.tap(button);
  await expect(page.getByRole('status').filter({ hasText: choose.near.denied })).toBeVisible();
  await inspect('place-denied');
  await stand(page, null);
  await operator.tap(button);
  await expect(page.getByRole('status').filter({ hasText: choose.near.unknown })).toBeVisible();
  await page.getByLabel(choose.search.label).fill('snow denver');
  await expect(row(page, 'Denver – Snow St')).toBeVisible();
  await expect(page.getByText(choose.near.unknown)).toHaveCount(0);
});

test('without scripts nobody is offered what takes scripts', { tag: '@noscript' }, async ({
  page,
  operator,
  javaScriptEnabled,
}) => {
  await operator.scan(hostId);
  const button = page.getByRole('button', { name: choose.near.action });
  await expect(button).toBeVisible({ visible: javaScriptEnabled });
});

test('far from the chosen site is a warning, and no wall', async ({ page, operator, inspect }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
  await stand(page, berlin);
  await operator.arriveAt('first', hostId);
  await expect(page.getByRole('status').filter({ hasText: /8,\d00 km/ })).toBeVisible();
  await inspect('far-away');
  await expect(page.getByRole('button', { name: confirm.action('Denver – Snow St') })).toBeEnabled();
  expect(requests.filter((request) => /52\.5|13\.4/.test(request))).toEqual([]);
});

test('near the chosen site, or where nobody may ask, there is no warning', async ({ page, operator }) => {
  const warning = page.getByText(/away from this site/);
  await operator.arriveAt('first', hostId);
  await expect(page.getByRole('button', { name: confirm.action('Denver – Snow St') })).toBeVisible();
  await expect(warning).toHaveCount(0);
  await stand(page, denver);
  await page.reload();
  await page.waitForLoadState('networkidle');
  await expect(warning).toHaveCount(0);
});

test(
  'before it is registered the page says which host it is and what will happen',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    const hosts = [1, 2, 3].map((number) => hostIdOf('outlook', number));
    const site = 'Kingman – Route 66';
    const [first = '', second = '', third = ''] = hosts;
    const parsed = parseHostId(first);
    if (!parsed.ok) throw new Error(first);
    await operator.arriveAt('outlook', first);
    const plate = page.getByRole('region', { name: confirm.host });
    await expect(plate.getByText(first.slice(-6), { exact: true })).toBeVisible();
    await expect(plate).toContainText(wordPairOf(parsed.value).join(' '));
    await expectSoon(page, confirm.outlook.firstOf(site, 3));
    await inspect('outlook-first');
    await operator.register();
    await expectState(page, 'waiting_for_hosts');
    await operator.arriveAt('outlook', first);
    await expectSoon(page, confirm.outlook.here(site));
    await operator.arriveAt('outlook', second);
    await expectSoon(page, confirm.outlook.gathers({ site, present: 1, needed: 3, missing: 1 }));
    await operator.register();
    await expectState(page, 'waiting_for_hosts');
    await operator.arriveAt('outlook', third);
    await expectSoon(page, confirm.outlook.completes({ site, present: 2, needed: 3 }));
    await inspect('outlook-completes');
  },
);
