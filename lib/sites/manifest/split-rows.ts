import type { CsvFile } from '../csv/csv-file';
import { readTable, type TableForm } from '../csv/read-table';
import type { Report } from '../fault';

/** One data row; blanks around the values are gone. Null: the value was reported. */
export interface ManifestRow {
  /** `hosts.csv:7`. */
  readonly path: string;
  readonly host: string | null;
  readonly site: string | null;
  /** Empty: not said. */
  readonly pool: string | null;
}

const required = ['edge_host_id', 'site'];
const columns = [...required, 'pool'];

const form: TableForm = {
  findColumn: (header) => columns.flatMap((name) => (name === header.toLowerCase() ? [{ name }] : []))[0] ?? null,
  names: columns,
  required: required.map((name) => [name]),
  headerFix: `Make ${required.join(',')} the first line. A third column may be pool.`,
};

/** Splits a manifest into rows by its header; reports a broken file, a bad header and rows of the wrong width. */
export function splitRows(manifest: CsvFile, report: Report): ManifestRow[] {
  return (readTable(manifest, form, report)?.rows ?? []).map(({ path, cells, faulty }) => {
    const cellOf = (column: string) => (faulty.includes(column) ? null : (cells.get(column) ?? ''));
    return { path, host: cellOf('edge_host_id'), site: cellOf('site'), pool: cellOf('pool') };
  });
}
