import decodeQR from 'qr/decode.js';
import type { Box } from '../../lib/posters/page';
import type { Pixels } from '../../lib/posters/raster/draw-pixels';

/** What the code in a box of a picture says, or null. The box is in millimetres of a page that is `pageWidth` wide. */
export function readCode(
  { width, rgb }: Pixels,
  { x, y, width: boxWidth, height }: Box,
  pageWidth: number,
): string | null {
  const scale = width / pageWidth;
  const [left, top, across, down] = [x, y, boxWidth, height].map((value) => Math.floor(value * scale));
  const [columns, rows] = [across ?? 0, down ?? 0];
  const data = new Uint8ClampedArray(columns * rows * 4).fill(255);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const from = (((top ?? 0) + row) * width + (left ?? 0) + column) * 3;
      for (const part of [0, 1, 2]) data[(row * columns + column) * 4 + part] = rgb[from + part] ?? 255;
    }
  }
  try {
    return decodeQR({ width: columns, height: rows, data });
  } catch {
    return null;
  }
}
