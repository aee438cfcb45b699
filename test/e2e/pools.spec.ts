import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';
import { waitForKeeper } from './support/wait-for-keeper';

const t = dictionaryFor('en');
const question = 'Is this the till computer or the camera server?';

/** The answer whose words these are. */
function answer(page: Page, words: string) {
  return page.getByRole('group', { name: question }).getByRole('radio', { name: words });
}

test(
  'the operator says what the host is, and it goes where such hosts go',
  alsoWithoutScripts,
  async ({ page, operator, palette, inspect }) => {
    const [till, camera] = [hostIdOf('pools till'), hostIdOf('pools camera')];
    await operator.arriveAt('pools', till);
    await expect(page.getByRole('group', { name: question })).toBeVisible();
    await inspect('pools-question');
    await operator.tap(answer(page, 'The till computer'));
    await operator.register();
    await expectState(page, 'setting_up');
    await operator.arriveAt('pools', camera);
    await operator.tap(answer(page, 'The camera server'));
    await inspect('pools-answered');
    await operator.register();
    await expectState(page, 'setting_up');
    await expect(page.getByText('The camera server')).toBeVisible();
    await inspect('pools-registered');
    const { clusters } = await palette.state();
    const [cluster] = Object.values(clusters).filter(({ name }) => name === 'pools');
    expect(cluster?.pools.map(({ name, hosts }) => [name, hosts.map(({ hostUid }) => hostUid)])).toEqual([
      ['control-plane-pool', [till]],
      ['cameras', [camera]],
    ]);
    expect(operator.taps()).toBe(4);
  },
);

test(
  'whoever does not say it is asked again, and whatever else they have typed is still there',
  alsoWithoutScripts,
  async ({ page, operator, inspect }) => {
    await operator.arriveAt('pools-look', hostIdOf('pools look'));
    await page.getByText(t.confirm.nameTitle).tap();
    await page.getByLabel(t.confirm.nameLabel).fill('till-2');
    await operator.register();
    const problem = page.locator('#problem');
    await expect(problem).toContainText(t.errors.host_pool_missing.sentence({}));
    await expect(page.getByLabel(t.confirm.nameLabel)).toHaveValue('till-2');
    await inspect('pools-missing');
    await problem.getByRole('link').first().tap();
    await expect(page).toHaveURL(/#pool$/);
    await answer(page, 'The camera server').tap();
    await page.getByLabel(t.confirm.nameLabel).fill('??');
    await operator.register();
    await expect(page.locator('#problem')).toContainText(t.errors.host_name_invalid.sentence({}));
    await expect(answer(page, 'The camera server')).toBeChecked();
  },
);

test('the answers are as large as a thumb, and the arrow keys go through them', async ({ page, operator }) => {
  await operator.arriveAt('pools-look', hostIdOf('pools keys'));
  for (const words of ['The till computer', 'The camera server']) {
    const box = await page.locator('label', { hasText: words }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.width).toBeGreaterThanOrEqual(250);
  }
  await answer(page, 'The till computer').focus();
  await page.keyboard.press('ArrowDown');
  await expect(answer(page, 'The camera server')).toBeChecked();
});

test('a kind of which there are enough is refused, and another answer is one tap away', async ({
  page,
  operator,
  inspect,
}) => {
  for (const number of [1, 2]) {
    await operator.arriveAt('pools-full', hostIdOf('pools full', number));
    await answer(page, 'The camera server').tap();
    await operator.register();
    await expectState(page, 'setting_up');
  }
  await operator.arriveAt('pools-full', hostIdOf('pools full', 3));
  await answer(page, 'The camera server').tap();
  await operator.register();
  await expectState(page, 'needs_attention');
  await inspect('pools-full');
  await page.getByRole('link', { name: t.registration.againAfterFix }).tap();
  await answer(page, 'The till computer').tap();
  await operator.register();
  await expectState(page, 'setting_up');
});

for (const tag of ['de', 'ar', 'ja'] as const) {
  test.describe(`a phone that speaks ${tag}`, () => {
    test.use({ locale: tag });

    test('is asked in its language', alsoWithoutScripts, async ({ page, operator, inspect }) => {
      const words = dictionaryFor(tag);
      await operator.arriveAt('pools-look', hostIdOf(`pools ${tag}`));
      const asked = { de: 'Ist das der Kassenrechner', ar: 'هل هذا حاسوب الصندوق', ja: words.confirm.poolQuestion };
      await expect(page.getByRole('group', { name: asked[tag] })).toBeVisible();
      await inspect(`${tag}-pools-question`);
    });
  });
}

test.describe('without reception', () => {
  test.use({ hasBadReception: true });

  test('the answer is kept on the phone with the rest, and sent when there is reception again', async ({
    page,
    context,
    operator,
    palette,
  }) => {
    const hostId = hostIdOf('pools kept');
    await operator.arriveAt('pools-kept', hostId);
    await answer(page, 'The camera server').tap();
    await waitForKeeper(page);
    await context.setOffline(true);
    await operator.register();
    await expect(page.locator('[data-kept]')).toBeVisible();
    await context.setOffline(false);
    await expect(async () => {
      const { hosts } = await palette.state();
      expect(hosts[hostId]?.labels).toMatchObject({ pool: 'cameras' });
    }).toPass({ timeout: 30_000 });
  });
});

test(
  'a site of two waits for its second host, and is set up with both',
  alsoWithoutScripts,
  async ({ page, operator, palette }) => {
    const [first, second] = [hostIdOf('pair', 1), hostIdOf('pair', 2)];
    await operator.arriveAt('pair', first);
    await operator.register();
    await expectState(page, 'waiting_for_hosts');
    await operator.arriveAt('pair', second);
    await operator.register();
    await expectState(page, 'setting_up');
    const { clusters } = await palette.state();
    const [cluster] = Object.values(clusters).filter(({ name }) => name === 'pair');
    expect(cluster?.cloudConfig).toMatchObject({ isTwoNodeCluster: true });
  },
);
