import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawAppIcon } from '../../../../lib/branding/app-icon';
import { judgePicture, mostPictureBytes } from '../../../../lib/branding/picture/judge-picture';
import { readPictureSize, sniffFormat } from '../../../../lib/branding/picture/picture-size';
import { neutralColors } from '../../../../lib/branding/theme';

const fileOf = (bytes: Uint8Array) => ({ sizeBytes: bytes.length, bytes });
const png = drawAppIcon(512, neutralColors);
const text = (source: string) => new TextEncoder().encode(source);

/** The head of a WebP of this kind, as RFC 9649 lays it out, and enough after it. */
function webp(kind: string, fields: readonly (readonly [at: number, byte: number])[]): Uint8Array {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write(`WEBP${kind}`, 8, 'latin1');
  for (const [at, byte] of fields) bytes[at] = byte;
  return bytes;
}
/** 300 by 200 in each of the three ways. */
const lossy = webp('VP8 ', [
  [26, 300 & 255],
  [27, 300 >> 8],
  [28, 200],
]);
const extended = webp('VP8X', [
  [24, 299 & 255],
  [25, 299 >> 8],
  [27, 199],
]);
const lossless = webp('VP8L', [
  [20, 0x2f],
  [21, 299 & 255],
  [22, (299 >> 8) | ((199 << 6) & 255)],
  [23, 199 >> 2],
]);

function pngOf(widthPx: number, heightPx: number): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(widthPx, 16);
  bytes.writeUInt32BE(heightPx, 20);
  return bytes;
}

describe('a picture that can be shown', () => {
  it.each([
    ['/brand/logo.svg', readFileSync('public/brand/logo.svg')],
    ['/brand/icon.png', readFileSync('public/brand/icon.png')],
    ['/x.png', png],
    ['/x.webp', lossy],
    ['/x.webp', extended],
    ['/x.webp', lossless],
  ])('passes: %s', (path, bytes) => {
    expect(judgePicture(path, fileOf(bytes))).toBeNull();
  });

  it('has the size that its head says', () => {
    expect(readPictureSize('png', png)).toEqual({ widthPx: 512, heightPx: 512 });
    for (const bytes of [lossy, extended, lossless]) {
      expect(readPictureSize('webp', bytes)).toEqual({ widthPx: 300, heightPx: 200 });
    }
  });
});

describe('a picture that cannot', () => {
  it('is refused by its size before anybody reads it', () => {
    const fault = judgePicture('/brand/logo.svg', { sizeBytes: 20_000_000, bytes: null });
    expect(fault?.problem).toBe('is a file of 20.0 MB, and 200 kB is the most');
    expect(fault?.fix).toMatch(/Make it smaller/);
  });

  it.each([
    ['one byte too large', '/x.png', new Uint8Array(mostPictureBytes + 1), 'is a file of 201 kB'],
    ['empty', '/x.svg', new Uint8Array(), 'is empty'],
    ['a JPEG called PNG', '/x.png', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'is not what its name says: it is JPEG'],
    ['a GIF called WebP', '/x.webp', text('GIF89a'), 'it is GIF'],
    ['an SVG called PNG', '/x.png', text('<svg/>'), 'it is SVG'],
    ['a PNG called SVG', '/x.svg', png, 'it is PNG'],
    ['a page called SVG', '/x.svg', text('<html></html>'), 'it is no picture that we know'],
    ['anything', '/x.webp', text('hello'), 'it is no picture that we know'],
    ['a PNG that breaks off', '/x.png', png.subarray(0, 20), 'breaks off'],
    ['a WebP that breaks off', '/x.webp', lossy.subarray(0, 20), 'breaks off'],
    ['a WebP of no kind', '/x.webp', webp('VP9 ', []), 'breaks off'],
    ['a PNG of no width', '/x.png', pngOf(0, 10), 'is 0 by 10 pixels'],
    ['a WebP of no height', '/x.webp', webp('VP8 ', [[26, 1]]), 'is 1 by 0 pixels'],
    ['a PNG that fills memory', '/x.png', pngOf(60_000, 60_000), 'is 60000 by 60000 pixels'],
    ['an SVG in UTF-16', '/x.svg', Buffer.from('\ufeff<svg/>', 'utf16le'), 'it is no picture that we know'],
    ['an SVG with broken letters', '/x.svg', Buffer.from('<svg>\xff</svg>', 'latin1'), 'is not written in UTF-8'],
    [
      'an SVG with a script',
      '/x.svg',
      text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n<script/></svg>'),
      'has a <script>',
    ],
  ])('is refused: %s', (_, path, bytes, problem) => {
    expect(judgePicture(path, fileOf(bytes))?.problem).toContain(problem);
  });

  it('is refused as an icon unless it is exactly as large as installing asks for', () => {
    expect(judgePicture('/x.png', fileOf(png), 512)).toBeNull();
    for (const bytes of [pngOf(192, 192), pngOf(512, 511), pngOf(1024, 1024)]) {
      expect(judgePicture('/x.png', fileOf(bytes), 512)?.fix).toBe('Export it with 512 by 512 pixels.');
    }
  });
});

it('bytes of every kind are told apart', () => {
  expect([png, lossy, text('  <?xml version="1.0"?>'), text('')].map(sniffFormat)).toEqual([
    'png',
    'webp',
    'svg',
    null,
  ]);
});
