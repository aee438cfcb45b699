import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeColors, measurePairs } from '../../../lib/branding/judge-colors';
import { type BrandColors, neutralColors } from '../../../lib/branding/theme';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const names = (colors: BrandColors) => judgeColors(colors).map(({ name }) => name);
const failing = (colors: BrandColors) => measurePairs(colors).filter(({ ratio, least }) => ratio < least);

describe('judging the colours of a brand', () => {
  it.each([
    ['the neutral ones', neutralColors],
    ['a dark green', { primary: '#0f5c4a', accent: '#c8642b' }],
    ['black', { primary: '#000000' }],
    ['bright yellow with its own links', { primary: '#ffd400', link: '#7a6600' }],
    ['near-white with its own links', { primary: '#fafafa', link: '#333333', accent: '#777777' }],
    ['a paper page', { primary: '#0f5c4a', ground: '#f5f3ee' }],
    [
      'a night of their own',
      { primary: '#0f5c4a', dark: { primary: '#8fd1bd', ground: '#101820', accent: '#e08a4f' } },
    ],
  ])('finds nothing wrong with %s', (_, colors: BrandColors) => {
    expect(judgeColors(colors)).toEqual([]);
    expect(failing(colors)).toEqual([]);
  });

  it.each([
    ['a yellow that would be the colour of links', { primary: '#ffd400' }, ['primary']],
    ['links in the yellow of the button', { primary: '#ffd400', link: '#ffd400' }, ['link']],
    ['a stripe that is not seen', { primary: '#0f5c4a', accent: '#f0f0e8' }, ['accent']],
    ['a grey page', { primary: '#0f5c4a', ground: '#888888' }, ['ground']],
    ['links too dark for the night', { primary: '#0f5c4a', dark: { link: '#0f5c4a' } }, ['dark.link']],
    ['a bright night', { primary: '#0f5c4a', dark: { ground: '#f5f5f5' } }, ['dark.ground']],
    ['a main colour too dark for the night', { primary: '#0f5c4a', dark: { primary: '#0f5c4a' } }, ['dark.primary']],
    [
      'several',
      { primary: '#ffd400', accent: '#ffee99', dark: { accent: '#111111' } },
      ['primary', 'accent', 'dark.accent'],
    ],
  ])('finds %s', (_, colors: BrandColors, found) => {
    expect(names(colors)).toEqual(found);
  });

  it('tells pair, ratio and need, the weakest first', () => {
    const [faint] = judgeColors({ primary: '#0f5c4a', ground: '#888888' });
    expect(faint?.pairs[0]).toMatchObject({ of: 'fieldLine', on: 'ground', least: 3, onColor: '#888888' });
    const shares = faint?.pairs.map(({ ratio, least }) => ratio / least) ?? [];
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(4);
  });

  it('blames what IT laid on the page, not the page, for a link that cannot be read on it', () => {
    expect(names({ primary: '#0f5c4a', ground: '#f5f3ee', link: '#bbbbbb' })).toEqual(['link']);
  });

  it('judges the rest on the page as it should be, so that one repair is enough', () => {
    const [ground, ...others] = judgeColors({ primary: '#0f5c4a', accent: '#c8642b', ground: '#9a9a90' });
    expect(others).toEqual([]);
    expect(judgeColors({ primary: '#0f5c4a', accent: '#c8642b', ground: ground?.nearest ?? '' })).toEqual([]);
    // Seen on the page that we would make, and not on the one that is suggested.
    expect(names({ primary: '#0f5c4a', accent: '#888888' })).toEqual([]);
    expect(names({ primary: '#0f5c4a', accent: '#888888', ground: '#888888' })).toEqual(['ground', 'accent']);
  });
});

describe('the suggestion', () => {
  it('passes, whatever was stated', () => {
    fc.assert(
      fc.property(hex, fc.constantFrom('link', 'accent', 'ground'), (color, name) => {
        const stated = { primary: '#0f5c4a', [name]: color };
        for (const faint of judgeColors(stated)) {
          if (faint.nearest !== null) expect(judgeColors({ ...stated, [faint.name]: faint.nearest })).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('makes a brand of any one main colour pass, as the colour of its links', () => {
    fc.assert(
      fc.property(hex, (primary) => {
        const [faint, ...others] = judgeColors({ primary });
        expect(others).toEqual([]);
        if (faint === undefined) return;
        expect(faint.isLinkByDefault).toBe(true);
        expect(failing({ primary, link: faint.nearest ?? '' })).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('is a colour of the same kind, and hardly another one where hardly anything is missing', () => {
    expect(judgeColors({ primary: '#ffd400' })[0]?.nearest).toBe('#826b04');
    expect(judgeColors({ primary: '#0f5c4a', accent: '#cf6f36' })[0]?.nearest ?? '#cf6f36').toMatch(/^#[cd]/);
  });
});

it('what is derived never fails: any main colour with readable links is a brand', () => {
  fc.assert(
    fc.property(hex, (primary) => {
      expect(failing({ primary, link: '#14181a', dark: { link: '#f1f4f3' } })).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
