import { describe, expect, test } from 'vitest';
import type { Mark, Page } from '../../../lib/posters/page';
import { rectangle } from '../../../lib/posters/path';
import { setText } from '../../../lib/posters/text/set-text';
import { writeSvg } from '../../../lib/posters/write-svg';
import { fakeFaces } from '../../support/fake-faces';

const box = { x: 1, y: 2, width: 50, height: 10 };
const hand = { faces: fakeFaces, language: 'en', isRightToLeft: false };

function text(said: string): Mark {
  return setText({ text: said, box, weight: 'bold', size: 5, leastSize: 2, color: '#112233' }, hand).mark;
}

function page(...marks: readonly Mark[]): Page {
  return { title: 'Snow & <St>', language: 'en', width: 60, height: 20, marks, codes: [], missing: [] };
}

const logo: Mark = { kind: 'logo', box, isAtRight: true, instead: [text('Juniper')] };

describe('a page as SVG', () => {
  test('is as big as its paper, in its language, and says what stands on it', () => {
    const svg = writeSvg(page(text('Hello you')), null);
    expect(svg).toContain('width="60mm" height="20mm" viewBox="0 0 60 20" xml:lang="en"');
    expect(svg).toContain('<desc>Hello you</desc>');
  });

  test('says Arabic in the order of reading, not of the letters on the paper', () => {
    const by = { ...hand, language: 'ar', isRightToLeft: true };
    const { mark } = setText({ text: 'رمز QR هنا', box, weight: 'bold', size: 5, leastSize: 2, color: '#112233' }, by);
    expect(writeSvg(page(mark), null)).toContain('<desc>رمز QR هنا</desc>');
  });

  test('lets nobody write markup by a name', () => {
    const svg = writeSvg(page(text('</desc><script>"&\u0007')), null);
    expect(svg).toContain('<title>Snow &#38; &#60;St&#62;</title>');
    expect(svg).toContain('&#60;/desc&#62;&#60;script&#62;&#34;&#38;</desc>');
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0007');
  });

  test('draws each letter once, and needs no font', () => {
    const svg = writeSvg(page(text('aaab')), null);
    expect(svg.match(/<path id=/g)).toHaveLength(2);
    expect(svg.match(/<use /g)).toHaveLength(4);
    expect(svg).not.toMatch(/<text|font-family/);
  });

  test('places lines and fields', () => {
    const path = rectangle(1, 1, 2, 2);
    const svg = writeSvg(
      page({ kind: 'fill', path, color: '#abcdef' }, { kind: 'line', path, color: '#123456', width: 0.5 }),
      null,
    );
    expect(svg).toContain('<path d="M1 1L3 1L3 3L1 3Z" fill="#abcdef"/>');
    expect(svg).toContain('stroke="#123456" stroke-width="0.5"');
  });

  test('shows the logo as a picture at the side where the page begins, or else the name', () => {
    const bytes = new TextEncoder().encode('<svg><script/></svg>');
    const svg = writeSvg(page(logo), { type: 'image/svg+xml', bytes });
    expect(svg).toContain('preserveAspectRatio="xMaxYMid" href="data:image/svg+xml;base64,');
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('<use');
    expect(writeSvg(page(logo), null)).toContain('<use');
  });
});
