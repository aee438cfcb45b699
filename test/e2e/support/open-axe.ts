import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Does nothing, where axe is already: loading it takes longer than a look. */
const nothing = ';';

/**
 * Axe on what the page shows now; the caller says which rules. It runs in the page itself: the usual way opens a blank
 * page for every look, which takes ten times as long and is only for frames of other origins. We have no frames at all.
 */
export async function openAxe(page: Page): Promise<AxeBuilder> {
  const frames = page.frames().length;
  if (frames > 1) throw new Error(`Axe would not see into frames, and there are ${frames - 1}`);
  const isLoaded = await page.evaluate(() => 'axe' in window);
  const axe = isLoaded ? new AxeBuilder({ page, axeSource: nothing }) : new AxeBuilder({ page });
  return axe.setLegacyMode().options({ resultTypes: ['violations'] });
}
