import type { BrowserContext, Page } from '@playwright/test';
import { z } from 'zod';
import type { Language } from '../../../lib/languages';
import { type Picture, type PictureStep, pictureFile } from '../report-schema';
import type { PicturePlan } from './plan-pictures';

const readyWithinMs = 90_000;
const lookEveryMs = 1_000;
const stateSchema = z.object({ state: z.string() });

export interface Walk {
  readonly plan: PicturePlan;
  /** A phone that speaks this language. */
  readonly openPhone: (language: Language) => Promise<BrowserContext>;
  /** Where pictures go, below it by their names. */
  readonly folder: string;
  /** Called with every picture when it is there: a walk that breaks off leaves what it has. */
  readonly onPicture: (picture: Picture) => void;
}

/**
 * Walks from the start page to a host that is ready, and takes every screen in both languages. Throws when a page is not
 * what it should be, or the host is not ready in time.
 */
export async function walkFlow({ plan, openPhone, folder, onPicture }: Walk): Promise<void> {
  const [first, second] = plan.languages;
  const phones = [
    { language: first, page: await (await openPhone(first)).newPage() },
    { language: second, page: await (await openPhone(second)).newPage() },
  ] as const;
  const take = async (step: PictureStep) => {
    for (const { page, language } of phones) {
      const picture = { step, language };
      await page.screenshot({ path: `${folder}/${pictureFile(picture)}`, animations: 'disabled' });
      onPicture(picture);
    }
  };
  const openAll = async (path: string) => {
    for (const { page } of phones) await page.goto(path, { waitUntil: 'networkidle' });
  };
  const [hostId, ...others] = plan.hostIds;
  await openAll('/');
  await take('start');
  await openAll(`/?appliance-id=${hostId}`);
  await take('choose');
  await openAll(confirmPath(plan, hostId));
  await take('confirm');

  const [{ page }] = phones;
  await register(page);
  await openAll(`/registrations/${hostId}`);
  await take('registered');
  for (const other of others) {
    await page.goto(confirmPath(plan, other));
    await register(page);
  }
  await openAll(`/registrations/${hostId}`);
  await waitUntilReady(page, hostId);
  await openAll(`/registrations/${hostId}`);
  await take('ready');
}

function confirmPath({ siteId }: PicturePlan, hostId: string): string {
  return `/?appliance-id=${hostId}&site=${siteId}`;
}

async function register(page: Page): Promise<void> {
  await page.locator('form[action$="/api/registrations"] button[type="submit"]').first().tap();
  await page.waitForURL(/\/registrations\//);
}

/** By what programs are told: the words on the page may be the company's own. The open page keeps the work going. */
async function waitUntilReady(page: Page, hostId: string): Promise<void> {
  const until = Date.now() + readyWithinMs;
  let state = '';
  while (Date.now() < until) {
    const answer = await page.request.get(`/api/registrations/${hostId}`);
    state = stateSchema.safeParse(await answer.json()).data?.state ?? '';
    if (state === 'ready') return;
    if (state === 'needs_attention') break;
    await page.waitForTimeout(lookEveryMs);
  }
  throw new Error(`the host was not ready, but ${state === '' ? 'unknown' : state}, after ${readyWithinMs / 1_000} s`);
}
