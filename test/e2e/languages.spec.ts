import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { languageNames } from '../../lib/languages';
import { findMissingGlyphs } from './support/find-missing-glyphs';
import { hostIdOf } from './support/host-id';
import { measureLayout } from './support/measure-layout';
import { alsoWithoutScripts, expect, test } from './support/test';

const english = dictionaryFor('en');
/** Seconds of a simulated installation and one refresh of a page. */
const installedWithinMs = 40_000;

/** Every walk has a site of its own; most of their time they wait for an installation or for a page to look again. */
test.describe.configure({ mode: 'parallel' });

/** Looked at from all sides: another script, another direction, longer words. For the others it is enough that all fits. */
const isUnlike = (tag: string) => ['ar', 'ja', 'de'].includes(tag);

async function picture(page: Page, state: string): Promise<void> {
  expect(await measureLayout(page), `layout of ${state}`).toEqual([]);
  await page.screenshot({ path: `test-results/screenshots/${state}--phone.png`, fullPage: true, scale: 'css' });
}

async function expectLanguage(page: Page, tag: string): Promise<void> {
  const { direction } = dictionaryFor(tag);
  await expect(page.locator('html')).toHaveAttribute('lang', tag);
  await expect(page.locator('html')).toHaveAttribute('dir', direction);
}

for (const tag of Object.keys(languageNames)) {
  test.describe(`a phone that speaks ${tag}`, () => {
    test.use({ locale: tag });
    const t = dictionaryFor(tag);

    test(
      'is answered in its language from the scan to the end',
      alsoWithoutScripts,
      async ({ page, operator, palette, inspect }) => {
        test.setTimeout(120_000);
        const hostId = hostIdOf(`language ${tag}`);
        const look = async (state: string) => {
          await expectLanguage(page, tag);
          expect(await findMissingGlyphs(page), 'letters without a picture').toEqual([]);
          await (isUnlike(tag) ? inspect(`${tag}-${state}`) : picture(page, `${tag}-${state}`));
        };
        await page.goto('/');
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.enter.title);
        await look('enter');
        await operator.scan(hostId);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.choose.title);
        await look('choose');
        await page.goto(`/?appliance-id=${hostId}&site=language-${tag}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.confirm.title);
        await look('confirm');
        await page.locator('form[action="/api/registrations"] button[type=submit]').first().tap();
        const title = page.getByRole('heading', { level: 1 });
        await expect(title).toHaveText(t.registration.calling.title);
        await look('setting-up');
        await palette.plugIn(hostId);
        await expect(title).toHaveText(t.registration.states.ready.title, { timeout: installedWithinMs });
        await look('ready');
      },
    );

    test('reads what is wrong in its language', alsoWithoutScripts, async ({ page, inspect }) => {
      await page.goto('/?appliance-id=Default+string');
      await expect(page.locator('#problem')).toContainText(t.errors.host_id_filler.sentence({}));
      await (isUnlike(tag) ? inspect(`${tag}-problem`) : picture(page, `${tag}-problem`));
    });
  });
}

test.describe('a phone that speaks none of ours', () => {
  test.use({ locale: 'tlh' });

  test('is answered in English', alsoWithoutScripts, async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(english.enter.title);
    await expectLanguage(page, 'en');
  });
});

test('another language is chosen on any page, and kept', alsoWithoutScripts, async ({ page, operator, inspect }) => {
  const hostId = hostIdOf('chosen language');
  const [tag, name] = Object.entries(languageNames).at(-1) ?? ['', ''];
  const t = dictionaryFor(tag);
  await operator.scan(hostId);
  await page.locator('header summary').tap();
  await inspect('languages');
  await page.getByRole('button', { name }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.choose.title);
  await expectLanguage(page, tag);
  await expect(page).toHaveURL(new RegExp(`appliance-id=${hostId}`));
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.enter.title);
});

test('an ID is read from the left in a language that is written from the right', async ({ page, operator }) => {
  await page.goto('/?lang=ar');
  await operator.arriveAt('language-ar', hostIdOf('direction'));
  await page.goto(`${page.url()}&lang=ar`);
  await expectLanguage(page, 'ar');
  const directions = await page
    .locator('.host-letters')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
  expect(directions.length).toBeGreaterThan(0);
  expect(new Set(directions)).toEqual(new Set(['ltr']));
});
