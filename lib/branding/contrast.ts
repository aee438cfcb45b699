/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Parses `#rrggbb`; black when it is anything else, which the schema has excluded. */
export function parseColor(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return match === null ? [0, 0, 0] : [channel(match[1]), channel(match[2]), channel(match[3])];
}

function channel(hex: string | undefined): number {
  return Number.parseInt(hex ?? '0', 16);
}

/** The colour as `#rrggbb`: the inverse of {@link parseColor}. */
export function formatColor(color: Rgb): string {
  return `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The colour `share` of the way from one to the other: 0 is `from`, 1 is `to`. In whole numbers, so that the contrast
 * computed for it is the contrast of what `#rrggbb` shows.
 */
export function mixColors(from: Rgb, to: Rgb, share: number): Rgb {
  const mixed = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [mixed(0), mixed(1), mixed(2)];
}

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it. */
export function luminanceOf(color: Rgb): number {
  const [red, green, blue] = color;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** WCAG contrast ratio, 1 to 21; the order of the colours does not matter. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

/** The colour nearest to `color`, on its way to `toward`, that reaches the ratio against `ground`; `toward` when none does. */
export function reachContrast(color: Rgb, ground: Rgb, toward: Rgb, ratio: number): Rgb {
  for (let step = 0; step < 50; step++) {
    const candidate = mixColors(color, toward, step / 50);
    if (contrastOf(candidate, ground) >= ratio) return candidate;
  }
  return toward;
}
