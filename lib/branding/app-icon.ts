import { mixColors, parseColor } from './contrast';
import { encodePng, packPixels } from './encode-png';
import type { BrandColors } from './theme';
import { themeFrom } from './theme';

/** 48: tabs of browsers; 180: home screens of iOS; 192 and 512: what installing asks for. Pixels. */
export const iconSizesPx = [48, 180, 192, 512] as const;

export type IconSizePx = (typeof iconSizesPx)[number];

type Point = readonly [x: number, y: number];

/** The host and the tick of `public/icon.svg`, in its 32 by 32 units. */
const lines: readonly (readonly Point[])[] = [
  [
    [7, 8.5],
    [25, 8.5],
    [25, 14.5],
    [7, 14.5],
    [7, 8.5],
  ],
  [
    [15, 17.5],
    [7, 17.5],
    [7, 23.5],
    [14, 23.5],
  ],
  [
    [11, 11.5],
    [11.01, 11.5],
  ],
  [
    [17.5, 21.5],
    [20.5, 24.5],
    [26, 18],
  ],
];
const segments = lines.flatMap((line) => line.slice(1).map((to, index) => [line[index] ?? to, to] as const));
const units = 32;
const halfStroke = 1.2;
/** Launchers cut a mask out of it, of which only the middle is sure (W3C Web App Manifest, icon masks). */
const scale = 0.86;
const shades = 256;

const packedBySize = new Map<IconSizePx, Buffer>();

/**
 * The app's icon as a PNG in the colours of the brand, to the edges, because launchers round it themselves. Drawn once per
 * size, then cheap for any colour.
 */
export function drawAppIcon(sizePx: IconSizePx, colors: BrandColors): Uint8Array<ArrayBuffer> {
  const packed = packedBySize.get(sizePx) ?? packPixels(drawShades(sizePx), sizePx);
  packedBySize.set(sizePx, packed);
  const { brand, onBrand } = themeFrom(colors).light;
  const [ground, ink] = [parseColor(brand), parseColor(onBrand)];
  return encodePng(
    packed,
    sizePx,
    Array.from({ length: shades }, (_, shade) => mixColors(ground, ink, shade / (shades - 1))),
  );
}

/** How much ink there is on each pixel, 0 to 255; edges are smooth. */
function drawShades(sizePx: number): Uint8Array {
  const pixelsPerUnit = (sizePx / units) * scale;
  const toUnits = (pixel: number) => (pixel + 0.5 - sizePx / 2) / pixelsPerUnit + units / 2;
  return Uint8Array.from({ length: sizePx * sizePx }, (_, index) => {
    const point: Point = [toUnits(index % sizePx), toUnits(Math.floor(index / sizePx))];
    const distance = Math.min(...segments.map(([from, to]) => distanceTo(point, from, to)));
    const coverage = 0.5 + (halfStroke - distance) * pixelsPerUnit;
    return Math.round(Math.min(1, Math.max(0, coverage)) * (shades - 1));
  });
}

function distanceTo([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const share = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX ** 2 + alongY ** 2);
  const nearest = Math.min(1, Math.max(0, share));
  return Math.hypot(x - fromX - nearest * alongX, y - fromY - nearest * alongY);
}
