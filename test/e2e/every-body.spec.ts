import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { openAxe } from './support/open-axe';
import { expect, test } from './support/test';
import { walkFocus } from './support/walk-focus';

const t = dictionaryFor('en');
const hostId = hostIdOf('every body');
const confirm = `/?appliance-id=${hostId}&site=every-body`;

/** Pages as their addresses show them, nothing registered. */
const pages = [
  ['entering a host', '/'],
  ['choosing a site', `/?appliance-id=${hostId}`],
  ['confirming', confirm],
  ['a problem', '/?appliance-id=Default+string'],
  ['several hosts', `/hosts?site=every-body&host=${hostId}`],
] as const;

async function findWithRule(page: Page, rule: string, selector: string): Promise<string[]> {
  const { violations } = await (await openAxe(page)).include(selector).withRules([rule]).analyze();
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
}

for (const [name, address] of pages) {
  test(`${name}: the Tab key goes through everything in reading order, seen at every stop`, async ({ page }) => {
    await page.goto(address);
    const stops = await walkFocus(page);
    expect(stops.length).toBeGreaterThan(2);
    expect(stops.map(({ place }) => place)).toEqual(stops.map(({ place }) => place).toSorted((a, b) => a - b));
    expect(stops.filter(({ isHidden }) => isHidden)).toEqual([]);
    expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([]);
  });

  test(`${name}: what is called aloud is what stands on it`, async ({ page }) => {
    await page.goto(address);
    expect(await findWithRule(page, 'label-content-name-mismatch', 'body')).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name}: ID and state stand out seven to one, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      expect(await findWithRule(page, 'color-contrast-enhanced', 'h1')).toEqual([]);
      const hasId = (await page.locator('main .host-letters').count()) > 0;
      expect(hasId ? await findWithRule(page, 'color-contrast-enhanced', 'main .host-letters') : []).toEqual([]);
    });
  }

  test(`${name}: still says everything in forced colours`, async ({ page, inspect }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(address);
    await inspect(`forced-colours-${name.replaceAll(' ', '-')}`);
  });
}

test('a form that came back puts the problem under the eyes and the finger', async ({ page }) => {
  await page.goto(`${confirm}&name=%3F%3F&error=host_name_invalid`);
  await expect(page.locator('#problem')).toBeFocused();
  await page.locator('#problem a').first().press('Enter');
  await expect(page.getByLabel(t.confirm.nameLabel)).toBeVisible();
});

test('progress is spoken once, however often the page looks', async ({ page, operator, palette }) => {
  const watched = hostIdOf('every body spoken');
  await operator.arriveAt('every-body', watched);
  await operator.register();
  await expectState(page, 'setting_up');
  await page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    const live = document.querySelectorAll('main :is([aria-live], [role=status], [role=alert])');
    for (const region of live) {
      new MutationObserver(() => spoken.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  // Long enough for several looks at what does not change.
  await page.waitForTimeout(12_000);
  expect(await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)).toEqual([]);
  await palette.plugIn(watched);
  await expectState(page, 'ready', 40_000);
  const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  expect(spoken.filter((text) => text.includes(t.registration.states.ready.title)).length).toBeGreaterThan(0);
});

test('nothing moves for whoever wants no motion', async ({ page, operator }) => {
  await operator.arriveAt('every-body', hostIdOf('every body still'));
  await operator.register();
  await expectState(page, 'setting_up');
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
});
