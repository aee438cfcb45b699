import { dictionaryFor } from '../../lib/i18n/dictionary';
import { approvalUrl, registrationUrl, sitePin } from './support/access-secrets';
import { expectProblem, expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');

for (const cookies of ['kept', 'blocked'] as const) {
  test(
    `a scanned link registers its host in one tap, cookies ${cookies}`,
    alsoWithoutScripts,
    async ({ page, guarded, cookieless, operator, palette, inspect }) => {
      const { url } = cookies === 'kept' ? guarded : cookieless;
      const hostId = hostIdOf(`link one ${cookies}`);
      await page.goto(`${registrationUrl(url, 'one')}/?appliance-id=${hostId}`);
      await expect(page).toHaveURL(new RegExp(`^${url}/\\?appliance-id=${hostId}&pass=[^&]+$`));
      await expect(page.getByText('Sausalito – Bridgeway').first()).toBeVisible();
      await inspect(`link-confirm-${cookies}`);
      await operator.register();
      await expectState(page, 'setting_up');
      expect(operator.taps()).toBe(1);
      const hasPass = new URL(page.url()).searchParams.has('pass');
      expect(hasPass).toBe(cookies === 'blocked');
      await page.reload();
      await expectState(page, 'setting_up');
      const { hosts } = await palette.state();
      expect(Object.values(hosts).map(({ labels }) => labels.link)).toContain('one');
    },
  );

  test(
    `a link for two sites lists these two, and keeps going over every page, cookies ${cookies}`,
    alsoWithoutScripts,
    async ({ page, guarded, cookieless, operator, inspect }) => {
      const { url } = cookies === 'kept' ? guarded : cookieless;
      await page.goto(`${registrationUrl(url, 'two')}/?appliance-id=${hostIdOf(`link two ${cookies}`)}`);
      await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/Fort Bragg/, /Mendocino/]);
      await inspect(`link-choose-${cookies}`);
      await operator.search('Mendo');
      await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/Mendocino/]);
      await operator.tap(page.getByRole('link', { name: 'Mendocino' }));
      await operator.tap(page.getByRole('link', { name: t.confirm.otherSite }));
      await operator.findSite('Fort Bragg');
      await operator.register();
      await expectState(page, 'setting_up');
    },
  );

  test(
    `a link with a PIN asks for nothing but the PIN, cookies ${cookies}`,
    alsoWithoutScripts,
    async ({ page, guarded, cookieless, operator, inspect }) => {
      const { url } = cookies === 'kept' ? guarded : cookieless;
      await page.goto(`${registrationUrl(url, 'with-pin')}/?appliance-id=${hostIdOf(`link pin ${cookies}`)}`);
      await expect(page.getByRole('heading', { level: 1, name: t.access.prove.titleOfLink })).toBeVisible();
      await expect(page.getByLabel(t.access.prove.site, { exact: true })).toHaveCount(0);
      await inspect(`link-pin-${cookies}`);
      await page.getByLabel(t.access.prove.pin, { exact: true }).fill(sitePin);
      await operator.tap(page.getByRole('button', { name: t.access.prove.action }));
      await expect(page.getByText('Calistoga – Lincoln Avenue').first()).toBeVisible();
      await operator.register();
      await expectState(page, 'setting_up');
    },
  );
}

test('what is typed is searched inside the link only, while somebody types', async ({ page, cookieless, operator }) => {
  await page.goto(`${registrationUrl(cookieless.url, 'chain')}/?appliance-id=${hostIdOf('chain')}`);
  await expect(page.getByText(t.choose.search.tooMany)).toBeVisible();
  await page.getByLabel(t.choose.search.label).pressSequentially('pier 2');
  await expect(page.getByRole('main').getByRole('listitem').first()).toHaveText(/Lakeport – Pier/);
  await page.getByLabel(t.choose.search.label).fill('Sausalito');
  await expect(page.getByText(t.choose.search.none)).toBeVisible();
  expect(operator.taps()).toBe(0);
});

