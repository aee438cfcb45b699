import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colorPairs } from '../../../lib/branding/color-pairs';
import { contrastOf, parseColor } from '../../../lib/branding/contrast';
import { fixedColors } from '../../../lib/branding/fixed-colors';
import { neutralColors, themeFrom } from '../../../lib/branding/theme';
import { type ColorUse, readClassUses, readRuleUses, toToken } from '../../support/color-classes';
import { readSources } from '../../support/import-graph';

const css = readFileSync('app/globals.css', 'utf8');
const listed = new Set(colorPairs.map(({ of, on }) => `${of} on ${on}`));
const known: ReadonlySet<string> = new Set([
  ...Object.keys(themeFrom(neutralColors).light),
  ...Object.keys(fixedColors.light),
]);

/** Pairs that a use makes; a text alone may stand on the page or on a card. */
function pairsOf({ texts, grounds }: ColorUse): string[] {
  return texts.flatMap((text) =>
    (grounds.length > 0 ? grounds : ['ground', 'surface']).map((on) => `${text} on ${on}`),
  );
}

describe('the table of pairs', () => {
  const sources = [...readSources()].filter(([path]) => path.startsWith('app/'));

  it('names colours that there are, and no pair twice with the same need', () => {
    const names = colorPairs.flatMap(({ of, on }) => [of, on]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    const needs = colorPairs.map(({ of, on, least }) => `${of} ${on} ${least}`);
    expect(needs).toEqual([...new Set(needs)]);
  });

  it('has every pair that a class of the app makes', () => {
    const missing = sources.flatMap(([path, source]) =>
      readClassUses(source).flatMap((use) =>
        pairsOf(use)
          .filter((pair) => !listed.has(pair))
          .map((pair) => `${path}: ${pair}`),
      ),
    );
    expect(sources.length).toBeGreaterThan(80);
    expect(missing).toEqual([]);
  });

  it('has every pair that a rule of the style sheet makes', () => {
    expect(readRuleUses(css).length).toBeGreaterThan(10);
    expect(
      readRuleUses(css)
        .flatMap(pairsOf)
        .filter((pair) => !listed.has(pair)),
    ).toEqual([]);
  });

  it('notices a pair that nobody has listed', () => {
    const [use] = readClassUses(`const a = 'p-2 bg-good hover:text-link';`);
    expect(pairsOf(use ?? { texts: [], grounds: [] })).toEqual(['link on good']);
    expect(listed.has('link on good')).toBe(false);
    expect(readRuleUses('.a { background: var(--color-brand); color: var(--color-bad); }').flatMap(pairsOf)).toEqual([
      'bad on brand',
    ]);
  });

  it('holds for the colours that no brand decides', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const fixed: Readonly<Record<string, string>> = fixedColors[scheme];
      const judged = colorPairs.filter(({ of, on }) => of in fixed && on in fixed);
      expect(judged.length).toBeGreaterThan(8);
      for (const { of, on, least } of judged) {
        const ratio = contrastOf(parseColor(fixed[of] ?? ''), parseColor(fixed[on] ?? ''));
        expect(ratio, `${scheme}: ${of} on ${on}`).toBeGreaterThanOrEqual(least);
      }
    }
  });
});

describe('the style sheet', () => {
  it('has the fixed colours of lib/branding, light and dark', () => {
    const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
    for (const [sheet, colors] of [
      [light, fixedColors.light],
      [dark, fixedColors.dark],
    ] as const) {
      const declared = [...sheet.matchAll(/^ +--([a-z-]+): (#[0-9a-f]{6});$/gm)].map(([, name = '', hex]) => [
        toToken(name),
        hex,
      ]);
      // What is declared for paper comes after both.
      expect(Object.fromEntries(declared.slice(0, Object.keys(colors).length))).toEqual(colors);
    }
  });

  it('shares them with the page that a phone shows without a connection', () => {
    const [light = '', dark = ''] = readFileSync('public/offline.css', 'utf8').split(
      '@media (prefers-color-scheme: dark)',
    );
    for (const [sheet, colors] of [
      [light, fixedColors.light],
      [dark, fixedColors.dark],
    ] as const) {
      const declared = [...sheet.matchAll(/^ +--([a-z-]+): (#[0-9a-f]{6});$/gm)].map(([, name = '', hex]) => [
        toToken(name),
        hex,
      ]);
      expect(declared).toHaveLength(3);
      expect(colors).toMatchObject(Object.fromEntries(declared));
    }
  });

  it('lets classes use these colours and no others', () => {
    const theme = css.slice(css.indexOf('@theme inline'), css.indexOf('@layer base'));
    const names = [...theme.matchAll(/--color-([a-z-]+):/g)].map(([, name = '']) => toToken(name));
    expect(new Set(names)).toEqual(new Set([...known, 'transparent', 'current']));
  });

  it('draws every corner as far as the brand wants it round', () => {
    const radii = [...css.matchAll(/border-radius: ([^;]+);/g)].map(([, radius = '']) => radius);
    expect(radii.length).toBeGreaterThan(4);
    // A bar of progress is a round thing.
    expect(radii.filter((radius) => !/^var\(--radius-\w+\)$/.test(radius))).toEqual(['0.25rem']);
    const named = [...css.matchAll(/--radius-\w+: ([^;]+);/g)].map(([, radius = '']) => radius);
    expect(named.filter((radius) => !radius.endsWith('* var(--corner, 1))'))).toEqual([]);
  });
});
