import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';
import { en } from '../../../lib/i18n/en';
import { parseHostName } from '../../../lib/registration/host-name';
import { parsePool } from '../../../lib/registration/pool-question';
import type { CsvFile } from '../../../lib/sites/csv/csv-file';
import { readTable, type TableForm, type TableRow } from '../../../lib/sites/csv/read-table';
import type { SiteDirectory } from '../../../lib/sites/directory';
import { type Fault, type Report, showValue } from '../../../lib/sites/fault';
import { nearestWord } from '../../../lib/sites/nearest-word';
import type { Site } from '../../../lib/sites/site';
import { workerPoolsOf } from '../../../lib/sites/worker-pool';
import type { HostRow } from './host-row';

const names = ['edge_host_id', 'site', 'name', 'pool'] as const;
type Name = (typeof names)[number];

function formOf(required: readonly Name[]): TableForm {
  return {
    findColumn: (header) => names.map((name) => ({ name })).find(({ name }) => name === header.toLowerCase()) ?? null,
    names,
    required: required.map((name) => [name]),
    headerFix: `Make the first line: ${required.join(',')}`,
  };
}

/** What rows are judged by. */
export interface Around {
  readonly directory: Pick<SiteDirectory, 'find' | 'sites' | 'expectedSite'>;
  /** May a host go elsewhere than `hosts.csv` expects it? */
  readonly mayStray: boolean;
}

/** The rows of a file that can be begun with, and everything that is wrong with the others. */
export interface HostRows {
  readonly rows: readonly HostRow[];
  /** Lines that were left out; each has at least one fault. */
  readonly skipped: number;
  readonly faults: readonly Fault[];
  /** False: the file as a whole says nothing that could be trusted. */
  readonly isReadable: boolean;
}

/**
 * Reads the hosts that are to be registered: columns `edge_host_id`, `site` and perhaps `name` and `pool`. Whether a host may go to its
 * site is for the registration to say; here a row is faulty when it cannot mean what it says. Pure.
 */
export function readHostRows(file: CsvFile, around: Around): HostRows {
  const faults: Fault[] = [];
  const lines = new Set<number>();
  const table = readTable(file, formOf(['edge_host_id', 'site']), (fault) => faults.push(fault));
  if (table === null || 'fault' in file) return { rows: [], skipped: 0, faults, isReadable: false };
  for (const { path } of faults) lines.add(lineOf(path));
  const report = (line: number) => (fault: Fault) => {
    lines.add(line);
    faults.push(fault);
  };
  const last = unfinishedLine(file.text);
  if (last !== null) report(last)(cutOff(file.file, last));
  const read = table.rows.flatMap((row) => readRow(row, around.directory, report(row.line)) ?? []);
  for (const { line, fault } of [...findRepeats(read, file.file), ...findStrays(read, file.file, around)]) {
    report(line)(fault);
  }
  const rows = read.filter(({ line }) => line === null || !lines.has(line));
  faults.sort((one, other) => lineOf(one.path) - lineOf(other.path));
  return { rows, skipped: lines.size, faults, isReadable: true };
}

