import { neutralColors, themeFrom } from '../../lib/branding/theme';
import { formatThemeCss } from '../../lib/branding/theme-css';

/** The colours of the brand as a style sheet; see `themeHref`. Answers any two colours, and the neutral ones else. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const color = (name: 'primary' | 'accent') => {
    const hex = searchParams.get(name) ?? '';
    return /^[0-9a-f]{6}$/i.test(hex) ? `#${hex}` : neutralColors[name];
  };
  const css = formatThemeCss(themeFrom({ primary: color('primary'), accent: color('accent') }));
  return new Response(css, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  });
}
