import { type Corners, corners } from '../../lib/branding/corners';
import { type BrandColors, neutralColors, type StatedColors } from '../../lib/branding/theme';
import type { Company } from '../../lib/sites/site';

/** What the look of the pages depends on. */
export type Look = Pick<Company, 'colors' | 'corners'>;

const names = ['primary', 'accent', 'link', 'ground'] as const;

/** The address of the theme of this look: it says all that the style sheet depends on, so it may be kept for ever. */
export function themeHref({ colors, corners: drawn }: Look): string {
  const query = new URLSearchParams([...pairsOf(colors, ''), ...pairsOf(colors.dark ?? {}, 'dark-')]);
  if (drawn !== 'round') query.set('corners', drawn);
  return `/theme.css?${query}`;
}

function pairsOf(stated: StatedColors, prefix: string): string[][] {
  return names.flatMap((name) => {
    const color = stated[name];
    return color === undefined ? [] : [[`${prefix}${name}`, color.slice(1)]];
  });
}

/** The inverse of {@link themeHref}. Takes any colours, and the neutral ones where there is no main one. */
export function readLook(query: URLSearchParams): Look {
  const { primary, ...others } = readColors(query, '');
  const colors: BrandColors =
    primary === undefined ? neutralColors : { ...others, primary, dark: readColors(query, 'dark-') };
  return { colors, corners: readCorners(query.get('corners')) };
}

function readColors(query: URLSearchParams, prefix: string): StatedColors {
  const entries = names.flatMap((name) => {
    const digits = query.get(`${prefix}${name}`) ?? '';
    return /^[0-9a-f]{6}$/i.test(digits) ? [[name, `#${digits.toLowerCase()}`]] : [];
  });
  return Object.fromEntries(entries);
}

function readCorners(text: string | null): Corners {
  return corners.find((one) => one === text) ?? 'round';
}
