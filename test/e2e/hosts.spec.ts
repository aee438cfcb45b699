import type { Locator, Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { registrationUrl } from './support/access-secrets';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
const { hosts: texts, registration } = t;

/** The row of a host on the list. */
function rowOf(page: Page, text: string): Locator {
  return page
    .getByRole('list', { name: texts.list })
    .getByRole('listitem')
    .filter({ hasText: text.slice(-6) });
}

/** A list as somebody has it before the first of its hosts is registered. */
function listAddress(siteId: string, ...hosts: readonly string[]): string {
  return `/hosts?${new URLSearchParams([['site', siteId], ...hosts.map((host) => ['host', host])])}`;
}

async function typeHost(page: Page, text: string): Promise<void> {
  const field = page.getByLabel(texts.add.label, { exact: true });
  if (!(await field.isVisible())) await page.getByText(t.scan.type, { exact: true }).tap();
  await field.fill(text);
  await page.getByRole('button', { name: texts.add.action }).tap();
}

test(
  'three hosts of one site are collected by scan, by camera app and by hand, and registered by one button in four writes',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect }) => {
    const [first = '', second = '', third = ''] = [1, 2, 3].map((number) => hostIdOf('hosts-three', number));
    await operator.arriveAt('hosts-three', first);
    await operator.tap(page.getByRole('button', { name: texts.start.collect }));
    await expect(page.getByRole('heading', { level: 1, name: texts.title(1, 'Truckee – Donner Pass') })).toBeVisible();
    await expect(rowOf(page, first)).toContainText(texts.row.notYet);
    await inspect('hosts-one');

    // The phone's own camera opens a page of its own: the site stays, and the host joins.
    await operator.scan(second);
    await expect(page.getByText(texts.start.joins(1, 'Truckee – Donner Pass'))).toBeVisible();
    await inspect('hosts-joins');
    await operator.tap(page.getByRole('button', { name: texts.start.join }));
    await expect(page.getByText(texts.gathering({ present: 0, coming: 2, needed: 3 }))).toBeVisible();

    await typeHost(page, third);
    await expect(page.getByText(texts.gathering({ present: 0, coming: 3, needed: 3 }))).toBeVisible();
    await inspect('hosts-three');

    await palette.clearLog();
    await operator.tap(page.getByRole('button', { name: texts.register(3) }));
    for (const host of [first, second, third]) {
      await expect(rowOf(page, host)).toContainText(registration.states.setting_up.title);
    }
    await expect(page.getByText(texts.counts.good(3))).toBeVisible();
    await inspect('hosts-registered');
    expect((await palette.log()).filter(({ effect }) => effect === 'write')).toHaveLength(4);
    const { clusters } = await palette.state();
    const pools = Object.values(clusters).flatMap(({ name, pools: own }) => (name === 'hosts-three' ? own : []));
    expect(pools.map((pool) => pool.hosts.map(({ hostUid }) => hostUid).sort())).toEqual([
      [first, second, third].toSorted(),
    ]);

    await operator.tap(rowOf(page, second).getByRole('link', { name: texts.row.look }));
    await expectState(page, 'setting_up');
  },
);

test(
  'one bad host among the others stops none of them and says what is wrong with it',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    const [good = '', better = '', taken = ''] = [1, 2, 3].map((number) => hostIdOf('hosts-mixed', number));
    await operator.arriveAt('hosts-elsewhere', taken);
    await operator.register();
    await expectState(page, 'setting_up');
    await page.goto(listAddress('hosts-mixed', good, 'a b', taken, better));
    await expect(page.getByText(t.errors.host_id_invalid.sentence({}))).toBeVisible();
    await operator.tap(page.getByRole('button', { name: texts.register(3) }));
    for (const host of [good, better])
      await expect(rowOf(page, host)).toContainText(registration.states.setting_up.title);
    await expect(rowOf(page, taken)).toContainText(
      t.errors.host_at_other_site.sentence({ site: 'Auburn – Railroad Street' }),
    );
    await expect(rowOf(page, taken)).toContainText(/[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/);
    await expect(rowOf(page, 'a b')).toContainText(registration.states.needs_attention.title);
    await expect(page.getByText(texts.counts.bad(2))).toBeVisible();
    await inspect('hosts-refused');
    await page.reload();
    await expect(page.getByText(texts.counts.bad(2))).toBeVisible();
  },
);

test(
  '“Another host here” keeps the site, and the next scan of the camera app joins the list',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    const [first = '', second = ''] = [1, 2].map((number) => hostIdOf('hosts-another', number));
    await operator.arriveAt('hosts-another', first);
    await operator.register();
    await expectState(page, 'setting_up');
    await operator.tap(page.getByRole('button', { name: texts.start.another }));
    await expect(rowOf(page, first)).toContainText(registration.states.setting_up.title);
    await expect(page.getByText(texts.add.ownCamera)).toBeVisible();
    await expect(page.getByText(texts.add.twice)).toHaveCount(0);
    await inspect('hosts-another');
    await operator.scan(second);
    await operator.tap(page.getByRole('button', { name: texts.start.join }));
    await operator.tap(page.getByRole('button', { name: texts.register(1) }));
    for (const host of [first, second]) {
      await expect(rowOf(page, host)).toContainText(registration.states.setting_up.title);
    }
  },
);

