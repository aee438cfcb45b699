import type { BrandColors } from '../../lib/branding/theme';

/** The address of the theme of these colours: it says all that the style sheet depends on, so it may be kept for ever. */
export function themeHref({ primary, accent }: BrandColors): string {
  return `/theme.css?${new URLSearchParams({ primary: primary.slice(1), accent: accent.slice(1) })}`;
}
