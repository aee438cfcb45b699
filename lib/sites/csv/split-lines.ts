import type { Report } from '../fault';

/** One record of a CSV text, with the number of the line that it begins in. */
export interface CsvLine {
  readonly line: number;
  /** Blanks around the values are gone. */
  readonly cells: readonly string[];
}

/** More are no list that somebody keeps. */
export const mostRows = 500_000;

/**
 * Splits a CSV text (RFC 4180). BOM, CRLF, semicolons, tabs, quotes with line breaks in them, empty lines, `#` comments and
 * a spreadsheet's `sep=;` are fine. A text that cannot be split is reported, and nothing of it is repeated: null.
 *
 * Our own because of the numbers: a parser that tells the line of each record, or bears with records of different lengths,
 * took 40 times as long for 50,000 rows.
 */
export function splitLines(file: string, text: string, report: Report): readonly CsvLine[] | null {
  const refuse = (path: string, problem: string, fix: string): null => {
    report({ path, site: null, value: '', problem, fix });
    return null;
  };
  if (text.includes('\0')) return refuse(file, 'is not UTF-8 text', 'Save it as "CSV UTF-8".');
  const plain = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(separatorLine, '');
  const delimiter = detectDelimiter(plain);
  const lines: CsvLine[] = [];
  let place: Place = { at: 0, line: 1 };
  while (place.at < plain.length) {
    const record = commentAt(plain, place) ?? readRecord(plain, delimiter, place);
    if ('problem' in record) return refuse(`${file}:${record.line}`, record.problem, quoteFix);
    if (record.cells.some((cell) => cell !== '')) lines.push({ line: place.line, cells: record.cells });
    if (lines.length > mostRows)
      return refuse(file, `has more than ${mostRows} lines`, 'Look whether it is the right file.');
    place = record.next;
  }
  return lines;
}

interface Place {
  readonly at: number;
  readonly line: number;
}

type Piece<Key extends string, Value> = { readonly [key in Key]: Value } & { readonly next: Place };
interface Broken {
  readonly line: number;
  readonly problem: string;
}

const quoteFix =
  'Check the quotes (") in this line: a quote inside a value is written twice, with quotes around the value.';

/** What some spreadsheets write in front, and only they understand. */
const separatorLine = /^sep=[;,\t](?=\n)/i;

/** Spreadsheets of many countries write semicolons. The header has no other use for any of the three. */
function detectDelimiter(text: string): Delimiter {
  const header = /^(?![^\S\n]*#).*\S.*$/m.exec(text)?.[0] ?? '';
  return ([';', '\t'] as const).find((candidate) => header.includes(candidate)) ?? ',';
}

const comment = /[^\S\n]*#/y;

function commentAt(text: string, { at, line }: Place): Piece<'cells', readonly string[]> | null {
  comment.lastIndex = at;
  return comment.test(text) ? { cells: [], next: { at: endOfLine(text, at) + 1, line: line + 1 } } : null;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function readRecord(text: string, delimiter: Delimiter, start: Place): Piece<'cells', readonly string[]> | Broken {
  const cells: string[] = [];
  const end = endOfLine(text, start.at);
  const line = text.slice(start.at, end);
  // Nearly every record: no quote, and so no surprise.
  if (!line.includes('"')) {
    for (const cell of line.split(delimiter)) cells.push(cell.trim());
    return { cells, next: { at: end + 1, line: start.line + 1 } };
  }
  let place = start;
  while (true) {
    const cell = readCell(text, delimiter, place);
    if ('problem' in cell) return cell;
    cells.push(cell.cell);
    const isLast = text[cell.next.at] !== delimiter;
    place = { at: cell.next.at + 1, line: cell.next.line + (isLast ? 1 : 0) };
    if (isLast) return { cells, next: place };
  }
}

/** Ends at the delimiter or line break behind the value. */
function readCell(text: string, delimiter: Delimiter, { at, line }: Place): Piece<'cell', string> | Broken {
  const plain = plainText[delimiter];
  plain.lastIndex = at;
  const [cell = ''] = plain.exec(text) ?? [];
  const open = at + cell.length;
  if (text[open] !== '"') return { cell: cell.trim(), next: { at: open, line } };
  if (cell.trim() !== '') return { line, problem: 'has a quote (") inside a value that does not begin with one' };
  const close = findClosingQuote(text, open + 1);
  if (close === -1) return { line, problem: 'opens a quote (") that is never closed' };
  const quoted = text.slice(open + 1, close).replaceAll('""', '"');
  const next = { at: skipBlanks(text, close + 1, delimiter), line: line + quoted.split('\n').length - 1 };
  if (next.at < text.length && text[next.at] !== delimiter && text[next.at] !== '\n')
    return { line, problem: 'has something between a closing quote (") and the next value' };
  return { cell: quoted, next };
}

/** By delimiter: all up to it, to a quote or to the end of the line. */
const plainText = { ',': /[^,"\n]*/y, ';': /[^;"\n]*/y, '\t': /[^\t"\n]*/y };
type Delimiter = keyof typeof plainText;

function findClosingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** A tab may be the delimiter itself. */
function skipBlanks(text: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (text[at] !== delimiter && text[at] !== '\n' && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}
