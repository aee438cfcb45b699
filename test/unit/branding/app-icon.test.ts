import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawAppIcon, iconSizesPx } from '../../../lib/branding/app-icon';
import { themeFrom } from '../../../lib/branding/theme';

const colors = { primary: '#0f5c4a', accent: '#c8642b' };

/** Reads what the icon is made of, by the PNG specification: length, name, data, checksum. */
function readChunks(file: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(file);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
}

/** The colour of a pixel, `#rrggbb`; x and y as shares of the whole. */
function pixelOf(file: Uint8Array, sizePx: number, x: number, y: number): string {
  const chunks = readChunks(file);
  const pixels = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const [column, line] = [Math.floor(x * sizePx), Math.floor(y * sizePx)];
  const index = pixels[line * (sizePx + 1) + 1 + column] ?? 0;
  return `#${chunks.get('PLTE')?.toString('hex', index * 3, index * 3 + 3)}`;
}

describe.each(iconSizesPx)('the icon of %i pixels', (sizePx) => {
  const file = drawAppIcon(sizePx, colors);
  const { brand, onBrand } = themeFrom(colors).light;

  it('is a PNG of that size', () => {
    expect(Buffer.from(file).toString('latin1', 1, 4)).toBe('PNG');
    const header = readChunks(file).get('IHDR');
    expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([sizePx, sizePx]);
    expect([...readChunks(file).keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  });

  it('fills its square with the brand, and nothing of the drawing is where launchers cut', () => {
    for (const [x, y] of [
      [0, 0],
      [0.999, 0],
      [0, 0.999],
      [0.999, 0.999],
      [0.12, 0.5],
      [0.5, 0.12],
    ] as const) {
      expect(pixelOf(file, sizePx, x, y)).toBe(brand);
    }
  });

  it('shows the host in what can be read on it', () => {
    // The left edge of the upper box, in the 32 units of the drawing.
    const toShare = (units: number) => 0.5 + ((units - 16) / 32) * 0.86;
    expect(pixelOf(file, sizePx, toShare(7), toShare(11))).toBe(onBrand);
  });

  it('is small', () => {
    expect(file.length).toBeLessThan(5_000);
  });
});

it('is of another colour for another brand', () => {
  expect(pixelOf(drawAppIcon(192, { ...colors, primary: '#402080' }), 192, 0, 0)).toBe('#402080');
});
