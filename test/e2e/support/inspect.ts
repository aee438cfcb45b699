import { expect, type Page } from '@playwright/test';
import { findOverflow, measureLayout } from './measure-layout';
import { openAxe } from './open-axe';

/** Looks closely at what the page shows now: pictures, accessibility, sizes. `state` names it. */
export type Inspect = (state: string) => Promise<void>;

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Look {
  /** Of the picture's name; empty: the page as it is. */
  readonly suffix: '' | '-dark' | '-rtl' | '-rtl-dark';
  readonly colorScheme: 'light' | 'dark';
  readonly isMirrored: boolean;
  readonly isPictured: boolean;
}

const plain: Look = { suffix: '', colorScheme: 'light', isMirrored: false, isPictured: true };
/** Mirrored as for a language that is written from the right; the words stay. A walk in such a language is in languages.spec.ts. */
const looks: readonly Look[] = [
  plain,
  { suffix: '-dark', colorScheme: 'dark', isMirrored: false, isPictured: true },
  { suffix: '-rtl-dark', colorScheme: 'dark', isMirrored: true, isPictured: false },
  { suffix: '-rtl', colorScheme: 'light', isMirrored: true, isPictured: true },
];

/**
 * Without scripts only pictures are taken: the markup is the same, and a page that refreshes itself would pull the
 * ground from under a measurement.
 */
export function createInspect(page: Page, project: string, hasScripts: boolean): Inspect {
  return async (state) => {
    await expect(page.locator('main h1')).toBeVisible();
    if (hasScripts) expect(await measureLayout(page), `layout of ${state}`).toEqual([]);
    for (const look of hasScripts ? looks : [plain]) await inspectLook(page, `${state}--${project}`, look, hasScripts);
    await page.emulateMedia({ colorScheme: 'light' });
    if (hasScripts) await mirror(page, false);
  };
}

async function inspectLook(page: Page, state: string, look: Look, hasScripts: boolean): Promise<void> {
  const { suffix, colorScheme, isMirrored, isPictured } = look;
  await page.emulateMedia({ colorScheme });
  if (hasScripts) await mirror(page, isMirrored);
  const name = `${state}${suffix}`;
  if (isPictured) {
    const path = `test-results/screenshots/${name}.png`;
    await page.screenshot({ path, fullPage: true, animations: 'disabled', scale: 'css' });
  }
  if (!hasScripts) return;
  if (isMirrored) expect(await findOverflow(page, name)).toEqual([]);
  await restBar(page);
  expect(await findBarriers(page, look), `axe on ${name}`).toEqual([]);
}

/** At the end of the page the bar that stays in view lies where it belongs, and covers no target that could be scrolled to. */
function restBar(page: Page): Promise<void> {
  return page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
}

function mirror(page: Page, isMirrored: boolean): Promise<void> {
  return page.evaluate((isRtl) => {
    const { documentElement } = document;
    const own = documentElement.dataset.writtenFrom ?? documentElement.dir;
    documentElement.dataset.writtenFrom = own;
    documentElement.dir = isRtl ? 'rtl' : own;
  }, isMirrored);
}

/** What depends on how the page is drawn; the rest is the same in every look. */
const drawn = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

async function findBarriers(page: Page, { suffix }: Look): Promise<string[]> {
  const axe = await openAxe(page);
  const { violations } = await (suffix === '' ? axe.withTags(wcag) : axe.withRules(drawn)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
