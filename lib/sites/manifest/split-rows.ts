import { CsvError, parse } from 'csv-parse/sync';
import { type Report, showValue } from '../fault';
import { nearestWord } from '../nearest-word';

/** One data row; blanks around the values are gone. */
export interface ManifestRow {
  /** `hosts.csv:7`. */
  readonly path: string;
  readonly host: string;
  readonly site: string;
}

const columns = ['edge_host_id', 'site'] as const;
const headerFix = `Make the first line: ${columns.join(',')}`;

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Splits a CSV text into rows by its header; reports a broken file, a bad header and rows of the wrong width. */
export function splitRows(
  { file, text }: { readonly file: string; readonly text: string },
  report: Report,
): ManifestRow[] {
  const lines = splitLines(file, text, report);
  const [header, ...rows] = lines ?? [];
  if (lines === null) return [];
  const places = header === undefined ? reportEmpty(file, report) : readHeader(file, header, report);
  if (header === undefined || places === null) return [];
  return rows.flatMap(({ record, info }) => {
    const path = `${file}:${info.lines}`;
    if (record.length > header.record.length) {
      const fix = `Write ${header.record.length} values, as in the first line.`;
      report({ path, site: null, value: showValue(record.join(',')), problem: `has ${record.length} values`, fix });
      return [];
    }
    return [{ path, host: record[places.host] ?? '', site: record[places.site] ?? '' }];
  });
}

function splitLines(file: string, text: string, report: Report): readonly Line[] | null {
  if (text.includes('\0')) {
    report({ path: file, site: null, value: '', problem: 'is not UTF-8 text', fix: 'Save it as "CSV UTF-8".' });
    return null;
  }
  try {
    const options = {
      bom: true,
      comment: '#',
      comment_no_infix: true,
      delimiter: detectDelimiter(text),
      info: true,
      trim: true,
    };
    return parse(text, {
      ...options,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? `:${error.lines}` : '';
    report({
      path: `${file}${line}`,
      site: null,
      value: '',
      problem: `cannot be read: ${error.message}`,
      fix: 'Check the quotes (") in this line.',
    });
    return null;
  }
}

/** Spreadsheets of many countries write semicolons. The header has no other use for any of the three. */
function detectDelimiter(text: string): string {
  const header = text.split(/\r?\n/).find((line) => !/^[\s\ufeff]*(#|$)/.test(line)) ?? '';
  return [';', '\t'].find((candidate) => header.includes(candidate)) ?? ',';
}

function reportEmpty(file: string, report: Report): null {
  report({
    path: `${file}:1`,
    site: null,
    value: '',
    problem: 'has no first line with the column names',
    fix: headerFix,
  });
  return null;
}

function readHeader(
  file: string,
  { record, info }: Line,
  report: Report,
): { readonly host: number; readonly site: number } | null {
  const names = record.map((name) => name.toLowerCase());
  const path = `${file}:${info.lines}`;
  for (const name of names.filter((name) => !columns.some((column) => column === name))) {
    const near = nearestWord(name, columns);
    const fix = near === null ? headerFix : `Did you mean ${near}?`;
    report({ path, site: null, value: showValue(name), problem: 'is not a column of this file', fix });
  }
  const places = columns.map((column) => names.indexOf(column));
  const missing = columns.filter((_, index) => places[index] === -1);
  if (missing.length > 0)
    report({ path, site: null, value: '', problem: `has no column ${missing.join(' and ')}`, fix: headerFix });
  const [host = -1, site = -1] = places;
  return missing.length > 0 ? null : { host, site };
}
