import type { Page } from '@playwright/test';

const keyEverySeconds = 0.005;

/**
 * Types as a keyboard scanner does, and ends with Enter. Every key bears the moment at which a scanner would have
 * pressed it: on a busy machine this process is slower than a thumb.
 */
export async function typeAsScanner(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [...text, 'Enter'];
  const startSeconds = Date.now() / 1_000 - keys.length * keyEverySeconds;
  const strokes = keys.flatMap((key, index) => {
    const stroke = { key, timestamp: startSeconds + index * keyEverySeconds };
    const down = key === 'Enter' ? { text: '\r', windowsVirtualKeyCode: 13 } : { text: key };
    return [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, ...down }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke }),
    ];
  });
  await Promise.all(strokes);
  await session.detach();
}
