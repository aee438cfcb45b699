import { describe, expect, it } from 'vitest';
import { GET } from '../../../app/theme.css/route';
import { themeHref } from '../../../app/theme.css/theme-href';
import { neutralColors, themeFrom } from '../../../lib/branding/theme';
import { formatThemeCss } from '../../../lib/branding/theme-css';

const get = (path: string) => GET(new Request(`http://localhost:3000${path}`));
const brand = { primary: '#0f5c4a', accent: '#c8642b' };

describe('the style sheet of the brand', () => {
  it('has the colours that its address names', async () => {
    expect(await get(themeHref(brand)).text()).toBe(formatThemeCss(themeFrom(brand)));
  });

  it('may be kept for ever, because another brand has another address', () => {
    expect(get(themeHref(brand)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(themeHref(brand)).not.toBe(themeHref(neutralColors));
  });

  it('is a style sheet', () => {
    expect(get(themeHref(brand)).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it.each(['/theme.css', '/theme.css?primary=red&accent=1', '/theme.css?primary=%7D%3Ahtml%7Bdisplay%3Anone%7D'])(
    'falls back to neutral colours for %s',
    async (path) => {
      expect(await get(path).text()).toBe(formatThemeCss(themeFrom(neutralColors)));
    },
  );
});
