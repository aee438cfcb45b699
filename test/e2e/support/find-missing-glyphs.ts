import type { Page } from '@playwright/test';

/**
 * The letters of the page that no font of this machine can draw: they look like a code point that is no letter at all.
 * Without scripts nothing can be measured, and nothing is found.
 */
export async function findMissingGlyphs(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => typeof document.createElement('canvas').getContext !== 'function').catch(() => true))
    return [];
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [48, 48];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return ['no canvas'];
    const { fontFamily } = getComputedStyle(document.body);
    const draw = (letter: string) => {
      context.clearRect(0, 0, 48, 48);
      context.font = `32px ${fontFamily}`;
      context.fillText(letter, 8, 36);
      return context.getImageData(0, 0, 48, 48).data.join();
    };
    // A code point that Unicode keeps free for ever: what stands for a letter that is missing.
    const missing = draw('\u{10FFFE}');
    const letters = new Set([...document.body.innerText].filter((letter) => /\p{L}|\p{N}/u.test(letter)));
    return [...letters].filter((letter) => draw(letter) === missing);
  });
}
