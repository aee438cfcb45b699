import { expect, type Page } from '@playwright/test';

/**
 * Waits for what keeps a submit: until then the browser sends the form itself. Nothing on the page tells of it, and a
 * network that is quiet does not prove that what it brought has run; so Chromium is asked for its listener.
 */
export async function waitForKeeper(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const listTypes = async () => {
    const { result } = await session.send('Runtime.evaluate', { expression: 'window' });
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
    return listeners.map(({ type }) => type);
  };
  await expect.poll(listTypes, { message: 'what keeps a submit' }).toContain('beforeunload');
  await session.detach();
}
