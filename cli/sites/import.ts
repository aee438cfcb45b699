import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { compareIndexes } from '../../lib/sites/compare/compare-indexes';
import { compileSites } from '../../lib/sites/compile-sites';
import { type CsvFile, refuseBySize, toCsvFile } from '../../lib/sites/csv/csv-file';
import { splitLines } from '../../lib/sites/csv/split-lines';
import { type Fault, formatFaults } from '../../lib/sites/fault';
import { readSitesSource, takeEnvironment } from '../read-sites-source';
import { type Command, CommandFault, exitCodes, type Given, type House, type Outcome } from './command';
import { formatImport } from './import/format-import';
import { type CurrentCsv, mergeSitesCsv } from './import/merge-sites-csv';
import { readIncoming, toCsvFromText } from './import/read-incoming';
import { plainText } from './plain-text';
import { wrapLines } from './wrap-text';

const target = 'sites.csv';

/** Merges a table of sites into `sites.csv` beside the config, after it has shown what would change. */
export const importSites: Command = {
  name: 'import',
  summary: 'take sites over from a CSV into sites.csv',
  description: [
    'Reads a CSV as a spreadsheet saves it, its columns named like the options of a site (docs/sites.md), and shows which sites it adds and what it changes. A row belongs to the site of its id; an empty cell changes nothing; sites that are not in it stay.',
    'With --write it writes sites.csv beside the config, all of it or nothing. Comments and the order of rows stay. Where the result would have faults they are shown, and nothing is written.',
  ],
  words: [{ name: '<csv>', description: 'the file; - reads the standard input' }],
  options: [
    { flags: '--write', description: 'write sites.csv; only shown without it' },
    { flags: '--skip-unknown', description: 'leave out columns that are no option of a site' },
    { flags: '--config <file>', description: 'instead of SITES_CONFIG or sites.config.ts' },
  ],
  examples: ['import my-sites.csv', 'import my-sites.csv --write', 'import - --skip-unknown'],
  run: runImport,
};

async function runImport({ positionals: [from = ''], values }: Given, house: House): Promise<Outcome> {
  const config = typeof values.config === 'string' ? values.config : (process.env.SITES_CONFIG ?? 'sites.config.ts');
  if (!existsSync(config)) throw new CommandFault(`There is no ${plainText(config)}. Give --config <file>.`);
  const incoming = readIncoming(await readSource(from, house), values.skipUnknown === true);
  if (incoming.table === null || incoming.faults.length > 0) return tellFaults(incoming.faults, house);
  const path = join(dirname(resolve(config)), target);
  const current = readCurrent(path);
  if ('faults' in current) return tellFaults(current.faults, house);
  const merged = mergeSitesCsv(current.csv, incoming.table);

  takeEnvironment();
  const source = await readSitesSource(resolve(config));
  const before = compileSites(source);
  const after = compileSites({ ...source, sitesCsv: { file: target, text: merged.text } });
  if (!after.ok)
    return tellFaults(
      after.error.map((fault) => tellOrigin(fault, basename(from), merged.origins)),
      house,
    );
  // Without an index of what was there nobody can tell which clusters are meant.
  const isCompared = before.ok || current.csv === null;
  const refused = before.ok ? compareIndexes(before.value, after.value).refusals : [];
  const isWritten = values.write === true && merged.added.length + merged.changed.length > 0;
  if (isWritten) writeAtOnce(path, current.mark + merged.text);
  const identityChanges = [...new Set(refused.flatMap(({ site }) => site ?? []))];
  const { text: _text, origins: _origins, ...told } = merged;
  return {
    json: {
      ok: true,
      ...told,
      skipped: incoming.skipped,
      identityChanges: isCompared ? identityChanges : null,
      isWritten,
    },
    lines: formatImport({
      from: plainText(from),
      target,
      merged,
      skipped: incoming.skipped.map(plainText),
      isWritten,
      identityChanges: isCompared ? identityChanges : null,
    }),
  };
}

async function readSource(from: string, house: House): Promise<CsvFile> {
  if (from === '-') return toCsvFromText('standard input', await house.readInput());
  if (!existsSync(from) || !statSync(from).isFile()) throw new CommandFault(`There is no file ${plainText(from)}.`);
  return refuseBySize(basename(from), statSync(from).size) ?? toCsvFile(basename(from), readFileSync(from));
}

/** What stands before the text, so that spreadsheets know it for UTF-8; it stays. */
const byteOrderMark = '\ufeff';

function readCurrent(path: string): { csv: CurrentCsv | null; mark: string } | { faults: readonly Fault[] } {
  if (!existsSync(path)) return { csv: null, mark: '' };
  const faults: Fault[] = [];
  const bytes = readFileSync(path);
  const file = toCsvFile(target, bytes);
  if ('fault' in file) return { faults: [file.fault] };
  const lines = splitLines(target, file.text, (fault) => faults.push(fault));
  const broken = lines?.find(({ cells }) => cells.some((cell) => /[\r\n]/.test(cell)));
  if (broken !== undefined) {
    const problem = 'has a line break inside a value';
    faults.push({
      path: `${target}:${broken.line}`,
      site: null,
      value: '',
      problem,
      fix: 'Write the row in one line.',
    });
  }
  if (lines === null || faults.length > 0) return { faults };
  const hasMark = bytes.toString('utf8', 0, 3) === byteOrderMark;
  return { csv: { text: file.text.replace(byteOrderMark, ''), lines }, mark: hasMark ? byteOrderMark : '' };
}

/** A fault of a row that came in is mended where it came from. */
function tellOrigin(fault: Fault, from: string, origins: ReadonlyMap<number, number>): Fault {
  const [, line, column = ''] = /^sites\.csv:(\d+)(:.*)?$/.exec(fault.path) ?? [];
  const origin = origins.get(Number(line));
  return origin === undefined ? fault : { ...fault, path: `${plainText(from)}:${origin}${column}` };
}

function tellFaults(faults: readonly Fault[], { terminal }: House): Outcome {
  const lines = [...wrapLines(formatFaults(faults), terminal.columns), '', 'Nothing is written.'];
  return { json: { ok: false, faults, isWritten: false }, lines, exitCode: exitCodes.found };
}

/** Whoever reads sees the old file or the new one, and after a power cut one of the two is there. */
function writeAtOnce(path: string, text: string): void {
  const place = existsSync(path) ? realpathSync(path) : path;
  const draft = `${place}.${process.pid}.tmp`;
  try {
    const file = openSync(draft, 'w', existsSync(place) ? statSync(place).mode : 0o644);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no reason was given';
    throw new CommandFault(`${target} cannot be written: ${reason}. It is as it was.`);
  }
}
