import type { FixedColor } from './fixed-colors';
import type { Palette } from './theme';

/** A colour by what it is for; in classes and style sheets the same words with dashes. */
export type ColorToken = keyof Palette | FixedColor;

/** What stands on what somewhere in the app. */
export interface ColorPair {
  readonly of: ColorToken;
  readonly on: ColorToken;
  /** Contrast that is needed: 7 for IDs and states, which are read from where one stands (WCAG 1.4.6); 4.5 for text (1.4.3); 3 for marks (1.4.11). */
  readonly least: 3 | 4.5 | 7;
}

const idOrState = 7;
const text = 4.5;
const mark = 3;

/**
 * Every pair of colours that the pages use, in both schemes. A test walks the classes of `app/`: a pair that is not listed
 * fails it, so whatever is drawn has been computed.
 */
export const colorPairs: readonly ColorPair[] = [
  ...pair('ink', idOrState, ['ground', 'surface', 'tint', 'goodTint', 'warnTint', 'badTint']),
  ...pair('quiet', text, ['ground', 'surface', 'tint', 'goodTint', 'warnTint', 'badTint']),
  // Links and second actions; also the ring around what has the focus.
  ...pair('link', text, ['ground', 'surface', 'tint', 'goodTint', 'warnTint', 'badTint']),
  ...pair('onBrand', text, ['brand']),
  ...pair('good', text, ['ground', 'surface', 'goodTint']),
  ...pair('warn', text, ['ground', 'surface', 'tint', 'warnTint']),
  ...pair('bad', text, ['ground', 'surface', 'badTint', 'warnTint']),
  ...pair('warnTint', text, ['warn']),
  // Drawings on a filled spot.
  ...pair('surface', mark, ['good', 'warn', 'bad', 'link']),
  // What shows where a button, a field, a bar of progress begins.
  ...pair('edge', mark, ['ground', 'surface', 'warnTint']),
  ...pair('fieldLine', mark, ['ground', 'surface', 'warnTint']),
  ...pair('link', mark, ['line']),
  ...pair('accent', mark, ['ground']),
];

function pair(of: ColorToken, least: ColorPair['least'], grounds: readonly ColorToken[]): ColorPair[] {
  return grounds.map((on) => ({ of, on, least }));
}