/** The hosts of a file, each once: of the column `edge_host_id`, whatever else stands there. Pure. */
export function readHostIds(file: CsvFile): { readonly hostIds: readonly HostId[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const table = readTable(file, formOf(['edge_host_id']), (fault) => faults.push(fault));
  const hostIds = (table?.rows ?? []).flatMap((row) => readHost(row, (fault) => faults.push(fault)) ?? []);
  return { hostIds: [...new Set(hostIds)], faults };
}

function readHost({ path, cells, faulty }: TableRow, report: Report): HostId | null {
  const text = cells.get('edge_host_id') ?? '';
  const parsed = parseHostId(text);
  if (parsed.ok) return parsed.value;
  if (faulty.includes('edge_host_id')) return null;
  const { sentence, nextStep } = en.errors[parsed.error.code];
  const [value, problem] = text === '' ? ['', 'is missing'] : [showValue(text), 'is no edge host ID'];
  report({ path: `${path}:edge_host_id`, site: null, value, problem, fix: `${sentence({})} ${nextStep({})}` });
  return null;
}

function readRow(
  row: TableRow,
  { find, sites }: Pick<SiteDirectory, 'find' | 'sites'>,
  report: Report,
): HostRow | null {
  const { line, path, cells, faulty } = row;
  const say = (name: Name, value: string, problem: string, fix: string) =>
    report({ path: `${path}:${name}`, site: null, value: value === '' ? '' : showValue(value), problem, fix });
  const [siteId = '', hostName = '', pool = ''] = (['site', 'name', 'pool'] as const).map((name) => cells.get(name));
  const hostId = readHost(row, report);
  const site = find(siteId);
  if (siteId === '' && !faulty.includes('site')) say('site', '', 'is missing', 'Write the id of the site.');
  if (siteId !== '' && site === null) say('site', siteId, 'is not the id of a site', suggestSite(siteId, sites));
  const isNamed = parseHostName(hostName).ok;
  if (!isNamed) say('name', hostName, 'is no name for a host', en.errors.host_name_invalid.nextStep({}));
  const isPool = site === null || parsePool(site, pool).ok;
  if (!isPool && site !== null) say('pool', pool, `is no pool of ${site.id}`, suggestPool(pool, site));
  if (hostId === null || site === null || !isNamed || !isPool || faulty.length > 0) return null;
  return { line, hostId, siteId: site.id, hostName, ...(pool === '' ? {} : { pool }) };
}

function suggestSite(siteId: string, sites: SiteDirectory['sites']): string {
  const near = nearestWord(
    siteId,
    sites.map(({ id }) => id),
  );
  return near === null ? 'Correct it, or add the site to the config and compile it.' : `Did you mean ${near}?`;
}

function suggestPool(pool: string, site: Site): string {
  const known = workerPoolsOf(site).map(({ name }) => name);
  const near = nearestWord(pool, known);
  if (near !== null) return `Did you mean ${near}?`;
  return known.length === 0 ? 'Remove it: the site has no worker pools.' : `Write one of ${known.join(', ')}.`;
}

/** The last line where nothing ends it, so that nobody can tell whether it is whole; null: all lines are ended. */
function unfinishedLine(text: string): number | null {
  if (text === '' || text.endsWith('\n')) return null;
  return text.split('\n').length;
}

function cutOff(file: string, line: number): Fault {
  return {
    path: `${file}:${line}`,
    site: null,
    value: '',
    problem: 'is the last line and has no line break, so the file may have been cut off in it',
    fix: 'If it is whole, end it with a line break; else get the whole file.',
  };
}

/** Why a host does not go where `hosts.csv` expects it, or null. Pure. */
export function refuseStray(
  { hostId, siteId }: Pick<HostRow, 'hostId' | 'siteId'>,
  { directory, mayStray }: Around,
): { readonly problem: string; readonly fix: string } | null {
  const expected = directory.expectedSite(hostId);
  if (mayStray || expected === null || expected === directory.find(siteId)?.id) return null;
  const fix = 'Correct the one that is wrong; or --unexpected, if the host goes there all the same.';
  return { problem: `goes to ${siteId}, but hosts.csv expects it at ${expected}`, fix };
}

function findStrays(rows: readonly HostRow[], file: string, around: Around) {
  return rows.flatMap((row) => {
    const refusal = refuseStray(row, around);
    if (refusal === null || row.line === null) return [];
    const path = `${file}:${row.line}:site`;
    return [{ line: row.line, fault: { path, site: null, value: showValue(row.hostId), ...refusal } }];
  });
}

/**
 * Twice for one site is once too often. For two sites, or in two spellings, nobody can tell which is meant, so that neither
 * line counts: Palette takes IDs that differ in case for two hosts, and one of them does not exist.
 */
function findRepeats(rows: readonly HostRow[], file: string): { readonly line: number; readonly fault: Fault }[] {
  const first = new Map<string, HostRow>();
  return rows.flatMap((row) => {
    const key = row.hostId.toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    if (earlier === undefined || row.line === null || earlier.line === null) return [];
    if (earlier.hostId === row.hostId && earlier.siteId === row.siteId) {
      const fix = 'Remove one of the two lines.';
      return [repeat(row.line, row.hostId, { file, problem: `stands in line ${earlier.line} already`, fix })];
    }
    return [
      repeat(earlier.line, earlier.hostId, { file, ...contradict(earlier, row) }),
      repeat(row.line, row.hostId, { file, ...contradict(row, earlier) }),
    ];
  });
}

function contradict(one: HostRow, other: HostRow): { readonly problem: string; readonly fix: string } {
  if (one.hostId === other.hostId) {
    const problem = `goes to ${one.siteId}, and to ${other.siteId} in line ${other.line}`;
    return { problem, fix: 'Remove the wrong line.' };
  }
  const problem = `differs in upper and lower case only from what stands in line ${other.line}`;
  return { problem, fix: 'Keep the one that the host shows.' };
}

function repeat(
  line: number,
  hostId: HostId,
  { file, problem, fix }: { readonly file: string; readonly problem: string; readonly fix: string },
): { readonly line: number; readonly fault: Fault } {
  return { line, fault: { path: `${file}:${line}:edge_host_id`, site: null, value: showValue(hostId), problem, fix } };
}

/** `hosts.csv:7:site` is line 7. */
function lineOf(path: string): number {
  return Number(/:(\d+)(?::[^:]*)?$/.exec(path)?.[1] ?? 0);
}
