import { describe, expect, test } from 'vitest';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { languageNames } from '../../../lib/languages';
import { chooseInks } from '../../../lib/posters/choose-inks';
import type { Mark, Page, Run } from '../../../lib/posters/page';
import { type Paper, paperNames, papers } from '../../../lib/posters/papers';
import { drawPoster } from '../../../lib/posters/poster/draw-poster';
import type { PosterWish } from '../../../lib/posters/poster/poster-wish';
import { drawPixels } from '../../../lib/posters/raster/draw-pixels';
import { fakeFaces } from '../../support/fake-faces';
import { readCode } from '../../support/read-codes';
import { siteId, testIndex } from '../../support/test-site';

const languages = Object.keys(languageNames);
const address = 'https://register.example.com/?site=denver-snow-st';
const { company } = testIndex([]);
/** A printer's own margin; nothing may be nearer to the edge of the paper. */
const printerMargin = 6;

function poster(language: string, paper: Paper = 'a4', changes: Partial<PosterWish> = {}): Page {
  const t = dictionaryFor(language);
  const isRightToLeft = t.direction === 'rtl';
  return drawPoster({
    site: { id: siteId('denver-snow-st'), name: 'Denver – Snow St', number: '0104' },
    address,
    isShort: true,
    company,
    paper,
    inks: chooseInks(company.colors),
    t,
    hand: { faces: fakeFaces, language, isRightToLeft },
    ...changes,
  });
}

function runsOf(marks: readonly Mark[]): Run[] {
  return marks.flatMap((mark) => {
    if (mark.kind === 'logo') return runsOf(mark.instead);
    return mark.kind === 'text' ? mark.runs : [];
  });
}

