import { type ColorPair, type ColorToken, colorPairs } from './color-pairs';
import { contrastOf, formatColor, parseColor } from './contrast';
import { fixedColors, type SchemeName } from './fixed-colors';
import { findNearestColor } from './oklch';
import { type BrandColors, paletteOf, type StatedColors } from './theme';

/** A pair as one scheme of a brand shows it. */
export interface MeasuredPair extends ColorPair {
  readonly scheme: SchemeName;
  readonly ofColor: string;
  readonly onColor: string;
  /** WCAG contrast, 1 to 21. */
  readonly ratio: number;
}

/** A colour that IT has stated and that cannot be read where the pages put it. */
export interface FaintColor {
  /** Where it is stated below `colors`: `accent`, `dark.link`. */
  readonly name: string;
  /** Stands for links because no `link` is stated. */
  readonly isLinkByDefault: boolean;
  /** Every pair that fails, the weakest first. */
  readonly pairs: readonly [MeasuredPair, ...MeasuredPair[]];
  /** The colour that looks most like it and passes everywhere; null when there is none of its hue. */
  readonly nearest: string | null;
}

type StatedName = keyof StatedColors;

/** Measures every pair of {@link colorPairs} in both schemes, with what IT has stated as it is written. Pure. */
export function measurePairs(colors: BrandColors): readonly MeasuredPair[] {
  return (['light', 'dark'] as const).flatMap((scheme) => measureScheme(colors, scheme));
}

/**
 * Finds each stated colour that fails in a pair. What is derived cannot fail, and the text on a filled button is chosen to
 * be readable, so `primary` can fail only as the colour of links.
 */
export function judgeColors(colors: BrandColors): readonly FaintColor[] {
  return (['light', 'dark'] as const).flatMap((scheme) => judgeScheme(colors, scheme));
}

/** The ground first: what stands on it is judged on the ground that it should be. */
function judgeScheme(colors: BrandColors, scheme: SchemeName): readonly FaintColor[] {
  const ground = judgeColor(colors, scheme, 'ground');
  const mended = ground === null ? colors : withColor(colors, scheme, 'ground', ground.nearest ?? undefined);
  const others = (['primary', 'link', 'accent'] as const).map((name) => judgeColor(mended, scheme, name));
  return [ground, ...others].filter((faint) => faint !== null);
}

function judgeColor(colors: BrandColors, scheme: SchemeName, name: StatedName): FaintColor | null {
  const stated = statedIn(colors, scheme);
  const color = stated[name];
  if (color === undefined) return null;
  const isLinkByDefault = name === 'primary';
  if (isLinkByDefault && stated.link !== undefined) return null;
  const tried = isLinkByDefault ? 'link' : name;
  const failing = findFailures(colors, scheme, tried);
  const [weakest, ...others] = failing.toSorted((a, b) => a.ratio / a.least - b.ratio / b.least);
  if (weakest === undefined) return null;
  const nearest = findNearestColor(
    parseColor(color),
    (candidate) => findFailures(withColor(colors, scheme, tried, formatColor(candidate)), scheme, tried).length === 0,
  );
  return {
    name: scheme === 'light' ? name : `dark.${name}`,
    isLinkByDefault,
    pairs: [weakest, ...others],
    nearest: nearest === null ? null : formatColor(nearest),
  };
}

/** The failing pairs that this colour is to blame for: all that it stands on or under, but not for what IT laid on it. */
function findFailures(colors: BrandColors, scheme: SchemeName, name: StatedName): readonly MeasuredPair[] {
  const stated = statedTokens(colors, scheme);
  return measureScheme(colors, scheme).filter(({ of, on, ratio, least }) => {
    const isConcerned = of === name || (on === name && stated[of] === undefined);
    return isConcerned && ratio < least;
  });
}

function measureScheme(colors: BrandColors, scheme: SchemeName): readonly MeasuredPair[] {
  const stated = statedTokens(colors, scheme);
  const shown: Readonly<Record<ColorToken, string>> = {
    ...paletteOf(colors, scheme),
    ...fixedColors[scheme],
    ...stated,
  };
  return colorPairs.map((pair) => {
    const [ofColor, onColor] = [shown[pair.of], shown[pair.on]];
    return { ...pair, scheme, ofColor, onColor, ratio: contrastOf(parseColor(ofColor), parseColor(onColor)) };
  });
}

/** The tokens that IT has decided itself. */
function statedTokens(colors: BrandColors, scheme: SchemeName): Partial<Record<ColorToken, string>> {
  const { primary, link = primary, accent, ground } = statedIn(colors, scheme);
  const entries = Object.entries({ link, accent, ground }).filter(([, color]) => color !== undefined);
  return Object.fromEntries(entries);
}

function statedIn(colors: BrandColors, scheme: SchemeName): StatedColors {
  return scheme === 'light' ? colors : (colors.dark ?? {});
}

function withColor(colors: BrandColors, scheme: SchemeName, name: StatedName, color: string | undefined): BrandColors {
  if (scheme === 'light') return { ...colors, [name]: color };
  return { ...colors, dark: { ...colors.dark, [name]: color } };
}
