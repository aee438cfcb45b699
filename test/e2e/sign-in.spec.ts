import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectProblem, expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { plantedClientSecret, type SignInServers, startSignIn } from './support/start-sign-in';
import { alsoWithoutScripts, test as base, expect } from './support/test';

const t = dictionaryFor('en');

const test = base.extend<object, { signIn: SignInServers }>({
  signIn: [
    async ({ playwright: _ }, use, { workerIndex }) => {
      const servers = await startSignIn(`worker-${workerIndex}-sign-in`);
      await use(servers);
      await servers.stop();
    },
    { scope: 'worker' },
  ],
  paletteServer: [({ signIn }, use) => use(signIn.palette), { scope: 'worker' }],
  app: [({ signIn }, use) => use(signIn.app), { scope: 'worker' }],
});

/** Types a name at the company's provider; nobody has a password there. */
async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: t.access.prove.signIn }).tap();
  await expect(page.getByRole('heading', { name: 'Company sign-in' })).toBeVisible();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).tap();
}

const siteLinks = (page: Page) => page.getByRole('link', { name: / – / });

test(
  'somebody of the company signs in, comes back to their host and registers it at a site of theirs',
  alsoWithoutScripts,
  async ({ page, operator, app, palette, inspect, javaScriptEnabled }) => {
    const hostId = hostIdOf('sign-in', javaScriptEnabled ? 1 : 2);
    await operator.scan(hostId);
    await expect(page.getByRole('heading', { name: t.access.prove.title })).toBeVisible();
    await inspect('sign-in-prove');
    await signInAs(page, 'ada');
    await expect(page).toHaveURL(new RegExp(`^${app.url}/\\?appliance-id=${hostId}`));
    await expect(siteLinks(page)).toHaveText([/Denver – Snow St/, /Reno – Midtown/]);
    await inspect('sign-in-choose');
    await siteLinks(page).first().tap();
    await operator.register();
    await expectState(page, 'setting_up');
    const { hosts } = await palette.state();
    expect(Object.keys(hosts)).toContain(hostId);
    expect(app.output(), 'the log of the app').not.toContain(plantedClientSecret);
    const cookies = await page.context().cookies();
    const attributes = cookies.filter(({ name }) => name.startsWith('__Host-'));
    const hidden = { httpOnly: true, secure: true, sameSite: 'Lax' };
    const names = ['__Host-last-site', '__Host-session', '__Host-undo'];
    const expected = names.map((name) => ({ name, ...hidden }));
    expect(attributes.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toMatchObject(expected);
  },
);

test('whoever signs out has to prove it again', async ({ page, operator }) => {
  const hostId = hostIdOf('sign-out');
  await operator.scan(hostId);
  await signInAs(page, 'ada');
  await expect(siteLinks(page)).toHaveCount(2);
  await page.getByRole('button', { name: t.access.session.signOut }).tap();
  await expect(page.getByRole('heading', { name: t.enter.title })).toBeVisible();
  await operator.scan(hostId);
  await expect(page.getByRole('heading', { name: t.access.prove.title })).toBeVisible();
});

test('IT sees every site', async ({ page, operator }) => {
  await operator.scan(hostIdOf('sign-in-it'));
  await signInAs(page, 'ivy');
  await expect(siteLinks(page)).toHaveText([/Austin – South Congress/, /Denver – Snow St/, /Reno – Midtown/]);
});

test('a site of somebody else looks like one that is not there', async ({ page, operator }) => {
  const hostId = hostIdOf('sign-in-foreign');
  await operator.scan(hostId);
  await signInAs(page, 'ada');
  await expect(siteLinks(page)).toHaveCount(2);
  await operator.arriveAt('austin', hostId);
  const foreign = await page.locator('main').innerText();
  await operator.arriveAt('nowhere', hostId);
  expect(
    (await page.locator('main').innerText()).replaceAll('nowhere', 'austin').replace(/[2-9A-Z]{4}-[2-9A-Z]{4}/, ''),
  ).toBe(foreign.replace(/[2-9A-Z]{4}-[2-9A-Z]{4}/, ''));
});

test('somebody of another department is told so, and their host is not forgotten', async ({ page, operator, app }) => {
  const hostId = hostIdOf('sign-in-refused');
  await operator.scan(hostId);
  await signInAs(page, 'eve');
  await expectProblem(page, app, 'sign_in_refused');
  expect(new URL(page.url()).searchParams.get('appliance-id')).toBe(hostId);
  await expect(page.getByRole('link', { name: t.access.prove.signIn })).toBeVisible();
});

test('somebody who goes back at the provider can try again', async ({ page, operator, app }) => {
  await operator.scan(hostIdOf('sign-in-cancelled'));
  await page.getByRole('link', { name: t.access.prove.signIn }).tap();
  await page.getByRole('button', { name: 'Cancel' }).tap();
  await expectProblem(page, app, 'sign_in_failed');
  await signInAs(page, 'ada');
  await expect(siteLinks(page)).toHaveCount(2);
});

test('an answer of the provider is good for the browser that it was meant for, and once', async ({
  page,
  operator,
  app,
  browser,
}) => {
  const answers: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/sign-in/callback?')) answers.push(request.url());
  });
  await operator.scan(hostIdOf('sign-in-replay'));
  await signInAs(page, 'ada');
  await expect(siteLinks(page)).toHaveCount(2);
  const [answer = ''] = answers;
  const other = await browser.newContext();
  const otherPage = await other.newPage();
  await otherPage.goto(answer);
  await expectProblem(otherPage, app, 'sign_in_failed');
  expect(await other.cookies()).toEqual([]);
  await other.close();
  await page.goto(answer);
  await expectProblem(page, app, 'sign_in_failed');
});
