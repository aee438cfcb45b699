import { describe, expect, test } from 'vitest';
import { formatRegistrationUrl } from '../../../lib/hosts/registration-url';
import { wordPairOf } from '../../../lib/hosts/word-pair';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { drawLabels, type HostLabel } from '../../../lib/posters/labels/draw-labels';
import { labelSheets, labelsOn } from '../../../lib/posters/labels/label-sheets';
import type { Page } from '../../../lib/posters/page';
import { type Paper, paperNames, papers } from '../../../lib/posters/papers';
import { drawPixels } from '../../../lib/posters/raster/draw-pixels';
import { fakeFaces } from '../../support/fake-faces';
import { readCode } from '../../support/read-codes';
import { hostId } from '../access/support/door';

function labels(count: number, language = 'en'): HostLabel[] {
  const t = dictionaryFor(language);
  const hand = { faces: fakeFaces, language, isRightToLeft: t.direction === 'rtl' };
  return Array.from({ length: count }, (_, at): HostLabel => {
    const id = hostId(`edge-5c913342d76bb86e7ccd998b19d0${String(at).padStart(4, '0')}`);
    return {
      hostId: id,
      address: formatRegistrationUrl('https://register.example.com', id),
      heading: 'Denver',
      t,
      hand,
    };
  });
}

function textsOf({ marks }: Page): string[] {
  return marks.flatMap((mark) => (mark.kind === 'text' ? [mark.runs.map(({ text }) => text).join('')] : []));
}

describe.each(paperNames)('a sheet of labels on %s', (paper: Paper) => {
  const sheet = labelSheets[paper];

  test('lies in the middle of its paper', () => {
    const { columns, rows, across, down, label, left, top } = sheet;
    expect(left * 2 + (columns - 1) * across + label.width).toBeCloseTo(papers[paper].width, 1);
    expect(top * 2 + (rows - 1) * down + label.height).toBeCloseTo(papers[paper].height, 1);
  });

  test('every code on it reads exactly its address, and none stands on another label', () => {
    const wanted = labels(labelsOn(sheet));
    const pages = drawLabels(wanted, paper, 'Test');
    expect(pages).toHaveLength(1);
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    const pixels = drawPixels(page, 200);
    expect(page.codes.map(({ box }) => readCode(pixels, box, page.width))).toEqual(
      wanted.map(({ address }) => address),
    );
    for (const [at, { box }] of page.codes.entries()) {
      const [x, y] = [sheet.left + (at % 3) * sheet.across, sheet.top + Math.floor(at / 3) * sheet.down];
      expect(box.x).toBeGreaterThanOrEqual(x);
      expect(box.y).toBeGreaterThanOrEqual(y);
      expect(box.x + box.width).toBeLessThanOrEqual(x + sheet.label.width);
      expect(box.y + box.height).toBeLessThanOrEqual(y + sheet.label.height + 1e-9);
    }
  });

  test('keeps all letters on their label, beside the code, also from right to left', () => {
    for (const language of ['en', 'ar']) {
      const [page] = drawLabels(labels(1, language), paper, 'Test');
      const code = page?.codes[0]?.box;
      if (page === undefined || code === undefined) throw new Error('no label');
      for (const mark of page.marks) {
        for (const { x, width, baseline, size } of mark.kind === 'text' ? mark.runs : []) {
          expect(x).toBeGreaterThanOrEqual(sheet.left);
          expect(x + width).toBeLessThanOrEqual(sheet.left + sheet.label.width);
          expect(baseline - size).toBeGreaterThan(sheet.top);
          expect(baseline + size * 0.3).toBeLessThan(sheet.top + sheet.label.height);
          expect(x >= code.x + code.width - 1e-9 || x + width <= code.x + 1e-9).toBe(true);
        }
      }
    }
  });

  test('has modules that an office printer leaves whole', () => {
    const [page] = drawLabels(labels(1), paper, 'Test');
    expect(page?.codes[0]?.module).toBeGreaterThanOrEqual(0.5);
  });
});

describe('labels', () => {
  test('name the site, the end of the ID, the two words, and the whole ID', () => {
    const [label] = labels(1);
    const [page] = drawLabels(labels(1), 'letter', 'Test');
    if (label === undefined || page === undefined) throw new Error('no label');
    expect(textsOf(page)).toEqual([
      'Denver',
      'The ID ends in',
      'd00000',
      wordPairOf(label.hostId).join(' '),
      label.hostId,
    ]);
  });

  test('leave the places empty that are gone from the first sheet', () => {
    const [first, second] = drawLabels(labels(3), 'a4', 'Test', 20);
    expect([first?.codes.length, second?.codes.length]).toEqual([1, 2]);
    expect(first?.codes[0]?.box.x).toBeGreaterThan(130);
    expect(second?.codes[0]?.box.x).toBeLessThan(20);
  });

  test('need no more sheets than they fill', () => {
    expect(drawLabels(labels(21), 'a4', 'Test')).toHaveLength(1);
    expect(drawLabels(labels(22), 'a4', 'Test')).toHaveLength(2);
    expect(drawLabels([], 'a4', 'Test')).toHaveLength(0);
  });
});