test(
  'a list takes no host twice, and nothing that is no host',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    const [first = '', second = ''] = [0, 1].map((number) => hostIdOf('hosts-list', number));
    await page.goto(listAddress('hosts-list', first));
    await typeHost(page, first);
    await expect(page.getByText(texts.add.twice)).toBeVisible();
    await inspect('hosts-twice');

    await typeHost(page, 'not a host');
    await expect(page.locator('#problem')).toContainText(t.errors.host_id_invalid.sentence({}));
    await expect(page.getByLabel(texts.add.label, { exact: true })).toHaveValue('not a host');
    await inspect('hosts-typed-wrong');

    // The letter O for the digit.
    await typeHost(page, second.replaceAll('0', 'O'));
    await expect(page.locator('#doubt')).toContainText(t.enter.didYouMean);
    await inspect('hosts-doubt');
    await operator.tap(page.getByRole('button', { name: t.enter.useIt }));
    await expect(rowOf(page, second)).toBeVisible();
  },
);

test(
  'a list lets hosts go, takes no eleventh, and ends when it is told to',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    const hosts = Array.from({ length: 11 }, (_, index) => hostIdOf('hosts-list', index));
    const [first = '', second = ''] = hosts;
    await page.goto(listAddress('hosts-list', first, second));
    await operator.tap(rowOf(page, first).getByRole('button', { name: texts.row.remove }));
    await expect(rowOf(page, first)).toHaveCount(0);
    await expect(rowOf(page, second)).toBeVisible();

    await page.goto(listAddress('hosts-list', ...hosts.slice(1)));
    await expect(page.getByText(texts.add.full(10))).toBeVisible();
    await inspect('hosts-full');
    await operator.scan(first);
    await operator.tap(page.getByRole('button', { name: texts.start.join }));
    // The phone keeps one host only; the ten were in the address of a page that was left.
    await expect(rowOf(page, first)).toBeVisible();

    await operator.tap(page.getByRole('button', { name: texts.clear }));
    await expect(page).toHaveURL(/\/\?site=hosts-list$/);
    await page.goto('/hosts');
    await expect(page.getByRole('heading', { level: 1, name: texts.none.title })).toBeVisible();
    await inspect('hosts-none');
    await operator.tap(page.getByRole('link', { name: texts.none.action }));
    await expect(page.getByRole('heading', { level: 1, name: t.enter.title })).toBeVisible();
  },
);

test('the list watches its hosts by itself until they are ready', async ({ page, palette }) => {
  const hosts = [1, 2].map((number) => hostIdOf('hosts-watched', number));
  await page.goto(listAddress('hosts-watched', ...hosts));
  await page.getByRole('button', { name: texts.register(2) }).tap();
  await expect(page.getByText(texts.counts.good(2))).toBeVisible();
  for (const host of hosts) await palette.plugIn(host);
  for (const host of hosts) {
    await expect(rowOf(page, host)).toContainText(registration.states.ready.title, { timeout: 45_000 });
  }
});

test(
  'hosts of a scanned link are collected where cookies are kept',
  alsoWithoutScripts,
  async ({ page, guarded, operator }) => {
    const [first = '', second = ''] = [1, 2].map((number) => hostIdOf('hosts-link', number));
    const scan = (host: string) => page.goto(`${registrationUrl(guarded.url, 'foreign')}/?appliance-id=${host}`);
    await scan(first);
    await operator.tap(page.getByRole('button', { name: texts.start.collect }));
    await expect(rowOf(page, first)).toBeVisible();
    await scan(second);
    await operator.tap(page.getByRole('button', { name: texts.start.join }));
    await operator.tap(page.getByRole('button', { name: texts.register(2) }));
    await expect(page.getByText(texts.counts.good(2))).toBeVisible();
  },
);

test(
  'where a guarded site meets blocked cookies, hosts go one by one and nobody is offered a list',
  alsoWithoutScripts,
  async ({ page, cookieless, operator }) => {
    const [first = '', second = ''] = [1, 2].map((number) => hostIdOf('hosts-blocked', number));
    await page.goto(`${registrationUrl(cookieless.url, 'foreign')}/?appliance-id=${first}`);
    await expect(page.getByText('Eureka – Old Town').first()).toBeVisible();
    await expect(page.getByRole('button', { name: texts.start.collect })).toHaveCount(0);
    await operator.register();
    await expectState(page, 'setting_up');
    await operator.tap(page.getByRole('link', { name: texts.start.another }));
    await expect(page.getByLabel(t.enter.label, { exact: true })).toBeVisible();
    await page.goto(`${cookieless.url}${listAddress('foreign', first, second)}`);
    await expect(page.getByRole('heading', { level: 1, name: texts.none.title })).toBeVisible();
    await operator.tap(page.getByRole('link', { name: second.slice(-6) }));
    await expect(page.getByRole('heading', { level: 1, name: t.access.prove.title })).toBeVisible();
  },
);
