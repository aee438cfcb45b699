import type { Page } from '@playwright/test';

const narrow = 320;
const thumb = 44;

/** What does not fit: sideways scrolling at 320 px and with text twice as large, targets too small for a thumb. */
export async function measureLayout(page: Page): Promise<string[]> {
  const usual = page.viewportSize() ?? { width: 412, height: 839 };
  const faults = await findSmallTargets(page);
  await page.setViewportSize({ ...usual, width: narrow });
  faults.push(...(await findOverflow(page, `${narrow} px`)));
  await page.setViewportSize(usual);
  await setTextSize(page, '200%');
  faults.push(...(await findOverflow(page, 'text at 200 %')));
  await setTextSize(page, '');
  return faults;
}

function setTextSize(page: Page, size: string): Promise<void> {
  return page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);
}

/** By how much the page is too wide, and what sticks out the furthest; or nothing. */
export function findOverflow(page: Page, when: string): Promise<string[]> {
  return page.evaluate((name) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const ends = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return Math.max(right - clientWidth, -left);
    };
    const [furthest] = [...document.querySelectorAll('body *')].toSorted((a, b) => ends(b) - ends(a));
    return [`${name}: ${scrollWidth - clientWidth} px too wide: ${furthest?.outerHTML.slice(0, 200)}`];
  }, when);
}

function findSmallTargets(page: Page): Promise<string[]> {
  const targets = page.locator('main :is(a, button, summary, input, select):visible');
  return targets.evaluateAll(
    (elements, least) =>
      elements.flatMap((element) => {
        // Of a radio button all of the label around it is the target (WCAG 2.2, 2.5.8).
        const target = element.closest('label') ?? element;
        const { width, height } = target.getBoundingClientRect();
        return Math.min(width, height) >= least ? [] : [`${width} x ${height}: ${element.outerHTML}`];
      }),
    thumb,
  );
}
