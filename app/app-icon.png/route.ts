import { drawAppIcon, iconSizesPx } from '../../lib/branding/app-icon';
import { neutralColors } from '../../lib/branding/theme';

/** The icon of the installed app; see `appIconHref`. Any colour, the neutral one else; the sizes that there are. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const hex = searchParams.get('primary') ?? '';
  const sizePx = iconSizesPx.find((size) => String(size) === searchParams.get('size')) ?? 192;
  const primary = /^[0-9a-f]{6}$/i.test(hex) ? `#${hex}` : neutralColors.primary;
  return new Response(drawAppIcon(sizePx, { ...neutralColors, primary }), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable' },
  });
}
