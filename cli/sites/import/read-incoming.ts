import { type CsvFile, toCsvFile } from '../../../lib/sites/csv/csv-file';
import { readTable, type Table, type TableForm } from '../../../lib/sites/csv/read-table';
import { findSiteColumn, siteColumnNames } from '../../../lib/sites/csv/site-columns';
import type { Fault, Report } from '../../../lib/sites/fault';

/** What somebody hands in: rows of sites, each with its id. */
export interface Incoming {
  readonly table: Table | null;
  /** Headers that were left out, because no option of a site is called so. */
  readonly skipped: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Reads a table of sites as a spreadsheet saves it. Only the id must be there: what else a site needs, it may have
 * already. With `skipsUnknown` columns that mean nothing here are left out instead of refused. Pure.
 */
export function readIncoming(source: CsvFile, skipsUnknown: boolean): Incoming {
  const faults: Fault[] = [];
  const skipped: string[] = [];
  const report: Report = (fault) => faults.push(fault);
  const form: TableForm = {
    findColumn: (header) => {
      const column = findSiteColumn(header);
      if (column !== null || !skipsUnknown) return column;
      skipped.push(header);
      // Every one is a column of its own: two of them may well be called the same.
      return { name: `${skippedMark}${skipped.length}`, isNumber: true };
    },
    names: siteColumnNames,
    required: [['id']],
    headerFix: 'Name the options in the first line, such as: id,name,address,region,endpoint.vip',
  };
  const table = readTable(source, form, report);
  if (table !== null) reportIds(table, report);
  return { table: table === null ? null : withoutSkipped(table), skipped, faults };
}

/** No option of a site begins so. */
const skippedMark = '#';

function withoutSkipped({ headers, rows }: Table): Table {
  return {
    headers: new Map([...headers].filter(([name]) => !name.startsWith(skippedMark))),
    rows: rows.map((row) => ({
      ...row,
      cells: new Map([...row.cells].filter(([name]) => !name.startsWith(skippedMark))),
    })),
  };
}

function reportIds({ rows }: Table, report: Report): void {
  const seen = new Map<string, string>();
  for (const { path, cells, faulty } of rows) {
    const id = cells.get('id');
    const at = { path: `${path}:id`, site: null };
    if (id === undefined) {
      const fix = 'Write the id of the site: it says which row of sites.csv is meant.';
      if (!faulty.includes('id')) report({ ...at, value: '', problem: 'is missing', fix });
      continue;
    }
    const earlier = seen.get(id);
    if (earlier !== undefined) {
      report({
        ...at,
        value: JSON.stringify(id),
        problem: `stands in ${earlier} already`,
        fix: 'Keep one of the two.',
      });
    } else seen.set(id, path);
  }
}

/** Text that came by the standard input, where its bytes are gone: what was no UTF-8 shows as marks. Pure. */
export function toCsvFromText(file: string, text: string): CsvFile {
  if (!text.includes('\ufffd')) return toCsvFile(file, new TextEncoder().encode(text));
  const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
  const fix = 'Save it as "CSV UTF-8".';
  return { file, fault: { path: `${file}:${line}`, site: null, value: '', problem: 'is not UTF-8 text', fix } };
}
