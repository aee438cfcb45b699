import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder of `pdftoppm`, `pdffonts` and `pdftotext` on the `PATH`; null when they are not there. */
export function findPoppler(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.find((folder) => isExecutable(join(folder, 'pdftoppm'))) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
