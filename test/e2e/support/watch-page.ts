import type { ConsoleMessage, Page, Response } from '@playwright/test';
import { findLeaks } from './find-leaks';

/** What a page did that its test does not look at. */
export interface WatchedPage {
  /** Errors of the console, among them what the content security policy blocked, and uncaught ones. */
  readonly complaints: readonly string[];
  /** Addresses of answers with secrets inside. */
  leaks(): Promise<readonly string[]>;
}

/** Watches a page from now on. */
export function watchPage(page: Page): WatchedPage {
  const complaints: string[] = [];
  const leaks: Promise<string | null>[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' || isTold(message, page)) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('response', (response) => leaks.push(findLeak(response)));
  return { complaints, leaks: async () => (await Promise.all(leaks)).filter((leak) => leak !== null) };
}

/**
 * The browser reports every refusal as a resource that failed: that of a page, and that of a registration which a script
 * sent. Both say on the page what is the matter.
 */
function isTold(message: ConsoleMessage, page: Page): boolean {
  const { url } = message.location();
  if (!message.text().startsWith('Failed to load resource')) return false;
  return url === page.url() || (URL.canParse(url) && new URL(url).pathname.endsWith('/api/registrations'));
}

async function findLeak(response: Response): Promise<string | null> {
  if (!/html|json|plain|x-component/.test(response.headers()['content-type'] ?? '')) return null;
  // A page that was left has no body any more.
  const text = await response.text().catch(() => '');
  const [leak] = findLeaks(`${JSON.stringify(response.headers())}${text}`);
  return leak === undefined ? null : `${response.url()}: ${leak}`;
}
