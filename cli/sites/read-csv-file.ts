import { readFileSync, statSync } from 'node:fs';
import { type CsvFile, refuseBySize, toCsvFile } from '../../lib/sites/csv/csv-file';
import { CommandFault, type House } from './command';
import { toCsvFromText } from './import/read-incoming';
import { plainText } from './plain-text';

/**
 * A CSV file, or the standard input for `-`; what is too large or no UTF-8 text comes as its fault. Throws
 * {@link CommandFault} when there is no such file, or none that can be read.
 */
export async function readCsvFile(path: string, house: House): Promise<CsvFile> {
  const file = path === '-' ? 'standard input' : plainText(path);
  if (path === '-') return toCsvFromText(file, await house.readInput());
  try {
    return refuseBySize(file, statSync(path).size) ?? toCsvFile(file, readFileSync(path));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new CommandFault(
      isMissing ? `There is no file ${file}.` : `${file} cannot be read. Is it a file, and may you read it?`,
    );
  }
}
