import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { measureLayout } from './measure-layout';

/** Looks closely at what the page shows now: pictures, accessibility, sizes. `state` names it. */
export type Inspect = (state: string) => Promise<void>;

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const schemes = ['light', 'dark'] as const;

/**
 * Without scripts only pictures are taken: the markup is the same, and a page that refreshes itself would pull the
 * ground from under a measurement.
 */
export function createInspect(page: Page, project: string, hasScripts: boolean): Inspect {
  return async (state) => {
    await expect(page.locator('main h1')).toBeVisible();
    if (hasScripts) expect(await measureLayout(page), `layout of ${state}`).toEqual([]);
    for (const colorScheme of hasScripts ? schemes : schemes.slice(0, 1)) {
      await page.emulateMedia({ colorScheme });
      const name = `${state}--${project}${colorScheme === 'dark' ? '-dark' : ''}`;
      await page.screenshot({
        path: `test-results/screenshots/${name}.png`,
        fullPage: true,
        animations: 'disabled',
        scale: 'css',
      });
      if (hasScripts) expect(await findBarriers(page, colorScheme), `axe on ${name}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
}

/** In the dark only colours differ. */
async function findBarriers(page: Page, colorScheme: (typeof schemes)[number]): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  const axe = colorScheme === 'dark' ? builder.withRules(['color-contrast']) : builder.withTags(wcag);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
