import { formatThemeCss } from '../../lib/branding/theme-css';
import { readLook } from './theme-href';

/** The look of the brand as a style sheet; see `themeHref`. */
export function GET(request: Request): Response {
  const { colors, corners } = readLook(new URL(request.url).searchParams);
  return new Response(formatThemeCss(colors, corners), {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  });
}
