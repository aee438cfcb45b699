import type { Fault } from '../fault';

/** A CSV file by the name that faults call it, such as `hosts.csv`: its text, or what keeps it from being read. */
export type CsvFile =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly fault: Fault };

/** Room for 50,000 sites with every column there is; a file beyond it is a mistake, and would fill the memory of a build. */
export const largestCsvBytes = 50_000_000;

/** Judges a file by its size alone, so that one which is too large need not be read; null: read it. */
export function refuseBySize(file: string, sizeBytes: number): CsvFile | null {
  if (sizeBytes <= largestCsvBytes) return null;
  const problem = `has ${inMegabytes(sizeBytes)} MB, more than the ${inMegabytes(largestCsvBytes)} MB that are read`;
  return { file, fault: { path: file, site: null, value: '', problem, fix: 'Look whether it is the right file.' } };
}

/** The text of a file's bytes: UTF-8 with or without a BOM; anything else is a fault that names the first such line. */
export function toCsvFile(file: string, bytes: Uint8Array): CsvFile {
  const tooLarge = refuseBySize(file, bytes.length);
  if (tooLarge !== null) return tooLarge;
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = isUtf16 ? null : decode(bytes);
  if (text !== null) return { file, text };
  const line = isUtf16 ? 1 : firstLineNotUtf8(bytes);
  const fix = 'Save it as "CSV UTF-8".';
  return { file, fault: { path: `${file}:${line}`, site: null, value: '', problem: 'is not UTF-8 text', fix } };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** No letter of UTF-8 has a line break among its bytes, so the lines can be looked at one by one. */
function firstLineNotUtf8(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1 || decode(bytes.subarray(start, end)) === null) return line;
    start = end + 1;
  }
}

function inMegabytes(sizeBytes: number): string {
  return String(Math.ceil(sizeBytes / 1_000_000));
}
