export type SchemeName = 'light' | 'dark';

/** The colours that no brand decides, because what they say must look the same to everybody; those of `app/globals.css`. */
export const fixedColors = {
  light: {
    ink: '#14181a',
    quiet: '#4d565a',
    line: '#dcdfdd',
    fieldLine: '#7d8588',
    good: '#17663d',
    goodTint: '#e4f3ea',
    warn: '#6f4700',
    warnTint: '#fdf0d3',
    bad: '#a3211c',
    badTint: '#fdeceb',
  },
  dark: {
    ink: '#f1f4f3',
    quiet: '#b4bebe',
    line: '#343a3d',
    fieldLine: '#7f898b',
    good: '#84dba9',
    goodTint: '#14301f',
    warn: '#f4c67a',
    warnTint: '#352709',
    bad: '#ffb3ac',
    badTint: '#3b1715',
  },
} as const satisfies Record<SchemeName, Record<string, string>>;

export type FixedColor = keyof (typeof fixedColors)['light'];
