import { describe, expect, it } from 'vitest';
import { GET } from '../../../app/theme.css/route';
import { themeHref } from '../../../app/theme.css/theme-href';
import { neutralColors } from '../../../lib/branding/theme';
import { formatThemeCss } from '../../../lib/branding/theme-css';

const get = (path: string) => GET(new Request(`http://localhost:3000${path}`));
const brand = { colors: { primary: '#0f5c4a', accent: '#c8642b' }, corners: 'round' } as const;
const neutral = { colors: neutralColors, corners: 'round' } as const;
const full = {
  colors: {
    primary: '#ffd400',
    link: '#7a6600',
    ground: '#fffdf5',
    dark: { primary: '#ffe873', accent: '#e08a4f', link: '#ffe873', ground: '#101010' },
  },
  corners: 'square',
} as const;

describe('the style sheet of the brand', () => {
  it.each([brand, neutral, full])('has the look that its address names: %j', async (look) => {
    expect(await get(themeHref(look)).text()).toBe(formatThemeCss(look.colors, look.corners));
  });

  it('may be kept for ever, because another brand has another address', () => {
    expect(get(themeHref(brand)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(themeHref({ ...brand, corners: 'soft' })).not.toBe(themeHref(brand));
    expect(themeHref(brand)).not.toBe(themeHref(neutral));
  });

  it('is a style sheet', () => {
    expect(get(themeHref(brand)).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it.each([
    '/theme.css',
    '/theme.css?primary=red&accent=1',
    '/theme.css?corners=wavy',
    '/theme.css?primary=%7D%3Ahtml%7Bdisplay%3Anone%7D',
  ])('falls back to neutral colours for %s', async (path) => {
    expect(await get(path).text()).toBe(formatThemeCss(neutralColors, 'round'));
  });
});