const joining = [
  (url: string, id: string) => `${url}/?appliance-id=${id}`,
  (url: string, id: string) => `${url}?appliance-id=${id}`,
  (url: string, id: string) => `${url}//?appliance-id=${id}`,
  (url: string, id: string) => `${url}/more/?appliance-id=${id}`,
  (url: string, id: string) => `${url}/?from=shelf/?appliance-id=${id}`,
  (url: string, id: string) => `${url}?from=shelf?appliance-id=${id}`,
  (url: string, id: string) => `${url}/?appliance-id=${id}&appliance-id=${id}`,
  (url: string, id: string) => `${url}/?appliance-id=${id}&utm=x`,
  (url: string, id: string) => `${url}/?edgeHostId=${id}`,
  (url: string, id: string) => `${url}/?APPLIANCE-ID=${id}`,
  (url: string, id: string) => `${url}/%3Fappliance-id=${id}`,
  (url: string, id: string) => `${url}%3Fappliance-id=${id}`,
  (url: string, id: string) => `${url}/?appliance-id=%20${id}%20`,
];

for (const join of joining) {
  const hostId = hostIdOf('joining');
  test(`a host that joins its ID as ${join('LINK', 'ID')} arrives with it`, async ({ page, guarded }) => {
    await page.goto(join(registrationUrl(guarded.url, 'one'), hostId));
    await expect(page.getByRole('heading', { name: t.confirm.title })).toBeVisible();
    await expect(page.getByText(hostId.slice(-6)).first()).toBeVisible();
  });
}

test('a link that is opened without a host is remembered for the scan that follows', async ({ page, guarded }) => {
  await page.goto(registrationUrl(guarded.url, 'one'));
  await expect(page).toHaveURL(`${guarded.url}/`);
  await page.goto(`${guarded.url}/?appliance-id=${hostIdOf('later')}`);
  await expect(page.getByRole('heading', { name: t.confirm.title })).toBeVisible();
});

const refused = [
  { what: 'forged', path: `one.${'A'.repeat(16)}`, code: 'link_invalid' },
  { what: 'unknown', path: `nowhere.${'A'.repeat(16)}`, code: 'link_invalid' },
  { what: 'of an earlier version', path: registrationUrl('', 'one', 7).slice('/j/'.length), code: 'link_invalid' },
  { what: 'expired', path: registrationUrl('', 'over').slice('/j/'.length), code: 'link_expired' },
] as const;

for (const { what, path, code } of refused) {
  test(
    `a link that is ${what} leads to a page that says so, and to the other ways in`,
    alsoWithoutScripts,
    async ({ page, guarded, inspect }) => {
      await page.goto(`${guarded.url}/j/${path}/?appliance-id=${hostIdOf('refused')}`);
      await expectProblem(page, guarded, code);
      await expect(page.getByRole('heading', { level: 1, name: t.access.prove.title })).toBeVisible();
      await expect(page.getByText(t.access.prove.scanTitle)).toBeVisible();
      await inspect(`link-${what.replaceAll(' ', '-')}`);
    },
  );
}

test(
  'a link that has registered as many hosts as were planned says so',
  alsoWithoutScripts,
  async ({ page, guarded, operator, inspect, javaScriptEnabled }) => {
    // The count outlives a project of the run on the same server: the first host fills the link for both.
    for (const number of [1, javaScriptEnabled ? 2 : 3]) {
      await page.goto(`${registrationUrl(guarded.url, 'full')}/?appliance-id=${hostIdOf('full', number)}&site=x`);
      await operator.findSite('Sausalito');
      await operator.register();
      if (number === 1) await expectState(page, 'setting_up');
    }
    await expectProblem(page, guarded, 'link_full');
    await inspect('link-full');
  },
);

