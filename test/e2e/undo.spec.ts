import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { registrationUrl } from './support/access-secrets';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');

/** Opens what a tap by accident does no harm to, and presses the button in it. */
async function undo(page: Page, action: string): Promise<void> {
  await page.getByText(t.undo.title).tap();
  await page.getByRole('button', { name: action }).tap();
}

test(
  'the wrong site is taken back at once, and the right one chosen',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect, javaScriptEnabled }) => {
    const hostId = hostIdOf('undo', javaScriptEnabled ? 1 : 2);
    await operator.arriveAt('undo-gather', hostId);
    await operator.register();
    await expectState(page, 'waiting_for_hosts');
    await expect(page).not.toHaveURL(/undo=/);
    await expect(page.getByRole('button', { name: t.undo.atOnce.action })).toBeHidden();
    await page.getByText(t.undo.title).tap();
    await inspect('undo-at-once');
    await page.getByRole('button', { name: t.undo.atOnce.action }).tap();
    await expect(page.getByText(t.undo.done.title)).toBeVisible();
    await inspect('undone');
    expect(Object.keys((await palette.state()).hosts)).not.toContain(hostId);
    await operator.findSite('Grants – Santa Fe Avenue');
    await operator.register();
    await expectState(page, 'waiting_for_hosts');
    expect((await palette.state()).hosts[hostId]?.labels.site).toBe('undo-right');
  },
);

test(
  'once the host is in use IT is asked, and everybody sees that they were',
  alsoWithoutScripts,
  async ({ page, app, operator, palette, inspect, browser, javaScriptEnabled }) => {
    const hostId = hostIdOf('undo in use', javaScriptEnabled ? 1 : 2);
    await operator.arriveAt('undo-running', hostId);
    await operator.register();
    await expectState(page, 'setting_up');
    await page.getByText(t.undo.title).tap();
    await inspect('undo-ask-it');
    const other = await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true });
    const theirs = await other.newPage();
    await theirs.goto(`${app.url}/registrations/${hostId}`);
    await expectState(theirs, 'setting_up');
    await page.getByRole('button', { name: t.undo.askIt.action }).tap();
    const asked = page.getByRole('status').filter({ hasText: t.undo.asked.title });
    await expect(asked).toContainText(/\w{4}-\w{4}/);
    await inspect('undo-asked');
    const reference = /\w{4}-\w{4}/.exec(await asked.innerText())?.[0];
    expect(app.output()).toContain(`"event":"undo_asked","reference":"${reference}"`);
    const told = theirs.getByRole('status').filter({ hasText: t.undo.asked.title });
    await expect(told).toContainText(reference ?? '', { timeout: 30_000 });
    await other.close();
    expect(Object.keys((await palette.state()).hosts)).toContain(hostId);
  },
);

test(
  'another phone is told whom to call, and what it sends all the same is refused',
  alsoWithoutScripts,
  async ({ page, app, operator, palette, browser, javaScriptEnabled }) => {
    const hostId = hostIdOf('undo others', javaScriptEnabled ? 1 : 2);
    await operator.arriveAt('undo-others', hostId);
    await operator.register();
    await expectState(page, 'waiting_for_hosts');
    const other = await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true });
    const theirs = await other.newPage();
    await theirs.goto(page.url());
    await theirs.getByText(t.undo.title).click();
    await expect(theirs.getByText(t.undo.call)).toBeVisible();
    await expect(theirs.getByRole('button', { name: t.undo.atOnce.action })).toHaveCount(0);
    const answer = await theirs.request.post(`${app.url}/api/registrations/${hostId}/undo`, { data: {} });
    expect([answer.status(), (await answer.json()).error.code]).toEqual([403, 'undo_refused']);
    await other.close();
    expect(Object.keys((await palette.state()).hosts)).toContain(hostId);
  },
);

test(
  'a phone that watches a host learns by itself that it was taken back, and of no lost connection',
  alsoWithoutScripts,
  async ({ page, app, operator, browser, javaScriptEnabled }) => {
    const hostId = hostIdOf('undo watched', javaScriptEnabled ? 1 : 2);
    await operator.arriveAt('undo-gather', hostId);
    await operator.register();
    await expectState(page, 'waiting_for_hosts');
    const other = await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true });
    const theirs = await other.newPage();
    await theirs.goto(`${app.url}/registrations/${hostId}`);
    await expectState(theirs, 'waiting_for_hosts');
    await undo(page, t.undo.atOnce.action);
    await expect(page.getByText(t.undo.done.title)).toBeVisible();
    const unknown = theirs.getByRole('heading', { level: 1, name: t.registration.unknown.title });
    // Who waits for other hosts looks once a minute, and as soon as somebody comes back to the page.
    const look = () =>
      javaScriptEnabled ? theirs.evaluate(() => window.dispatchEvent(new Event('focus'))) : theirs.reload();
    await expect(async () => {
      await look();
      await expect(unknown).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await expect(theirs.getByText(t.registration.offline)).toHaveCount(0);
    await other.close();
  },
);

for (const cookies of ['kept', 'blocked'] as const) {
  test(
    `a host that waits for IT is taken back, and nobody is to decide about it any more, cookies ${cookies}`,
    alsoWithoutScripts,
    async ({ page, guarded, cookieless, operator, palette, javaScriptEnabled }) => {
      const { url } = cookies === 'kept' ? guarded : cookieless;
      const hostId = hostIdOf(`undo approval ${cookies}`, javaScriptEnabled ? 1 : 2);
      await page.goto(`${registrationUrl(url, 'asking')}/?appliance-id=${hostId}`);
      await operator.findSite('Arcata');
      await operator.register();
      await expectState(page, 'waiting_for_approval');
      expect(new URL(page.url()).searchParams.has('undo')).toBe(cookies === 'blocked');
      await undo(page, t.undo.atOnce.action);
      await expect(page.getByText(t.undo.done.title)).toBeVisible();
      const site = page.getByRole('main').getByRole('link', { name: /Arcata/ });
      // Without cookies the page of a host shows only that its reader may look: for another site they scan once more.
      const proof = page.getByRole('heading', { level: 1, name: t.access.prove.title });
      await expect(cookies === 'kept' ? site.first() : proof).toBeVisible();
      await page.goto(`${url}/registrations/${hostId}`);
      await expect(page.getByRole('heading', { level: 1, name: t.registration.unknown.title })).toBeVisible();
      expect(Object.keys((await palette.state()).hosts)).not.toContain(hostId);
    },
  );
}
