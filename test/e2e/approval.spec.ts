import { dictionaryFor } from '../../lib/i18n/dictionary';
import { approvalUrl, registrationUrl } from './support/access-secrets';
import { expectProblem, expectState, expectStopped } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
const { approve } = t.access;

/** Every story has a site of its own; most of their time they wait for an installation or for a page to look again. */
test.describe.configure({ mode: 'parallel' });

for (const verdict of ['allow', 'refuse'] as const) {
  const siteId = verdict === 'allow' ? 'approval' : 'approval-no';
  const site = verdict === 'allow' ? 'Arcata' : 'Ferndale';

  test(
    `IT is asked about a host and says ${verdict}; the page of the operator goes on by itself`,
    alsoWithoutScripts,
    async ({ page, guarded, operator, palette, inspect, browser, javaScriptEnabled }) => {
      const hostId = hostIdOf(`approval ${verdict}`, javaScriptEnabled ? 1 : 2);
      await page.goto(`${registrationUrl(guarded.url, 'asking')}/?appliance-id=${hostId}`);
      await operator.findSite(site);
      await operator.register();
      await expectState(page, 'waiting_for_approval');
      const asked = page.getByRole('listitem').filter({ hasText: t.registration.steps.asked.title });
      await expect(asked).toContainText(t.registration.steps.asked.hint);
      await inspect('waiting-for-approval');
      const { hosts } = await palette.state();
      expect(Object.keys(hosts)).not.toContain(hostId);

      const office = await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true });
      const desk = await office.newPage();
      const { updatedAt } = await (await page.request.get(`${guarded.url}/api/registrations/${hostId}`)).json();
      const link = await approvalUrl(guarded.url, hostId, siteId, Date.parse(updatedAt));
      await desk.goto(link);
      await expect(desk.getByRole('heading', { level: 1, name: approve.title })).toBeVisible();
      await expect(desk.getByText(hostId.slice(-6)).first()).toBeVisible();
      await expect(desk.getByText('link asking')).toBeVisible();
      await desk.goto(link);
      await expectState(page, 'waiting_for_approval');

      await desk.getByRole('button', { name: approve[verdict] }).click();
      await expectProblem(desk, guarded, 'approver_missing');
      await desk.getByLabel(approve.name).fill('Ada Lovelace');
      await desk.getByRole('button', { name: approve[verdict] }).click();
      const { title } = verdict === 'allow' ? approve.approved : approve.rejected;
      await expect(desk.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(desk.getByText('Ada Lovelace')).toBeVisible();
      await desk.goto(link);
      await expect(desk.getByText('Ada Lovelace')).toBeVisible();
      await expect(desk.getByRole('main').getByRole('button')).toHaveCount(0);
      await office.close();

      if (verdict === 'allow') await expectState(page, 'setting_up', 40_000);
      else {
        await expect(page.locator('#problem')).toContainText(t.errors.approval_rejected.sentence({}), {
          timeout: 40_000,
        });
        await expectStopped(page, 'approval_rejected');
      }
      await inspect(`approval-${verdict}`);
    },
  );
}

test('the page of IT on a phone', async ({ page, guarded, operator, inspect }) => {
  const hostId = hostIdOf('approval page');
  await page.goto(`${registrationUrl(guarded.url, 'asking')}/?appliance-id=${hostId}`);
  await operator.findSite('Arcata');
  await operator.register();
  await expectState(page, 'waiting_for_approval');
  const { updatedAt } = await (await page.request.get(`${guarded.url}/api/registrations/${hostId}`)).json();
  await page.goto(await approvalUrl(guarded.url, hostId, 'approval', Date.parse(updatedAt)));
  await inspect('approve');
  await page.getByRole('button', { name: approve.allow }).tap();
  await expectProblem(page, guarded, 'approver_missing');
  await inspect('approve-name-missing');
  await page.getByLabel(approve.name).fill('Grace Hopper');
  await page.getByRole('button', { name: approve.refuse }).tap();
  await expect(page.getByRole('heading', { level: 1, name: approve.rejected.title })).toBeVisible();
  await inspect('approve-refused');
});

test('a link about an earlier request decides nothing', async ({ page, guarded, operator }) => {
  const hostId = hostIdOf('approval early');
  await page.goto(`${registrationUrl(guarded.url, 'asking')}/?appliance-id=${hostId}`);
  await operator.findSite('Arcata');
  await operator.register();
  await expectState(page, 'waiting_for_approval');
  await page.goto(await approvalUrl(guarded.url, hostId, 'approval', 1));
  await expectProblem(page, guarded, 'approval_not_wanted');
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
});