/** All that is said, in whatever order, blanks left out: lines end elsewhere in each language. */
function wordsOf({ marks }: Page): string {
  return marks
    .map((mark) =>
      runsOf([mark])
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n')
    .replace(/[ \u00a0]/g, '');
}

/** Where ink is: outlines by their points, letters by their line. */
function extentOf(marks: readonly Mark[]): { left: number; right: number; top: number; bottom: number } {
  const points = marks.flatMap((mark): [number, number][] => {
    if (mark.kind === 'fill' || mark.kind === 'line') {
      return mark.path.flatMap(([, ...numbers]) =>
        Array.from({ length: numbers.length / 2 }, (_, at): [number, number] => [
          numbers[2 * at] ?? 0,
          numbers[2 * at + 1] ?? 0,
        ]),
      );
    }
    return runsOf([mark]).flatMap(({ x, width, baseline, size }): [number, number][] => [
      [x, baseline - size],
      [x + width, baseline + size * 0.3],
    ]);
  });
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function expectOnPaper(page: Page): void {
  const { left, right, top, bottom } = extentOf(page.marks);
  expect(left).toBeGreaterThanOrEqual(printerMargin);
  expect(top).toBeGreaterThanOrEqual(printerMargin);
  expect(right).toBeLessThanOrEqual(page.width - printerMargin);
  expect(bottom).toBeLessThanOrEqual(page.height - printerMargin);
}

/** Pairs of texts of which one stands in the other. */
function overlaps({ marks }: Page): string[] {
  const texts = marks
    .filter((mark) => mark.kind === 'text' && mark.runs.length > 0)
    .map((mark) => ({
      ...extentOf([mark]),
      said: runsOf([mark])
        .map(({ text }) => text)
        .join(''),
    }));
  return texts.flatMap((a, at) =>
    texts
      .slice(at + 1)
      .filter((b) => a.left < b.right - 0.1 && b.left < a.right - 0.1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      .map((b) => `${a.said} / ${b.said}`),
  );
}

describe.each(languages)('the poster in %s', (language) => {
  const t = dictionaryFor(language);

  test.each(paperNames)('keeps to the paper and lets no text stand in another: %s', (paper) => {
    const page = poster(language, paper);
    expect({ width: page.width, height: page.height }).toEqual(papers[paper]);
    expectOnPaper(page);
    expect(overlaps(page)).toEqual([]);
  });

  test('says all of its words, and those of the buttons that it speaks of', () => {
    const said = wordsOf(poster(language));
    const { steps, trouble, codeTitle } = t.poster;
    const expected = [
      codeTitle,
      steps.connect,
      steps.wait,
      trouble.noCode,
      trouble.tell,
      t.scan.action,
      'Test Company',
    ];
    for (const text of expected) {
      // Arabic stands from right to left in pieces: its words are enough.
      for (const word of text.split(/[\s\u202f«»“”„「」：]+/)) expect(said).toContain(word.replace(/[.,:،؟?()]+$/, ''));
    }
  });

  test('names the word with which the button begins', () => {
    const quoted = /[“„«「]\s?([^”“»」]+?)\s?[”“»」]/.exec(t.poster.steps.confirm)?.[1] ?? 'nothing';
    expect(t.confirm.action('X').startsWith(quoted)).toBe(true);
  });

  test('has a code that leads to the site', () => {
    const page = poster(language);
    const read = page.codes.map(({ box }) => readCode(drawPixels(page, 60), box, page.width));
    expect(read).toEqual([address]);
  });
});

describe('a poster from right to left', () => {
  test('has its code and its first step at the right', () => {
    const code = (language: string) => poster(language).codes[0]?.box.x ?? 0;
    expect(code('en')).toBeLessThan(105 - 37);
    expect(code('ar')).toBeGreaterThan(105);
    const first = (language: string) => runsOf(poster(language).marks).find(({ text }) => text === '1')?.x ?? 0;
    expect(first('en')).toBeLessThan(40);
    expect(first('ar')).toBeGreaterThan(170);
  });

  test('shows the telephone number and the address as they are dialled and typed', () => {
    const texts = runsOf(poster('ar').marks).map(({ text }) => text);
    expect(texts).toContain('+1 303 555 0142');
    expect(texts).toContain('register.example.com/?site=denver-snow-st');
  });
});

describe('what IT has written', () => {
  const long = 'Fort Worthington-upon-Thistlewater – Distribution Centre North-West, Hall 12, Gate';
  const support = {
    name: 'The Store Systems and Edge Infrastructure Help Desk of the Western Division, Second',
    phone: '+49 (0) 30 1234567-89012345678',
    email: 'store-systems-help-desk-of-the-western-division@subsidiary.example-company.com',
    hours:
      'Mondays to Saturdays from 06:00 to 22:00, on Sundays and on public holidays from 08:00 to 20:00 Mountain Time',
  };

  test.each([...languages])('may be as long as the config allows, in %s', (language) => {
    const site = { id: siteId('a'.repeat(32)), name: long, number: '0'.repeat(32) };
    const name = 'The Extraordinarily Long Company of Juniper, Rye and Others';
    const page = poster(language, 'letter', { site, company: { name, support } });
    expectOnPaper(page);
    expect(overlaps(page)).toEqual([]);
  });

  test('may lack a number, a telephone or an e-mail address', () => {
    const site = { id: siteId('denver'), name: 'Denver', number: null };
    const mailOnly = poster('en', 'a4', { site, company: { name: 'X', support: { ...support, phone: null } } });
    expect(wordsOf(mailOnly)).toContain('store-systems-help-desk');
    expect(wordsOf(mailOnly)).not.toMatch(/null|undefined|Sitenumber/);
    const phoneOnly = poster('en', 'a4', { company: { name: 'X', support: { ...support, email: null } } });
    expect(wordsOf(phoneOnly)).toContain('+49');
  });

  test('is told when no font has its letters', () => {
    const site = { id: siteId('denver'), name: 'Denver \u{1f600}\u{1f600}', number: null };
    expect(poster('en', 'a4', { site }).missing).toEqual(['\u{1f600}']);
    expect(poster('en').missing).toEqual([]);
  });
});

test('a staging link is not printed as something to type', () => {
  const link = 'https://e.example.com/j/spring.AbCdEfGh12345678?site=denver';
  const said = wordsOf(poster('en', 'a4', { address: link, isShort: false }));
  expect(said).not.toContain('/j/');
  expect(said).not.toContain(dictionaryFor('en').poster.orType.replaceAll(' ', ''));
});

test('the code is the same black on white in whatever colours', () => {
  for (const primary of ['#ffe14d', '#0f5c4a', '#000000']) {
    const page = poster('en', 'a4', { inks: chooseInks({ primary }) });
    expect(page.codes.map(({ box }) => readCode(drawPixels(page, 60), box, page.width))).toEqual([address]);
  }
});