test('a link leaves nothing of itself in any address, and no cookie that a script could read', async ({
  page,
  guarded,
  context,
}) => {
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await page.goto(`${registrationUrl(guarded.url, 'one')}/?appliance-id=${hostIdOf('clean')}`);
  expect(addresses.join(' ')).not.toContain('/j/');
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(await context.cookies()).toEqual([
    expect.objectContaining({ name: '__Host-session', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' }),
  ]);
});

test(
  'a phone that is remembered says for what, and forgets when it is told to',
  alsoWithoutScripts,
  async ({ page, guarded, operator, context }) => {
    await page.goto(`${registrationUrl(guarded.url, 'one')}/?appliance-id=${hostIdOf('forget')}`);
    await expect(page.getByText(t.access.session.atSite('Sausalito – Bridgeway'))).toBeVisible();
    await operator.tap(page.getByRole('button', { name: t.access.session.signOut }));
    await expect(page).toHaveURL(`${guarded.url}/`);
    expect(await context.cookies()).toEqual([]);
    await page.goto(`${guarded.url}/?appliance-id=${hostIdOf('forget')}`);
    await expect(page.getByRole('heading', { level: 1, name: t.access.prove.title })).toBeVisible();
  },
);

test(
  'the page of somebody else’s host is that of a host that nobody has registered',
  alsoWithoutScripts,
  async ({ page, guarded, operator, inspect, context }) => {
    const hostId = hostIdOf('foreign');
    await page.goto(`${registrationUrl(guarded.url, 'foreign')}/?appliance-id=${hostId}`);
    await operator.register();
    await expectState(page, 'setting_up');
    // Its page would go on watching, and complain.
    await page.goto('about:blank');
    await context.clearCookies();
    const texts: string[] = [];
    for (const id of [hostId, hostIdOf('nobody at all')]) {
      for (const link of [null, 'one']) {
        await context.clearCookies();
        if (link !== null) await page.goto(registrationUrl(guarded.url, link));
        await page.goto(`${guarded.url}/registrations/${id}`);
        await expect(page.getByRole('heading', { level: 1, name: t.registration.unknown.title })).toBeVisible();
        texts.push((await page.getByRole('main').innerText()).replaceAll(/[0-9a-f]{4,}/g, ''));
      }
    }
    expect(new Set(texts).size).toBe(1);
    await inspect('registration-not-for-you');
    const answers = await Promise.all(
      [hostId, hostIdOf('nobody at all')].map(async (id) => {
        const answer = await page.request.get(`${guarded.url}/api/registrations/${id}`);
        return [answer.status(), (await answer.text()).replace(/"reference":"[^"]+"/, '')];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  },
);

test(
  'a pairing key that is missing is asked for again, and never comes back into the page',
  alsoWithoutScripts,
  async ({ page, guarded, operator, inspect }) => {
    await page.goto(`${registrationUrl(guarded.url, 'key')}/?appliance-id=${hostIdOf('key')}`);
    await operator.register();
    await expectProblem(page, guarded, 'pairing_key_needed');
    await inspect('pairing-key-needed');
    await page.getByLabel(t.confirm.keyLabel, { exact: true }).fill('not a key £');
    await operator.register();
    await expectProblem(page, guarded, 'pairing_key_invalid');
    await expect(page.getByLabel(t.confirm.keyLabel, { exact: true })).toHaveValue('');
    expect(page.url()).not.toContain('not');
    await page.getByLabel(t.confirm.keyLabel, { exact: true }).fill('PK-8842-MAPLE');
    await operator.register();
    await expectState(page, 'setting_up');
  },
);

test('whom to tell of a weakness stands where everybody looks for it', async ({ request, guarded, app }) => {
  const answer = await request.get(`${guarded.url}/.well-known/security.txt`);
  expect(await answer.text()).toMatch(/^Contact: mailto:security@example\.com\nExpires: \d{4}-\d\d-\d\dT/);
  expect((await request.get(`${app.url}/.well-known/security.txt`)).status()).toBe(404);
});

test('the approval link of another deployment opens nothing', async ({ page, app, guarded, inspect }) => {
  await page.goto((await approvalUrl(guarded.url, hostIdOf('x'), 'approval', 1)).replace(guarded.url, app.url));
  await expectProblem(page, app, 'approval_link_invalid');
  await inspect('approval-link-invalid');
});
