import type { Locator, Page } from '@playwright/test';
import { dictionaryFor } from '../../../lib/i18n/dictionary';

const t = dictionaryFor('en');

/** The button that registers, whatever the site. */
export const registerAnywhere = new RegExp(`^${t.confirm.action('.+')}$`);

/** Somebody with a phone in front of a host; counts what their thumb does. */
export interface Operator {
  readonly taps: () => number;
  tap(target: Locator): Promise<void>;
  /** Opens what the host's QR code says (API.md 9.1). */
  scan(hostId: string): Promise<void>;
  /** Opens the last step with everything chosen, as a link of another page does. */
  arriveAt(siteId: string, hostId: string): Promise<void>;
  search(words: string): Promise<void>;
  findSite(name: string): Promise<void>;
  register(): Promise<void>;
}

export function createOperator(page: Page): Operator {
  let taps = 0;
  const tap = async (target: Locator) => {
    taps += 1;
    await target.tap();
  };
  const search = async (words: string) => {
    await page.getByLabel(t.choose.search.label).fill(words);
    await tap(page.getByRole('button', { name: t.choose.search.action }));
  };
  return {
    taps: () => taps,
    tap,
    async scan(hostId) {
      await page.goto(`/?appliance-id=${hostId}`);
    },
    async arriveAt(siteId, hostId) {
      await page.goto(`/?appliance-id=${hostId}&site=${siteId}`);
    },
    search,
    async findSite(name) {
      await search(name);
      await tap(page.getByRole('link', { name }));
    },
    register: () => tap(page.getByRole('button', { name: registerAnywhere })),
  };
}
