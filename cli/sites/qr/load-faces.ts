import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { create, type Font, type Glyph } from 'fontkit';
import type { Path } from '../../../lib/posters/path';
import type { Face, Faces, ShapedText, Weight } from '../../../lib/posters/text/face';
import { unpackWoff } from './unpack-woff';

const require = createRequire(import.meta.url);
const notoSans = require.resolve('@fontsource/noto-sans/package.json');
const notoSansArabic = require.resolve('@fontsource/noto-sans-arabic/package.json');
/** Made for signs; it has its own Latin letters, which fit its own. */
const bizUdpGothic = require.resolve('@fontsource/biz-udpgothic/package.json');

/** WOFF and not WOFF2: what is unpacked in milliseconds, and of which a PDF can take the letters that it needs. */
const files: Readonly<Record<string, Readonly<Record<Weight, string>>>> = {
  latin: both(notoSans, 'noto-sans-latin'),
  'latin-ext': both(notoSans, 'noto-sans-latin-ext'),
  vietnamese: both(notoSans, 'noto-sans-vietnamese'),
  greek: both(notoSans, 'noto-sans-greek'),
  cyrillic: both(notoSans, 'noto-sans-cyrillic'),
  'cyrillic-ext': both(notoSans, 'noto-sans-cyrillic-ext'),
  devanagari: both(notoSans, 'noto-sans-devanagari'),
  arabic: both(notoSansArabic, 'noto-sans-arabic-arabic'),
  japanese: both(bizUdpGothic, 'biz-udpgothic-japanese'),
};

/** The fonts for a language, its own in front. Opens each file when a letter is looked for in it. */
export function loadFaces(language: string): Faces {
  const own = { ja: 'japanese', ar: 'arabic' }[language];
  const names = [...(own === undefined ? [] : [own]), ...Object.keys(files).filter((name) => name !== own)];
  return { regular: names.map((name) => faceOf(name, 'regular')), bold: names.map((name) => faceOf(name, 'bold')) };
}

function both(manifest: string, stem: string): Record<Weight, string> {
  const folder = join(dirname(manifest), 'files');
  return { regular: join(folder, `${stem}-400-normal.woff`), bold: join(folder, `${stem}-700-normal.woff`) };
}

const opened = new Map<string, Face>();

function faceOf(name: string, weight: Weight): Face {
  const file = files[name]?.[weight] ?? '';
  const known = opened.get(file) ?? openFace(file);
  opened.set(file, known);
  return known;
}

function openFace(file: string): Face {
  let unpacked: Buffer | null = null;
  let font: Font | null = null;
  const bytes = () => {
    unpacked ??= unpackWoff(readFileSync(file));
    return unpacked;
  };
  const open = () => {
    font ??= readFont(bytes(), file);
    return font;
  };
  const shaped = new Map<string, ShapedText>();
  const outlines = new Map<number, Path>();
  return {
    name: basename(file),
    bytes,
    hasLetter: (codePoint) => open().hasGlyphForCodePoint(codePoint),
    shape: (text, isRightToLeft) => keep(shaped, `${isRightToLeft} ${text}`, () => shape(open(), text, isRightToLeft)),
    outlineOf: (glyph) => keep(outlines, glyph, () => outlineOf(open().getGlyph(glyph), open().unitsPerEm)),
  };
}

function readFont(bytes: Buffer, file: string): Font {
  const font = create(bytes);
  if (!('layout' in font)) throw new Error(`${file} holds several fonts`);
  return font;
}

/** Captions stand on every poster of a run: shaped once. */
function keep<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function shape(font: Font, text: string, isRightToLeft: boolean): ShapedText {
  const direction = isRightToLeft ? 'rtl' : 'ltr';
  const { glyphs, positions } = font.layout(text, [], undefined, undefined, direction);
  let width = 0;
  const placed = glyphs.map((glyph, at) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
    const one = { glyph: glyph.id, x: (width + xOffset) / font.unitsPerEm, y: yOffset / font.unitsPerEm };
    width += xAdvance;
    return one;
  });
  return { width: width / font.unitsPerEm, glyphs: placed };
}

const letters = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const;

function outlineOf({ path }: Glyph, unitsPerEm: number): Path {
  return path.commands.map(({ command, args }) => [
    letters[command as keyof typeof letters],
    ...args.map((value) => value / unitsPerEm),
  ]) as unknown as Path;
}
