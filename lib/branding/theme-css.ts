import { type Corners, cornerFactors } from './corners';
import { type BrandColors, type Palette, themeFrom } from './theme';

/**
 * The look of a brand as a style sheet: custom properties for the light scheme, and for the dark one where the reader asks
 * for it. Round corners are what the other style sheets have by themselves.
 */
export function formatThemeCss(colors: BrandColors, corners: Corners): string {
  const { light, dark } = themeFrom(colors);
  const corner = corners === 'round' ? '' : `;--corner:${cornerFactors[corners]}`;
  return [`:root{${declare(light)}${corner}}`, `@media (prefers-color-scheme:dark){:root{${declare(dark)}}}`, ''].join(
    '\n',
  );
}

function declare(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--brand-${kebab(name)}:${color}`)
    .join(';');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
