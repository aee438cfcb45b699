import type { IconSizePx } from '../../lib/branding/app-icon';
import type { BrandColors } from '../../lib/branding/theme';

/** The address of the icon in this size: it says all that the picture depends on, so it may be kept for ever. */
export function appIconHref({ primary }: BrandColors, sizePx: IconSizePx): string {
  return `/app-icon.png?${new URLSearchParams({ size: String(sizePx), primary: primary.slice(1) })}`;
}
