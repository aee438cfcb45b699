import { type BrandColors, themeFrom } from '../branding/theme';
import type { Inks } from './poster/drawings/drawing';

/** The colours of the pages on paper: those of the light scheme, which have been judged. Pure. */
export function chooseInks(colors: BrandColors): Inks {
  const { brand, onBrand, link, tint } = themeFrom(colors).light;
  return { ink: '#1a2224', brand, onBrand, accent: link, tint, paper: '#ffffff' };
}
