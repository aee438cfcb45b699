import { CsvError, parse } from 'csv-parse/sync';
import type { Report } from '../fault';
import { dropComments } from './drop-comments';

/** One record of a CSV text, with the number of the line that it begins in. */
export interface CsvLine {
  readonly line: number;
  /** Blanks around the values are gone. */
  readonly cells: readonly string[];
}

/** More are no list that somebody keeps. */
export const mostRows = 500_000;

/**
 * Splits a CSV text. BOM, CRLF, semicolons, tabs, quotes with line breaks in them, empty lines, `#` comments (see
 * {@link dropComments}) and a spreadsheet's `sep=;` are fine. A text that cannot be split is reported, and nothing of it
 * is repeated: null.
 */
export function splitLines(file: string, text: string, report: Report): readonly CsvLine[] | null {
  const refuse = (path: string, problem: string, fix: string): null => {
    report({ path, site: null, value: '', problem, fix });
    return null;
  };
  if (text.includes('\0')) return refuse(file, 'is not UTF-8 text', 'Save it as "CSV UTF-8".');
  const even = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(separatorLine, '');
  const options = optionsFor(even);
  const plain = dropComments(file, even, options.delimiter, report);
  try {
    const lines = numberLines(parse(plain, options));
    if (lines.length <= mostRows) return lines;
    return refuse(file, `has more than ${mostRows} lines`, 'Look whether it is the right file.');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lineOf(error, plain, options);
    const problem = quoteProblems[error.code] ?? 'cannot be read as CSV';
    return refuse(`${file}:${line}`, problem, quoteFix);
  }
}

/** What some spreadsheets write in front, and only they understand. */
const separatorLine = /^sep=[;,\t](?=\n)/i;

type Options = ReturnType<typeof optionsFor>;

/** Without the parser's own account of lines (`info`), which takes four times as long as the parsing. */
function optionsFor(text: string) {
  const common = { record_delimiter: '\n', relax_column_count: true, trim: true };
  return { ...common, delimiter: detectDelimiter(text), to: mostRows + 1 };
}

/** Spreadsheets of many countries write semicolons. The header has no other use for any of the three. */
function detectDelimiter(text: string): string {
  const header = /^[^\S\n]*[^\s#].*$/m.exec(text)?.[0] ?? '';
  return [';', '\t'].find((candidate) => header.includes(candidate)) ?? ',';
}

function numberLines(records: readonly (readonly string[])[]): CsvLine[] {
  const lines: CsvLine[] = [];
  let line = 1;
  for (const cells of records) {
    if (cells.some((cell) => cell !== '')) lines.push({ line, cells });
    line += countLines(cells);
  }
  return lines;
}

/** A value in quotes may go over several lines. */
function countLines(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 1);
}

/** With a quote that is never closed, the parser gives up at the end of the file: what counts is where the record begins. */
function lineOf({ code, lines, records }: CsvError, text: string, options: Options): number {
  if (code !== 'CSV_QUOTE_NOT_CLOSED' || typeof records !== 'number') return typeof lines === 'number' ? lines : 1;
  const sound = records === 0 ? [] : parse(text, { ...options, to: records });
  return sound.reduce((line, cells) => line + countLines(cells), 1);
}

/** The parser's own words repeat what stands in the line, which may be a secret. */
const quoteProblems: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'opens a quote (") that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'has something between a closing quote (") and the next value',
  INVALID_OPENING_QUOTE: 'has a quote (") inside a value that does not begin with one',
};
const quoteFix =
  'Check the quotes (") in this line: a quote inside a value is written twice, with quotes around the value.';
