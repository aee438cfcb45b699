import type { Mark, Page, Run } from './page';
import { formatPath, placePath } from './path';
import type { Face } from './text/face';

/** A picture file as it lies on the disk. */
export interface LogoFile {
  readonly type: 'image/svg+xml' | 'image/png' | 'image/webp';
  readonly bytes: Uint8Array;
}

/** Outlines are written in thousandths of the size of their letters, as most fonts draw them. */
const unitsPerSize = 1_000;

/**
 * A page as SVG, as big as its paper. Letters are outlines, each drawn once and used often: it looks the same everywhere, and
 * Arabic stays joined. What it says is in its description, for whoever cannot see it. The logo is a picture in it, in which
 * no script runs. Pure.
 */
export function writeSvg(page: Page, logo: LogoFile | null): string {
  const { width, height, title, language } = page;
  const letters = new Map<Face, Map<number, string>>();
  const marks = page.marks.map((mark) => writeMark(mark, logo, letters));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" xml:lang="${language}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(page.marks.flatMap(sayMark).join('\n'))}</desc>`,
    '<defs>',
    ...writeLetters(letters),
    '</defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...marks,
    '</svg>',
    '',
  ].join('\n');
}

/** Letters that have been used, by their font, with the names they have in the file. */
type Letters = Map<Face, Map<number, string>>;

function writeMark(mark: Mark, logo: LogoFile | null, letters: Letters): string {
  switch (mark.kind) {
    case 'fill':
      return `<path d="${formatPath(mark.path)}" fill="${mark.color}"/>`;
    case 'line':
      return `<path d="${formatPath(mark.path)}" fill="none" stroke="${mark.color}" stroke-width="${round(mark.width)}" stroke-linecap="round" stroke-linejoin="round"/>`;
    case 'text':
      return `<g fill="${mark.color}">${mark.runs.map((run) => writeRun(run, letters)).join('')}</g>`;
    case 'logo': {
      if (logo === null) return mark.instead.map((one) => writeMark(one, null, letters)).join('\n');
      const { x, y, width, height } = mark.box;
      const href = `data:${logo.type};base64,${Buffer.from(logo.bytes).toString('base64')}`;
      const ratio = mark.isAtRight ? 'xMaxYMid' : 'xMinYMid';
      return `<image x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" preserveAspectRatio="${ratio}" href="${href}"/>`;
    }
  }
}

function writeRun({ face, x, baseline, size, glyphs }: Run, letters: Letters): string {
  const scale = round(size / unitsPerSize, 1e7);
  const uses = glyphs.map(
    (glyph) =>
      `<use href="#${nameOf(face, glyph.glyph, letters)}" x="${round(glyph.x * unitsPerSize)}" y="${round(-glyph.y * unitsPerSize)}"/>`,
  );
  return `<g transform="translate(${round(x)} ${round(baseline)}) scale(${scale})">${uses.join('')}</g>`;
}

function nameOf(face: Face, glyph: number, letters: Letters): string {
  const ofFace = letters.get(face) ?? new Map<number, string>();
  letters.set(face, ofFace);
  const name = ofFace.get(glyph) ?? `f${[...letters.keys()].indexOf(face)}g${glyph}`;
  ofFace.set(glyph, name);
  return name;
}

function writeLetters(letters: Letters): string[] {
  return [...letters].flatMap(([face, names]) =>
    [...names].map(
      ([glyph, name]) =>
        `<path id="${name}" d="${formatPath(placePath(face.outlineOf(glyph), 0, 0, [unitsPerSize, -unitsPerSize]), 1)}"/>`,
    ),
  );
}

function sayMark(mark: Mark): string[] {
  if (mark.kind === 'logo') return mark.instead.flatMap(sayMark);
  return mark.kind === 'text' && mark.said !== '' ? [mark.said] : [];
}

function round(value: number, parts = 1_000): number {
  return Math.round(value * parts) / parts;
}

function escapeXml(text: string): string {
  // No control character but these three may stand in XML 1.0, escaped or not.
  const legal = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return legal.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
