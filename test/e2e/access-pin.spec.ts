import { dictionaryFor } from '../../lib/i18n/dictionary';
import { sitePin } from './support/access-secrets';
import { expectProblem, expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';

const t = dictionaryFor('en');
const { prove } = t.access;

for (const cookies of ['kept', 'blocked'] as const) {
  test(
    `a host whose code has lost its path is registered by the PIN of its site, cookies ${cookies}`,
    alsoWithoutScripts,
    async ({ page, guarded, cookieless, operator, inspect }) => {
      const { url } = cookies === 'kept' ? guarded : cookieless;
      const hostId = hostIdOf(`pin ${cookies}`);
      await page.goto(`${url}/?appliance-id=${hostId}`);
      await expect(page.getByRole('heading', { level: 1, name: prove.title })).toBeVisible();
      await expect(page.getByText(prove.scan)).toBeVisible();
      await inspect(`prove-${cookies}`);
      await page.getByLabel(prove.site, { exact: true }).fill('ukiah school street');
      await page.getByLabel(prove.pin, { exact: true }).fill(sitePin);
      await operator.tap(page.getByRole('button', { name: prove.action }));
      await expect(page.getByText('Ukiah – School Street').first()).toBeVisible();
      await operator.register();
      await expectState(page, 'setting_up');
      await page.reload();
      await expectState(page, 'setting_up');
    },
  );

  test(
    `a wrong PIN keeps the site that was typed and nothing of the PIN, cookies ${cookies}`,
    alsoWithoutScripts,
    async ({ page, guarded, cookieless, operator, inspect }) => {
      const { url } = cookies === 'kept' ? guarded : cookieless;
      for (const site of ['pin-two', 'no such site']) {
        await page.goto(`${url}/?appliance-id=${hostIdOf(`wrong pin ${cookies} ${site}`)}`);
        await page.getByLabel(prove.site, { exact: true }).fill(site);
        await page.getByLabel(prove.pin, { exact: true }).fill('Birch-0000');
        await operator.tap(page.getByRole('button', { name: prove.action }));
        await expectProblem(page, guarded, 'pin_refused');
        await expect(page.getByLabel(prove.site, { exact: true })).toHaveValue(site);
        await expect(page.getByLabel(prove.pin, { exact: true })).toHaveValue('');
        expect(page.url()).not.toContain('Birch');
      }
      await inspect(`pin-refused-${cookies}`);
    },
  );
}

test('the PIN may be pasted, and a password manager knows what it is for', async ({ page, guarded, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${guarded.url}/?appliance-id=${hostIdOf('paste')}`);
  const field = page.getByLabel(prove.pin, { exact: true });
  await expect(field).toHaveAttribute('type', 'password');
  await expect(field).toHaveAttribute('autocomplete', 'current-password');
  await expect(page.getByLabel(prove.site, { exact: true })).toHaveAttribute('autocomplete', 'username');
  await page.evaluate((text) => navigator.clipboard.writeText(text), ` ${sitePin} `);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
  await page.getByLabel(prove.site, { exact: true }).fill('pin-one');
  await page.getByRole('button', { name: prove.action }).tap();
  await expect(page.getByText('Ukiah – School Street').first()).toBeVisible();
});

test(
  'whoever tries too often is told how long to wait',
  alsoWithoutScripts,
  async ({ page, guarded, operator, inspect }) => {
    const problem = page.locator('#problem');
    await page.goto(`${guarded.url}/?appliance-id=${hostIdOf('sprayed')}`);
    for (let turn = 0; turn < 12; turn += 1) {
      await page.getByLabel(prove.site, { exact: true }).fill('pin-two');
      await page.getByLabel(prove.pin, { exact: true }).fill(`Birch-${turn}`);
      await operator.tap(page.getByRole('button', { name: prove.action }));
      await expect(problem).toBeVisible();
      if ((await problem.innerText()).includes(t.errors.too_many_attempts.sentence())) break;
    }
    await expect(problem).toContainText(/Wait (a second|\d+ seconds), then try again\./);
    await inspect('too-many-attempts');
  },
);
