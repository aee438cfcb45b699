import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectProblem, expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
const hostId = hostIdOf('arrive');

test(
  'an ID that is typed with blanks around it registers the host',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    await page.goto('/');
    await inspect('start');
    await page.getByLabel(t.enter.label, { exact: true }).fill(`  ${hostIdOf('typed')} `);
    await operator.tap(page.getByRole('button', { name: t.enter.action }));
    await operator.findSite('Austin – South Congress');
    await operator.register();
    await expectState(page, 'setting_up');
  },
);

test(
  'a host keeps the name that it is given, and a name that cannot be stays in its field',
  alsoWithoutScripts,
  async ({ page, app, operator, inspect }) => {
    await operator.arriveAt('named', hostIdOf('named'));
    await operator.tap(page.getByText(t.confirm.nameTitle));
    await page.getByLabel(t.confirm.nameLabel).fill('till 2!');
    await operator.register();
    await expectProblem(page, app, 'host_name_invalid');
    await expect(page.getByLabel(t.confirm.nameLabel)).toHaveValue('till 2!');
    await inspect('host-name-invalid');
    await page.getByLabel(t.confirm.nameLabel).fill('till-2');
    await operator.register();
    await expectState(page, 'setting_up');
    await expect(page.getByText('till-2', { exact: true })).toBeVisible();
  },
);

const refusedIds = [
  { code: 'host_id_missing', typed: '' },
  { code: 'host_id_invalid', typed: 'edge 5c91/3342' },
  { code: 'host_id_filler', typed: 'To be filled by O.E.M.' },
  { code: 'host_id_reserved', typed: 'metadata' },
] as const;

for (const { code, typed } of refusedIds) {
  test(
    `${code}: what was typed stays, and the summary takes the focus`,
    alsoWithoutScripts,
    async ({ page, app, operator, inspect, javaScriptEnabled }) => {
      await page.goto('/');
      await page.getByLabel(t.enter.label, { exact: true }).fill(typed);
      await operator.tap(page.getByRole('button', { name: t.enter.action }));
      await expectProblem(page, app, code);
      await expect(page.getByLabel(t.enter.label, { exact: true })).toHaveValue(typed);
      if (javaScriptEnabled) await expect(page.locator('#problem')).toBeFocused();
      await inspect(code.replaceAll('_', '-'));
    },
  );
}

const refusedSites = [
  { siteId: 'nowhere', code: 'site_unknown', facts: {} },
  { siteId: 'closed', code: 'site_closed', facts: {} },
  { siteId: 'moved', code: 'site_moved', facts: { to: 'Denver – Snow St' } },
] as const;

for (const { siteId, code, facts } of refusedSites) {
  test(
    `${code}: the page says so and offers to find one that is open`,
    alsoWithoutScripts,
    async ({ page, app, operator, inspect }) => {
      await operator.arriveAt(siteId, hostId);
      await expectProblem(page, app, code, facts);
      await expect(page.getByRole('heading', { name: t.choose.title })).toBeVisible();
      await expect(page.getByText(t.choose.search.tooMany)).toBeVisible();
      await operator.search('Austin');
      await expect(page.getByRole('link', { name: 'Austin – South Congress' })).toBeVisible();
      await inspect(code.replaceAll('_', '-'));
    },
  );
}

test(
  'a search that finds nothing says so and keeps what was typed',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    await operator.scan(hostId);
    await page.getByLabel(t.choose.search.label).fill('Atlantis');
    await operator.tap(page.getByRole('button', { name: t.choose.search.action }));
    await expect(page.getByText(t.choose.search.none)).toBeVisible();
    await expect(page.getByLabel(t.choose.search.label)).toHaveValue('Atlantis');
    await inspect('no-site-found');
  },
);

test('with scripts on, the list follows while somebody types', async ({ page, operator }) => {
  await operator.scan(hostId);
  await page.getByLabel(t.choose.search.label).pressSequentially('snow');
  // Others may come after it, in case that was mistyped.
  await expect(page.getByRole('main').getByRole('listitem').first()).toHaveText(/Denver – Snow St/);
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Boulder' })).toHaveCount(0);
});

const arrivals = [
  `/register/here/?appliance-id=${hostId}`,
  `//?appliance-id=${hostId}`,
  `//sub//path//?appliance-id=${hostId}`,
  `/?APPLIANCE-ID=${hostId}`,
  `/?edgeHostId=${hostId}`,
  `/?edge-host-id=${hostId}`,
  `/?uid=${hostId}`,
  `/?from=shelf/?appliance-id=${hostId}`,
  `/?from=shelf?appliance-id=${hostId}`,
  `/?appliance-id=${hostId.replace('-', '%2D')}`,
  `/?appliance-id=%20${hostId}%20`,
  `/%3Fappliance-id=${hostId}`,
  `/?appliance-id=${hostId}&appliance-id=${hostId}`,
];

for (const address of arrivals) {
  test(`a code that says ${address.replaceAll(hostId, 'ID')} arrives with its host`, async ({ page, app }) => {
    await page.goto(`${app.url}${address}`);
    await expect(page.getByRole('heading', { name: t.choose.title })).toBeVisible();
    await expect(page.getByText(hostId.slice(-6))).toBeVisible();
  });
}

test('a redirect of an arrival stays on this server and is kept by nobody', async ({ app, request }) => {
  const answer = await request.get(`${app.url}/evil.example?id=${hostId}`, { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toBe(`/?appliance-id=${hostId}`);
  expect(answer.headers()['cache-control']).toContain('no-store');
  // Two slashes are joined by Next itself, before any code of ours.
  const joined = await request.get(`${app.url}//evil.example/?appliance-id=${hostId}`, { maxRedirects: 0 });
  expect(joined.headers().location).toBe(`/evil.example/?appliance-id=${hostId}`);
});
