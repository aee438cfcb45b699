import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Pixels } from '../../../lib/posters/raster/draw-pixels';
import { findPoppler } from '../support/find-poppler';

/** How dense pages are pictured: an office printer has more. */
const dotsPerInch = 200;

function run(program: string, args: readonly string[]): Buffer {
  const folder = findPoppler();
  if (folder === null) throw new Error('poppler is missing: brew install poppler, or ALLOW_SKIP=poppler');
  return execFileSync(join(folder, program), args, { maxBuffer: 256e6 });
}

/** A page of a PDF as a picture (PPM, P6), made by somebody else's program. */
export function picturePage(path: string, page: number): Pixels {
  const file = run('pdftoppm', ['-r', `${dotsPerInch}`, '-f', `${page}`, '-l', `${page}`, path]);
  const header = /^P6\s(\d+)\s(\d+)\s255\s/.exec(file.toString('latin1', 0, 40));
  if (header === null) throw new Error('no picture');
  return { width: Number(header[1]), height: Number(header[2]), rgb: file.subarray(header[0].length) };
}

/** One row for each font of a PDF: is it embedded, and only with the letters that it needs? */
export function listFonts(path: string): { name: string; isEmbedded: boolean; isSubset: boolean }[] {
  const rows = run('pdffonts', [path]).toString().trimEnd().split('\n').slice(2);
  return rows.map((row) => {
    const cells = row.trim().split(/\s+/);
    return { name: cells[0] ?? '', isEmbedded: cells.at(-5) === 'yes', isSubset: cells.at(-4) === 'yes' };
  });
}

/** What a reader would copy out of a PDF. */
export function readWords(path: string): string {
  return run('pdftotext', ['-raw', path, '-']).toString('utf8').normalize('NFKC');
}

/** Every word with its place on its page, in points from the upper left corner, and the size of the pages. */
export function placeWords(path: string): {
  words: { left: number; top: number; right: number; bottom: number }[];
  width: number;
  height: number;
} {
  const html = run('pdftotext', ['-bbox', path, '-']).toString('utf8');
  const numbers = (text: string) => [...text.matchAll(/"(-?[\d.]+)"/g)].map(([, value]) => Number(value));
  const [width = 0, height = 0] = numbers(/<page [^>]+>/.exec(html)?.[0] ?? '');
  const words = [...html.matchAll(/<word [^>]+>/g)].map(([tag]) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = numbers(tag);
    return { left, top, right, bottom };
  });
  return { words, width, height };
}
