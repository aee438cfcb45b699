import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFault } from './command';

/** A file that a command makes; `name` has no folder. */
export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes all of the files into the folder, which is made if need be, and gives their paths; or none of them. A file that
 * is there is left alone unless `mayReplace` says yes to its text: somebody may have filled something in.
 */
export function writeFiles(folder: string, files: readonly NewFile[], mayReplace: (text: string) => boolean): string[] {
  const paths = files.map(({ name }) => join(folder, name));
  refuseToReplace(paths, (path) => mayReplace(readText(path)));
  try {
    for (const folderOf of new Set(paths.map(dirname))) mkdirSync(folderOf, { recursive: true });
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
  } catch (error) {
    throw new CommandFault(`The files cannot be written: ${reasonOf(error)}. Give another --out.`);
  }
  return paths;
}

/** Writes one file of any bytes into the folder, which is made if need be, and gives its path. Throws {@link CommandFault}. */
export function writeArchive(folder: string, name: string, bytes: Uint8Array, mayReplace: boolean): string {
  const path = join(folder, name);
  refuseToReplace([path], () => mayReplace);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, bytes);
  } catch (error) {
    throw new CommandFault(`The file cannot be written: ${reasonOf(error)}. Give another --out.`);
  }
  return path;
}

/** Throws {@link CommandFault} when a file is there already that may not be written over; so look at all, then write. */
export function refuseToReplace(paths: readonly string[], mayReplace: (path: string) => boolean): void {
  const kept = paths.filter((path) => existsSync(path) && !mayReplace(path));
  if (kept.length === 0) return;
  const others = kept.length > 1 ? `, and ${kept.length - 1} more with it` : '';
  throw new CommandFault(`${kept[0]} is there already${others}. Give another --out, or --force to write over it.`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandFault(`${path} cannot be written: ${reasonOf(error)}. Give another --out.`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no reason was given';
}
