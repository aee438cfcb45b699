import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where `next build` put what it made. */
export const builtFolder = process.env.NEXT_DIST_DIR ?? '.next';

/** A file of the build, by its path below the folder, with its bytes as letters: what is searched for is plain ASCII. */
export type BuiltFile = readonly [path: string, text: string];

/** Everything below a part of the build, whatever its kind. */
export function readBuilt(below = ''): BuiltFile[] {
  return readdirSync(join(builtFolder, below), { recursive: true, encoding: 'utf8' })
    .map((name) => join(below, name))
    .filter((path) => statSync(join(builtFolder, path)).isFile())
    .map((path) => [path, readFileSync(join(builtFolder, path), 'latin1')]);
}

/** Which of the words stand in which of the files. */
export function findWords(files: readonly BuiltFile[], words: readonly string[]): string[] {
  return files.flatMap(([path, text]) => words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`));
}
