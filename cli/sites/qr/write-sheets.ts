import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { encodeColorPng } from '../../../lib/branding/encode-png';
import type { Page } from '../../../lib/posters/page';
import { drawPixels } from '../../../lib/posters/raster/draw-pixels';
import { type LogoFile, writeSvg } from '../../../lib/posters/write-svg';
import { CommandFault } from '../command';
import type { Sheet } from './draw-sheets';
import { writePdf } from './write-pdf';

export const formats = ['pdf', 'svg', 'png'] as const;
export type Format = (typeof formats)[number];

/** Where pages go, and what their file says of itself. */
export interface SheetFile {
  readonly path: string;
  readonly format: Format;
  /** May a file that is there be written over? */
  readonly mayReplace: boolean;
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly atMs: number;
  /** Below `public/`, or null. */
  readonly logo: string | null;
  /** For pictures. */
  readonly dotsPerInch: number;
  /** Of a PDF; what is more goes into the next one. */
  readonly pagesPerFile: number;
}

const logoTypes = { '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp' } as const;

/**
 * Writes the sheets: into a PDF, or several, or each into a picture of its own with its name behind that of the file when there
 * are several. Gives the paths. `onPage` is told each page when it has been drawn. Throws {@link CommandFault}.
 */
export async function writeSheets(
  sheets: Iterable<Sheet>,
  count: number,
  file: SheetFile,
  onPage: (page: Page) => void,
): Promise<string[]> {
  try {
    if (file.format === 'pdf') return await writePdfs(sheets, count, file, onPage);
    return writePictures(sheets, count, file, onPage);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^(ENOENT|ENOTDIR|EACCES|EISDIR|EROFS|ENOSPC|EPERM)$/.test(code)) throw error;
    throw new CommandFault(`${file.path} cannot be written: ${code}. Give another --out.`);
  }
}

/** Thousands of posters are several files, each of which a printer shop and a mailbox take. */
async function writePdfs(
  sheets: Iterable<Sheet>,
  count: number,
  file: SheetFile,
  onPage: (page: Page) => void,
): Promise<string[]> {
  const { dir, name: stem, ext } = parse(file.path);
  const parts = Math.max(1, Math.ceil(count / file.pagesPerFile));
  const paths = Array.from({ length: parts }, (_, at) =>
    parts === 1 ? file.path : join(dir, `${stem}-${at + 1}${ext}`),
  );
  for (const path of paths) refuseToReplace(path, file);
  const logoPath = file.logo !== null && /\.png$/i.test(file.logo) ? publicPath(file.logo) : null;
  const iterator = sheets[Symbol.iterator]();
  for (const path of paths) await writePdf(path, take(iterator, file.pagesPerFile, onPage), { ...file, logoPath });
  return paths;
}

function* take(sheets: Iterator<Sheet>, most: number, onPage: (page: Page) => void): Generator<Page> {
  for (let taken = 0; taken < most; taken += 1) {
    const next = sheets.next();
    if (next.done === true) return;
    onPage(next.value.page);
    yield next.value.page;
  }
}

function writePictures(
  sheets: Iterable<Sheet>,
  count: number,
  file: SheetFile,
  onPage: (page: Page) => void,
): string[] {
  const { dir, name: stem, ext } = parse(file.path);
  const logo = file.format === 'svg' ? readLogo(file.logo) : null;
  const paths: string[] = [];
  for (const { name, page } of sheets) {
    const path = count === 1 ? file.path : join(dir, `${stem}-${name}${ext}`);
    refuseToReplace(path, file);
    writeFileSync(path, file.format === 'svg' ? writeSvg(page, logo) : toPng(page, file.dotsPerInch));
    onPage(page);
    paths.push(path);
  }
  return paths;
}

function refuseToReplace(path: string, { mayReplace }: SheetFile): void {
  if (mayReplace || !existsSync(path)) return;
  throw new CommandFault(`${path} is there already. Give another --out, or --force to write over it.`);
}

function toPng(page: Page, dotsPerInch: number): Uint8Array {
  const { rgb, width, height } = drawPixels(page, dotsPerInch);
  return encodeColorPng(rgb, width, height);
}

function readLogo(logo: string | null): LogoFile | null {
  if (logo === null) return null;
  const type = logoTypes[parse(logo).ext.toLowerCase() as keyof typeof logoTypes];
  return type === undefined ? null : { type, bytes: readFileSync(publicPath(logo)) };
}

function publicPath(logo: string): string {
  const path = join('public', logo);
  if (existsSync(path)) return path;
  throw new CommandFault(`The logo ${path} is not there. Run the command where the config is, or mend company.logo.`);
}
