import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, parseColor } from '../../../lib/branding/contrast';
import { fixedColors } from '../../../lib/branding/fixed-colors';
import { neutralColors, type Palette, themeFrom } from '../../../lib/branding/theme';
import { formatThemeCss } from '../../../lib/branding/theme-css';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const brands = fc.record({ primary: hex, accent: hex });

/** The ink of `app/globals.css`, which is the same for every brand. */
const ink = { light: '#14181a', dark: '#f1f4f3', quietLight: '#4d565a', quietDark: '#b4bebe' };

const ratio = (one: string, other: string) => contrastOf(parseColor(one), parseColor(other));
const schemesOf = (colors: { primary: string; accent: string }): Palette[] => {
  const theme = themeFrom(colors);
  return [theme.light, theme.dark];
};

describe('a theme from any two colours', () => {
  it('keeps the text of a filled button readable', () => {
    fc.assert(
      fc.property(brands, (colors) => {
        for (const palette of schemesOf(colors))
          expect(ratio(palette.onBrand, palette.brand)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('keeps a filled button apart from the page by its edge, whatever colour it has', () => {
    fc.assert(
      fc.property(brands, (colors) => {
        for (const { edge, ground, surface } of schemesOf(colors)) {
          for (const behind of [ground, surface]) expect(ratio(edge, behind)).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  it('fills buttons by day with the very colour of the brand', () => {
    fc.assert(
      fc.property(brands, (colors) => {
        expect(themeFrom(colors).light.brand).toBe(colors.primary);
      }),
    );
  });

  it('keeps links readable on page, card, tint and every panel', () => {
    fc.assert(
      fc.property(brands, (colors) => {
        const theme = themeFrom(colors);
        for (const scheme of ['light', 'dark'] as const) {
          const { link, ground, surface, tint } = theme[scheme];
          const { goodTint, warnTint, badTint } = fixedColors[scheme];
          for (const behind of [ground, surface, tint, goodTint, warnTint, badTint])
            expect(ratio(link, behind)).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  it('keeps the stripe visible on the page', () => {
    fc.assert(
      fc.property(brands, (colors) => {
        for (const { accent, ground } of schemesOf(colors)) expect(ratio(accent, ground)).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('keeps body text and quiet text readable on page, card and tint', () => {
    fc.assert(
      fc.property(brands, (colors) => {
        const { light, dark } = themeFrom(colors);
        for (const behind of [light.ground, light.surface, light.tint]) {
          expect(ratio(ink.light, behind)).toBeGreaterThanOrEqual(4.5);
          expect(ratio(ink.quietLight, behind)).toBeGreaterThanOrEqual(4.5);
        }
        for (const behind of [dark.ground, dark.surface, dark.tint]) {
          expect(ratio(ink.dark, behind)).toBeGreaterThanOrEqual(4.5);
          expect(ratio(ink.quietDark, behind)).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });

  it('shows the colours of the brand unchanged where they are readable', () => {
    expect(themeFrom(neutralColors).light.brand).toBe(neutralColors.primary);
    expect(themeFrom(neutralColors).light.link).toBe(neutralColors.primary);
  });
});

describe('the theme as a style sheet', () => {
  const css = formatThemeCss(neutralColors, 'round');

  it('declares every colour once per scheme, the dark ones behind the media query', () => {
    const [light = '', dark = ''] = css.split('@media (prefers-color-scheme:dark)');
    for (const name of ['ground', 'surface', 'brand', 'on-brand', 'edge', 'link', 'tint', 'accent']) {
      expect(light.match(new RegExp(`--brand-${name}:#[0-9a-f]{6}`, 'g'))).toHaveLength(1);
      expect(dark.match(new RegExp(`--brand-${name}:#[0-9a-f]{6}`, 'g'))).toHaveLength(1);
    }
  });

  it('holds nothing but custom properties', () => {
    expect(css.replace(/--brand-[a-z-]+:#[0-9a-f]{6};?/g, '')).toBe(
      ':root{}\n@media (prefers-color-scheme:dark){:root{}}\n',
    );
  });
});
