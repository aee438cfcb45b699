import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicFile } from '../lib/branding/picture/judge-picture';

/** The file at this path below `public/`, or null. Its size is looked at first: 20 MB are not read to be refused. */
export function findPublicFile(path: string, mostBytes: number): PublicFile | null {
  const place = join('public', path);
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return null;
  return { sizeBytes: found.size, bytes: found.size > mostBytes ? null : readFileSync(place) };
}
