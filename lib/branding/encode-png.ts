import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** 8 bits for each pixel, which choose one of the colours; no interlacing (PNG specification, 11.2.2). */
const indexed = [8, 3, 0, 0, 0];
/** Three times 8 bits for each pixel. */
const colored = [8, 2, 0, 0, 0];

/** The pixels of a square picture, one byte each, ready to be put into a file: the slow part, the same for all colours. */
export function packPixels(pixels: Uint8Array, sizePx: number): Buffer {
  // Each line begins with the way in which it is filtered: not at all.
  const lines = Array.from({ length: sizePx }, (_, line) =>
    Buffer.concat([Buffer.from([0]), pixels.subarray(line * sizePx, (line + 1) * sizePx)]),
  );
  return deflateSync(Buffer.concat(lines), { level: 9 });
}

/** A square PNG file of packed pixels, each of which is an index into the colours: red, green and blue, at most 256. */
export function encodePng(
  packed: Buffer,
  sizePx: number,
  colors: readonly (readonly number[])[],
): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sizePx, 0);
  header.writeUInt32BE(sizePx, 4);
  header.set(indexed, 8);
  const chunks = [chunk('IHDR', header), chunk('PLTE', Buffer.from(colors.flat())), chunk('IDAT', packed)];
  return new Uint8Array(Buffer.concat([signature, ...chunks, chunk('IEND', Buffer.alloc(0))]));
}

/** A PNG file of a picture, three bytes for each pixel: red, green and blue. */
export function encodeColorPng(pixels: Uint8Array, widthPx: number, heightPx: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set(colored, 8);
  const lines = Buffer.alloc((widthPx * 3 + 1) * heightPx);
  for (let line = 0; line < heightPx; line += 1) {
    lines.set(pixels.subarray(line * widthPx * 3, (line + 1) * widthPx * 3), line * (widthPx * 3 + 1) + 1);
  }
  const data = chunk('IDAT', deflateSync(lines, { level: 9 }));
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))]));
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
