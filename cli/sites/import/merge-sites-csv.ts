import type { Table } from '../../../lib/sites/csv/read-table';
import { findSiteColumn } from '../../../lib/sites/csv/site-columns';
import type { CsvLine } from '../../../lib/sites/csv/split-lines';

/** A file as it is, each record in one line: its text, and the same in records, the first of them its header. */
export interface CurrentCsv {
  readonly text: string;
  readonly lines: readonly CsvLine[];
}

/** A cell that is another one. */
export interface CellChange {
  readonly column: string;
  readonly before: string | null;
  readonly after: string;
}

/** What merging makes of a file, and what it changes. */
export interface MergedCsv {
  readonly text: string;
  /** Ids, in the order of what comes in. */
  readonly added: readonly string[];
  readonly changed: readonly { readonly id: string; readonly changes: readonly CellChange[] }[];
  readonly unchanged: number;
  /** Ids of the file that do not come in; they stay. */
  readonly left: readonly string[];
  /** By line of the merged text: the line it comes from. */
  readonly origins: ReadonlyMap<number, number>;
}

const newFile: CurrentCsv = { text: '', lines: [] };

/**
 * Lays a table over `sites.csv`: rows of sites that are there are changed where a cell says something else, new ones come
 * at the end, new columns on the right. Comments, order, line breaks and all that is not changed stay letter by letter; an
 * empty cell changes nothing. Pure.
 */
export function mergeSitesCsv(current: CurrentCsv | null, incoming: Table): MergedCsv {
  const { text, lines } = current ?? newFile;
  const [header, ...rows] = lines;
  const shown = header?.cells ?? [];
  const known = shown.map((spelling) => findSiteColumn(spelling)?.name ?? spelling);
  const fresh = [...incoming.headers.keys()].filter((name) => !known.includes(name));
  const columns = [...known, ...fresh];
  const form = readForm(text, header);
  const write = (cells: readonly string[]) => cells.map((cell) => quote(cell, form.delimiter)).join(form.delimiter);
  const edits = new Map<number, string>();
  if (header === undefined || fresh.length > 0) edits.set(header?.line ?? 1, write([...shown, ...fresh]));

  const idPlace = columns.indexOf('id');
  const byId = new Map(rows.map((row) => [row.cells[idPlace] ?? '', row]));
  const [added, changed]: [Added[], { id: string; changes: CellChange[] }[]] = [[], []];
  const origins = new Map<number, number>();
  let unchanged = 0;
  for (const { cells, line } of incoming.rows) {
    const id = cells.get('id') ?? '';
    const row = byId.get(id);
    if (row === undefined) {
      added.push({ id, line, text: write(columns.map((name) => cells.get(name) ?? '')) });
      continue;
    }
    origins.set(row.line, line);
    byId.delete(id);
    const changes = compareCells(row, cells, columns);
    if (changes.length === 0) {
      unchanged++;
      continue;
    }
    changed.push({ id, changes });
    edits.set(row.line, write(columns.map((name, place) => cells.get(name) ?? row.cells[place] ?? '')));
  }
  const merged = applyEdits(text, edits, added, form.lineBreak);
  for (const [line, origin] of merged.origins) origins.set(line, origin);
  return {
    text: merged.text,
    added: added.map(({ id }) => id),
    changed,
    unchanged,
    left: [...byId.keys()],
    origins,
  };
}

interface Added {
  readonly id: string;
  readonly line: number;
  readonly text: string;
}

function compareCells(row: CsvLine, cells: ReadonlyMap<string, string>, columns: readonly string[]): CellChange[] {
  return columns.flatMap((column, place): CellChange[] => {
    const after = cells.get(column);
    const before = row.cells[place] ?? '';
    return after === undefined || after === before ? [] : [{ column, before: before === '' ? null : before, after }];
  });
}

/** As the file has it; a new one is as RFC 4180 has it, but for the line break, which is git's. */
function readForm(text: string, header: CsvLine | undefined) {
  const first = text.split(lineBreaks)[(header?.line ?? 1) - 1] ?? '';
  const delimiter = [';', '\t'].find((candidate) => first.includes(candidate)) ?? ',';
  return { delimiter, lineBreak: /\r\n|\r|\n/.exec(text)?.[0] ?? '\n' };
}

const lineBreaks = /\r\n|\r|\n/;

function quote(cell: string, delimiter: string): string {
  const isPlain = !/["\r\n]|^[\s#]|\s$/.test(cell) && !cell.includes(delimiter);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

function applyEdits(text: string, edits: ReadonlyMap<number, string>, added: readonly Added[], lineBreak: string) {
  const pieces = text === '' ? [''] : text.split(/(\r\n|\r|\n)/);
  if (pieces.length > 1 && pieces.at(-1) === '') pieces.pop();
  const lines: string[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    lines.push((edits.get(at / 2 + 1) ?? pieces[at] ?? '') + (pieces[at + 1] ?? lineBreak));
  }
  const origins = added.map(({ line }, place) => [lines.length + place + 1, line] as const);
  return { text: [...lines, ...added.map((one) => one.text + lineBreak)].join(''), origins };
}
