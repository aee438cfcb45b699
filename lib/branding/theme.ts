import { contrastOf, formatColor, mixColors, parseColor, type Rgb, reachContrast } from './contrast';

/** The two colours that IT configures, `#rrggbb`. */
export interface BrandColors {
  readonly primary: string;
  readonly accent: string;
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
  /** Links, icons and focus rings on ground and surface: at least 4.5:1 on both. */
  readonly link: string;
  /** Quiet fill behind brand-coloured things; body text keeps 4.5:1 on it. */
  readonly tint: string;
  /** Small marks; at least 3:1 on ground and surface. */
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
 * Derives the colours of both schemes from the two of the brand. Text and marks are moved toward black or white until
 * they reach the ratios of WCAG 2.2 (1.4.3, 1.4.11), so no configuration can make the page unreadable.
 */
export function themeFrom(colors: BrandColors): Theme {
  const primary = parseColor(colors.primary);
  const accent = parseColor(colors.accent);
  return {
    light: paletteOn({
      primary,
      accent,
      ground: mixColors([246, 246, 244], primary, 0.025),
      surface: white,
      toward: black,
      tintShare: 0.09,
      linkRatio: textRatio,
    }),
    dark: paletteOn({
      primary,
      accent,
      ground: mixColors([14, 16, 18], primary, 0.05),
      surface: mixColors([25, 28, 31], primary, 0.07),
      toward: white,
      tintShare: 0.14,
      // Thin letters that shine look weaker than the same letters printed.
      linkRatio: 6.5,
    }),
  };
}

interface Scheme {
  readonly primary: Rgb;
  readonly accent: Rgb;
  readonly ground: Rgb;
  readonly surface: Rgb;
  readonly toward: Rgb;
  readonly tintShare: number;
  readonly linkRatio: number;
}

function paletteOn({ primary, accent, ground, surface, toward, tintShare, linkRatio }: Scheme): Palette {
  // A filled button must stand out from the page (3:1) before its own text is chosen.
  const brand = reachContrast(primary, ground, toward, markRatio);
  const tint = mixColors(surface, primary, tintShare);
  return {
    ground: formatColor(ground),
    surface: formatColor(surface),
    brand: formatColor(brand),
    onBrand: formatColor(textOn(brand)),
    link: formatColor(readableOn(primary, [ground, surface, tint], toward, linkRatio)),
    tint: formatColor(tint),
    accent: formatColor(readableOn(accent, [ground, surface, tint], toward, markRatio)),
  };
}

/** White if it is readable, else black: one of the two reaches 4.5:1 on every colour. */
function textOn(fill: Rgb): Rgb {
  return contrastOf(white, fill) >= textRatio ? white : black;
}

function readableOn(color: Rgb, grounds: readonly Rgb[], toward: Rgb, ratio: number): Rgb {
  return grounds.reduce((candidate, ground) => reachContrast(candidate, ground, toward, ratio), color);
}
