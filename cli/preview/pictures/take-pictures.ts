import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture, PreviewReport } from '../report-schema';
import { picturesFolder } from '../report-schema';
import type { PicturePlan } from './plan-pictures';
import { buildApp, startApp } from './start-app';
import { walkFlow } from './walk-flow';

const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
/** A phone of usual size; two dots a pixel are enough to read by. */
const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  reducedMotion: 'reduce',
  // A worker would answer from what it has kept.
  serviceWorkers: 'block',
} as const;
const patienceMs = 30_000;

/**
 * Takes pictures of the app with the sites of the plan into `folder`. Never throws: what went wrong is a sentence, and what was
 * taken before stays. `executablePath` is that of a Chromium.
 */
export async function takePictures(
  plan: PicturePlan,
  folder: string,
  executablePath: string,
): Promise<PreviewReport['pictures']> {
  const taken: Picture[] = [];
  try {
    mkdirSync(join(folder, picturesFolder), { recursive: true });
    await buildApp();
    const app = await startApp(plan.index);
    try {
      await walkWithBrowser(app.url, plan, folder, executablePath, taken);
    } finally {
      await app.stop();
    }
    return { taken, missing: null };
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { taken, missing: `${taken.length === 0 ? 'No pictures' : 'Not all pictures'}: ${reason}` };
  }
}

async function walkWithBrowser(
  baseURL: string,
  plan: PicturePlan,
  folder: string,
  executablePath: string,
  taken: Picture[],
): Promise<void> {
  // Only a report with pictures needs the browser's driver.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath, args });
  try {
    const openPhone = async (locale: string) => {
      const context = await browser.newContext({ ...phone, baseURL, locale });
      context.setDefaultTimeout(patienceMs);
      return context;
    };
    await walkFlow({ plan, folder, openPhone, onPicture: (picture) => void taken.push(picture) });
  } finally {
    await browser.close();
  }
}
