import type { Palette, Theme } from './theme';

/** The theme as a style sheet: custom properties for the light scheme, and for the dark one where the reader asks for it. */
export function formatThemeCss(theme: Theme): string {
  return [
    `:root{${declare(theme.light)}}`,
    `@media (prefers-color-scheme:dark){:root{${declare(theme.dark)}}}`,
    '',
  ].join('\n');
}

function declare(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--brand-${kebab(name)}:${color}`)
    .join(';');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
