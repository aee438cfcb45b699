import { contrastOf, formatColor, mixColors, parseColor, type Rgb, reachContrast } from './contrast';
import { fixedColors, type SchemeName } from './fixed-colors';

/** What IT may state for one scheme, `#rrggbb`; the rest is derived. */
export interface StatedColors {
  /** Filled buttons; links as well, unless `link` says otherwise. */
  readonly primary?: string | undefined;
  /** The stripe on top of every page; left out, it is the primary colour. */
  readonly accent?: string | undefined;
  readonly link?: string | undefined;
  /** Page behind everything. */
  readonly ground?: string | undefined;
}

/** The colours that IT configures: those of the light scheme, and what is stated for the dark one. */
export interface BrandColors extends StatedColors {
  readonly primary: string;
  readonly dark?: StatedColors | undefined;
}

/** Every colour that comes from the brand, as `#rrggbb`, for one colour scheme. */
export interface Palette {
  /** Page behind everything. */
  readonly ground: string;
  /** Cards on the page. */
  readonly surface: string;
  /** Filled buttons. */
  readonly brand: string;
  /** Text on filled buttons: at least 4.5:1. */
  readonly onBrand: string;
  /** Around filled buttons, so that a pale one is seen too; at least 3:1 on what it stands on. */
  readonly edge: string;
  /** Links, icons and focus rings: at least 4.5:1 on whatever they stand on. */
  readonly link: string;
  /** Quiet fill behind brand-coloured things; body text keeps 4.5:1 on it. */
  readonly tint: string;
  /** Small marks; at least 3:1 on ground. */
  readonly accent: string;
}

export interface Theme {
  readonly light: Palette;
  readonly dark: Palette;
}

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
const textRatio = 4.5;
const markRatio = 3;

/** What the page wears before (or without) a configuration. */
export const neutralColors: BrandColors = { primary: '#1f5f57', accent: '#c2631d' };

/**
 * Derives the colours of both schemes from those of the brand. Text and marks are moved toward black or white until they
 * reach the ratios of WCAG 2.2 (1.4.3, 1.4.11), so no two colours can make the page unreadable; what is stated and has
 * passed `judgeColors` is moved by nothing.
 */
export function themeFrom(colors: BrandColors): Theme {
  return { light: paletteOf(colors, 'light'), dark: paletteOf(colors, 'dark') };
}

/** One scheme of {@link themeFrom}. */
export function paletteOf(colors: BrandColors, scheme: SchemeName): Palette {
  return scheme === 'light' ? lightPalette(colors) : darkPalette(colors, colors.dark ?? {});
}

function lightPalette({ primary, accent, link, ground }: BrandColors): Palette {
  const fill = parseColor(primary);
  return finishPalette({
    scheme: 'light',
    fill,
    brand: fill,
    accent: parseColor(accent ?? primary),
    link: parseColor(link ?? primary),
    ground: ground === undefined ? mixColors([246, 246, 244], fill, 0.025) : parseColor(ground),
    surface: white,
    toward: black,
    tintShare: 0.09,
    linkRatio: textRatio,
  });
}

function darkPalette(light: BrandColors, stated: StatedColors): Palette {
  const fill = parseColor(stated.primary ?? light.primary);
  const ground = stated.ground === undefined ? mixColors([14, 16, 18], fill, 0.05) : parseColor(stated.ground);
  const statedLink = stated.link ?? stated.primary;
  return finishPalette({
    scheme: 'dark',
    fill,
    // Made for light paper, it may be too dark for the night to be seen at all.
    brand: stated.primary === undefined ? reachContrast(fill, ground, white, markRatio) : fill,
    accent: parseColor(stated.accent ?? light.accent ?? light.primary),
    link: parseColor(statedLink ?? light.link ?? light.primary),
    ground,
    surface: stated.ground === undefined ? mixColors([25, 28, 31], fill, 0.07) : mixColors(ground, white, 0.06),
    toward: white,
    tintShare: 0.14,
    // Thin letters that shine look weaker than the same letters printed.
    linkRatio: statedLink === undefined ? 6.5 : textRatio,
  });
}

interface Draft {
  readonly scheme: SchemeName;
  /** What the tint is mixed from. */
  readonly fill: Rgb;
  readonly brand: Rgb;
  readonly accent: Rgb;
  readonly link: Rgb;
  readonly ground: Rgb;
  readonly surface: Rgb;
  readonly toward: Rgb;
  readonly tintShare: number;
  readonly linkRatio: number;
}

function finishPalette({ scheme, fill, brand, ground, surface, toward, ...draft }: Draft): Palette {
  const tint = mixColors(surface, fill, draft.tintShare);
  const { goodTint, warnTint, badTint } = fixedColors[scheme];
  const [good, warn, bad] = [parseColor(goodTint), parseColor(warnTint), parseColor(badTint)];
  const link = readableOn(draft.link, [ground, surface, tint], toward, draft.linkRatio);
  return {
    ground: formatColor(ground),
    surface: formatColor(surface),
    brand: formatColor(brand),
    onBrand: formatColor(textOn(brand)),
    edge: formatColor(readableOn(brand, [ground, surface, warn], toward, markRatio)),
    link: formatColor(readableOn(link, [good, warn, bad], toward, textRatio)),
    tint: formatColor(tint),
    accent: formatColor(readableOn(draft.accent, [ground], toward, markRatio)),
  };
}

/** White if it is readable, else black: one of the two reaches 4.5:1 on every colour. */
function textOn(fill: Rgb): Rgb {
  return contrastOf(white, fill) >= textRatio ? white : black;
}

function readableOn(color: Rgb, grounds: readonly Rgb[], toward: Rgb, ratio: number): Rgb {
  return grounds.reduce((candidate, ground) => reachContrast(candidate, ground, toward, ratio), color);
}
