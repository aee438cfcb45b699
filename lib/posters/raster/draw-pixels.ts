import { parseColor } from '../../branding/contrast';
import type { Mark, Page, Run } from '../page';
import { type Path, placePath } from '../path';
import { coverLines } from './cover-line';
import { type Coverage, coverOf } from './coverage';
import { flatten } from './flatten';

/** A picture, three bytes for each pixel: red, green and blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const mmPerInch = 25.4;

/** A page as a picture on white. The company's name stands where its logo would. Pure. */
export function drawPixels(page: Page, dotsPerInch: number): Pixels {
  const scale = dotsPerInch / mmPerInch;
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const pixels = { width, height, rgb: new Uint8Array(width * height * 3).fill(255) };
  for (const mark of page.marks) drawMark(pixels, mark, scale);
  return pixels;
}

function drawMark(pixels: Pixels, mark: Mark, scale: number): void {
  if (mark.kind === 'logo') {
    for (const one of mark.instead) drawMark(pixels, one, scale);
    return;
  }
  const pieces = mark.kind === 'text' ? mark.runs.flatMap((run) => outlinesOf(run)) : [mark.path];
  for (const path of pieces) {
    const contours = flatten(placePath(path, 0, 0, scale));
    const coverage =
      mark.kind === 'line'
        ? coverLines(contours, mark.width * scale, pixels.width, pixels.height)
        : coverOf(
            contours.map(({ points }) => points),
            pixels.width,
            pixels.height,
          );
    blend(pixels, coverage, mark.color);
  }
}

/** Each letter by itself: what is looked at is then as big as a letter, not as a line. */
function outlinesOf({ face, x, baseline, size, glyphs }: Run): Path[] {
  return glyphs.map((glyph) =>
    placePath(face.outlineOf(glyph.glyph), x + glyph.x * size, baseline - glyph.y * size, [size, -size]),
  );
}

function blend({ rgb, width }: Pixels, coverage: Coverage | null, color: string): void {
  if (coverage === null) return;
  const parts = parseColor(color);
  for (let at = 0; at < coverage.shares.length; at += 1) {
    const share = coverage.shares[at] ?? 0;
    if (share === 0) continue;
    const [row, column] = [Math.floor(at / coverage.width), at % coverage.width];
    const pixel = ((coverage.top + row) * width + coverage.left + column) * 3;
    for (const [part, value] of parts.entries()) {
      rgb[pixel + part] = Math.round((rgb[pixel + part] ?? 0) * (1 - share) + value * share);
    }
  }
}
