import type { Page } from '@playwright/test';

/** Where the focus went by one press of the Tab key. */
export interface FocusStop {
  readonly what: string;
  /** Reading order: the place in the document. */
  readonly place: number;
  /** Something else lies over it, so that nobody sees where they are (WCAG 2.4.11). */
  readonly isHidden: boolean;
  /** It is drawn differently while it has the focus (WCAG 2.4.7). */
  readonly isMarked: boolean;
}

/** Presses Tab until the focus leaves the page, as somebody does who cannot see or cannot point. */
export async function walkFocus(page: Page, most = 60): Promise<readonly FocusStop[]> {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const stops: FocusStop[] = [];
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await readStop(page);
    if (stop === null || stops.some(({ place }) => place === stop.place)) break;
    stops.push(stop);
  }
  return stops;
}

function readStop(page: Page): Promise<FocusStop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body || element === document.documentElement) return null;
    const box = element.getBoundingClientRect();
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    const isOwn = above !== null && (element.contains(above) || above.contains(element));
    const style = getComputedStyle(element);
    return {
      what: `${element.tagName.toLowerCase()} ${(element.textContent ?? '').trim().slice(0, 40) || element.id}`,
      place: [...document.querySelectorAll('*')].indexOf(element),
      isHidden: !isOwn,
      isMarked: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
    };
  });
}
