import { hiddenValue, type Report, showValue } from '../fault';
import { nearestWord } from '../nearest-word';
import type { CsvFile } from './csv-file';
import { type CsvLine, splitLines } from './split-lines';

/** A column that a table may have. */
export interface Column {
  readonly name: string;
  /** May begin with a minus. */
  readonly isNumber?: boolean;
  /** Its values are not repeated in faults. */
  readonly isSecret?: boolean;
}

/** What is known about a table before it is read. */
export interface TableForm {
  /** The column that a header means, or null. Upper and lower case are for it to judge. */
  readonly findColumn: (header: string) => Column | null;
  /** Names to suggest. */
  readonly names: readonly string[];
  /** Of each group one column must be there. */
  readonly required: readonly (readonly string[])[];
  /** What to do about a first line that is of no use. */
  readonly headerFix: string;
}

/** One row; `cells` are by the column's name, and an empty cell is absent. */
export interface TableRow {
  /** `sites.csv:7`. */
  readonly path: string;
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  /** Columns whose cell was reported and left out. */
  readonly faulty: readonly string[];
}

export interface Table {
  /** How the file itself spells the columns that it has, by their names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly rows: readonly TableRow[];
}

/**
 * Reads a CSV by the names in its first line; reports every fault with file, line and column. Null when no row can be
 * trusted: broken quotes, or a first line with unknown, missing or repeated names. Rows of too many values are left out.
 */
export function readTable(source: CsvFile, form: TableForm, report: Report): Table | null {
  if ('fault' in source) {
    report(source.fault);
    return null;
  }
  const lines = splitLines(source.file, source.text, report);
  if (lines === null) return null;
  const [first, ...rest] = lines;
  const header = readHeader(source.file, first, form, report);
  if (header === null) return null;
  const headers = new Map(header.flatMap((place) => (place === null ? [] : [[place.column.name, place.spelling]])));
  return { headers, rows: rest.flatMap((line) => readRow(source.file, line, header, report)) };
}

/** What stands in one place of the first line; null for a place without a name. */
type Header = readonly ({ readonly column: Column; readonly spelling: string } | null)[];

function readHeader(file: string, first: CsvLine | undefined, form: TableForm, report: Report): Header | null {
  const path = `${file}:${first?.line ?? 1}`;
  let isSound = true;
  const refuse = (value: string, problem: string, fix: string): null => {
    isSound = false;
    report({ path, site: null, value, problem, fix });
    return null;
  };
  const isHeader = first?.cells.some((spelling) => form.findColumn(spelling) !== null) ?? false;
  if (first === undefined || !isHeader) return refuse('', 'has no first line with the column names', form.headerFix);
  const seen = new Map<string, string>();
  const header = first.cells.map((spelling) => {
    if (spelling === '') return null;
    const column = form.findColumn(spelling);
    if (column === null) return refuse(showValue(spelling), 'is not a column of this file', suggest(spelling, form));
    const earlier = seen.get(column.name);
    if (earlier !== undefined)
      return refuse(showValue(spelling), `means the same column as ${showValue(earlier)}`, 'Keep one of the two.');
    seen.set(column.name, spelling);
    return { column, spelling };
  });
  for (const group of form.required) {
    if (!group.some((name) => seen.has(name))) refuse('', `has no column ${group.join(' or ')}`, form.headerFix);
  }
  return isSound ? header : null;
}

function suggest(spelling: string, { names, headerFix }: TableForm): string {
  const near = nearestWord(spelling, names);
  return near === null ? headerFix : `Did you mean ${near}?`;
}

function readRow(file: string, { line, cells: texts }: CsvLine, header: Header, report: Report): TableRow[] {
  const path = `${file}:${line}`;
  if (texts.some((text, index) => text !== '' && index >= header.length)) {
    const fix = `Write ${header.length} values, as in the first line; put quotes (") around a value with a comma in it.`;
    const value = header.some((place) => place?.column.isSecret) ? '' : showValue(texts.join(','));
    report({ path, site: null, value, problem: `has ${texts.length} values`, fix });
    return [];
  }
  const cells = new Map<string, string>();
  const faulty: string[] = [];
  for (const [index, text] of texts.entries()) {
    const place = header[index];
    if (text === '' || place === undefined) continue;
    if (place === null) {
      const fix = 'Give the column a name in the first line, or empty it.';
      report({ path, site: null, value: '', problem: `has a value in column ${index + 1}, which has no name`, fix });
    } else if (place.column.isNumber !== true && formula.test(text)) {
      const value = place.column.isSecret ? hiddenValue : showValue(text);
      report({ path: `${path}:${place.spelling}`, site: null, value, problem: formulaProblem, fix: formulaFix });
      faulty.push(place.column.name);
    } else cells.set(place.column.name, text);
  }
  return [{ path, line, cells, faulty }];
}

/** Opened in a spreadsheet, such a cell is run instead of shown. */
const formula = /^[=+\-@]/;
const formulaProblem = 'begins as a formula does, with = + - or @';
const formulaFix = 'Write the value itself; nothing that we take begins so.';
