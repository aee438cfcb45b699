/** The formats that a logo may have besides SVG. */
export type RasterFormat = 'png' | 'webp';

/** Width and height in pixels. */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What the first bytes of a file say that it is, or null. */
export function sniffFormat(bytes: Uint8Array): 'png' | 'webp' | 'jpeg' | 'gif' | 'svg' | null {
  const text = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^GIF8[79]a/.test(text)) return 'gif';
  return /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!)/.test(text) ? 'svg' : null;
}

/**
 * The size that a PNG (specification, 11.2.2) or WebP (RFC 9649, 2.5 to 2.7) says in its head; null when the head is not
 * whole. The pixels themselves are not read.
 */
export function readPictureSize(format: RasterFormat, bytes: Uint8Array): PictureSize | null {
  const file = Buffer.from(bytes);
  return format === 'png' ? readPngSize(file) : readWebpSize(file);
}

function readPngSize(file: Buffer): PictureSize | null {
  if (file.length < 33 || file.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { widthPx: file.readUInt32BE(16), heightPx: file.readUInt32BE(20) };
}

function readWebpSize(file: Buffer): PictureSize | null {
  if (file.length < 30) return null;
  const kind = file.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { widthPx: file.readUIntLE(24, 3) + 1, heightPx: file.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8 ') return { widthPx: file.readUInt16LE(26) & 0x3fff, heightPx: file.readUInt16LE(28) & 0x3fff };
  if (kind !== 'VP8L' || file[20] !== 0x2f) return null;
  const bits = file.readUInt32LE(21);
  return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
}
