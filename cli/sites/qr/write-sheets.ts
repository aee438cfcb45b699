import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { encodeColorPng } from '../../../lib/branding/encode-png';
import type { Page } from '../../../lib/posters/page';
import { drawPixels } from '../../../lib/posters/raster/draw-pixels';
import { type LogoFile, writeSvg } from '../../../lib/posters/write-svg';
import { CommandFault } from '../command';
import { refuseToReplace } from '../write-files';
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
 * are several; or none of them, when one of the files is there and may not be replaced. Gives the paths. `onPage` is told
 * each page when it has been drawn. Throws {@link CommandFault}.
 */
export async function writeSheets(
  sheets: readonly Sheet[],
  file: SheetFile,
  onPage: (page: Page) => void,
): Promise<string[]> {
  const parts = divide(sheets, file);
  const paths = parts.map(({ path }) => path);
  refuseToReplace(paths, () => file.mayReplace);
  try {
    if (file.format === 'pdf') await writePdfs(parts, file, onPage);
    else writePictures(parts, file, onPage);
    return paths;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^(ENOENT|ENOTDIR|EACCES|EISDIR|EROFS|ENOSPC|EPERM)$/.test(code)) throw error;
    throw new CommandFault(`${file.path} cannot be written: ${code}. Give another --out.`);
  }
}

/** What goes into one file. */
interface Part {
  readonly path: string;
  readonly sheets: readonly Sheet[];
}

/** Thousands of posters are several PDFs, each of which a printer shop and a mailbox take; a picture holds one. */
function divide(sheets: readonly Sheet[], { path, format, pagesPerFile }: SheetFile): Part[] {
  const { dir, name: stem, ext } = parse(path);
  const pages = format === 'pdf' ? pagesPerFile : 1;
  if (sheets.length <= pages) return [{ path, sheets }];
  return Array.from({ length: Math.ceil(sheets.length / pages) }, (_, at) => {
    const part = sheets.slice(at * pages, (at + 1) * pages);
    const name = format === 'pdf' ? at + 1 : part[0]?.name;
    return { path: join(dir, `${stem}-${name}${ext}`), sheets: part };
  });
}

async function writePdfs(parts: readonly Part[], file: SheetFile, onPage: (page: Page) => void): Promise<void> {
  const logoPath = file.logo !== null && /\.png$/i.test(file.logo) ? publicPath(file.logo) : null;
  for (const { path, sheets } of parts) await writePdf(path, drawEach(sheets, onPage), { ...file, logoPath });
}

function writePictures(parts: readonly Part[], file: SheetFile, onPage: (page: Page) => void): void {
  const logo = file.format === 'svg' ? readLogo(file.logo) : null;
  for (const { path, sheets } of parts) {
    for (const page of drawEach(sheets, onPage)) {
      writeFileSync(path, file.format === 'svg' ? writeSvg(page, logo) : toPng(page, file.dotsPerInch));
    }
  }
}

function* drawEach(sheets: readonly Sheet[], onPage: (page: Page) => void): Generator<Page> {
  for (const sheet of sheets) {
    const page = sheet.draw();
    onPage(page);
    yield page;
  }
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
