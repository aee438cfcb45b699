import { readFileSync, statSync } from 'node:fs';
import { splitCertificates } from '../../../lib/hosts/user-data/split-certificates';
import { CommandFault } from '../command';

/** A bundle of a whole system has 200 kB; a company's own certificates are a few. Bytes. */
const mostBytes = 256 * 1024;

/** Reads each file once, however many sites name it. Throws {@link CommandFault} with what is wrong with a file. */
export function openCertificates(nowMs: number): (path: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const certificates = known.get(path) ?? readCertificates(path, nowMs);
    known.set(path, certificates);
    return certificates;
  };
}

function readCertificates(path: string, nowMs: number): readonly string[] {
  const split = splitCertificates(readText(path), nowMs);
  if (!split.ok) throw new CommandFault(`${path}, which caCerts of a site names, ${split.error}`);
  return split.value;
}

function readText(path: string): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    throw new CommandFault(`There is no ${path} here, though caCerts of a site names it. Run this in the clone.`);
  }
  if (size > mostBytes)
    throw new CommandFault(`${path} is larger than 256 kB: take the company's own certificates only.`);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CommandFault(`${path}, which caCerts of a site names, cannot be read.`);
  }
}
