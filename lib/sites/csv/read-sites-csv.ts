import type { Report } from '../fault';
import type { WrittenSite } from '../reading/read-site';
import type { CsvFile } from './csv-file';
import { readTable, type Table, type TableForm, type TableRow } from './read-table';
import { findSiteColumn, type SiteColumn, siteColumnNames } from './site-columns';

const form: TableForm = {
  findColumn: findSiteColumn,
  names: siteColumnNames,
  required: [['id'], ['name'], ['address'], ['endpoint.vip', 'endpoint.ddns']],
  headerFix: 'Name the options in the first line, such as id,name,address,region,vip,tags.format.',
};

/**
 * Reads `sites.csv`: one site per row, its options in columns, an empty cell says nothing. Reports what is wrong with the
 * file itself; null when no row can be trusted. The values are judged like those of the config, by {@link readConfig}.
 */
export function readSitesCsv(source: CsvFile, report: Report): readonly WrittenSite[] | null {
  const table = readTable(source, form, report);
  if (table === null) return null;
  const columns = [...table.headers.keys()].flatMap((name) => findSiteColumn(name) ?? []);
  return table.rows.map((row) => toWritten(row, columns, table));
}

/** Between the entries of a list in one cell. */
const listSeparator = '|';

function toWritten(row: TableRow, columns: readonly SiteColumn[], { headers }: Table): WrittenSite {
  const raw: Record<string, unknown> = {};
  for (const column of columns) {
    const text = row.cells.get(column.name);
    if (text !== undefined) setAt(raw, column.keys, toValue(text, column.kind));
  }
  return {
    path: row.path,
    raw,
    pathOf: (option) => [row.path, findHeader(splitOption(option), headers)].filter((part) => part !== '').join(':'),
    fixOf: (option, fix) => columnFixes[option] ?? fix,
    faulty: row.faulty,
  };
}

/** The column of an option, of the group it is in, or of something in it; the option itself where the file has none. */
function findHeader(keys: readonly string[], headers: Table['headers']): string {
  const names = keys.map((_, index) => keys.slice(0, keys.length - index).join('.'));
  const [option = ''] = names;
  const below = option === '' ? undefined : [...headers.keys()].find((name) => name.startsWith(`${option}.`));
  const named = [...names, below ?? ''].find((name) => headers.has(name));
  return headers.get(named ?? '') ?? option;
}

/** Where the config has a group, a row has columns. */
const columnFixes: Readonly<Record<string, string>> = {
  endpoint: 'Fill in endpoint.vip, or endpoint.ddns and endpoint.searchDomain.',
  'location.latitude': 'Fill in both location.latitude and location.longitude, or neither, with a point: 39.7478.',
  'location.longitude': 'Fill in both location.latitude and location.longitude, or neither, with a point: -104.9995.',
  'network.subnet': "Write the network of the hosts as CIDR, such as '10.1.2.0/24'; gateway and dhcp are in it.",
};

/** A text that is no number or flag is passed on as it is: then the fault shows what stands in the cell. */
function toValue(text: string, kind: SiteColumn['kind']): unknown {
  switch (kind) {
    case 'number':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text;
    case 'flag':
      return { true: true, false: false }[text.toLowerCase()] ?? text;
    case 'list':
      return text.split(listSeparator).map((entry) => entry.trim());
    case 'text':
      return text;
  }
}

function setAt(group: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  const below = rest.length === 0 ? value : (ownGroup(group, key) ?? {});
  // Not `group[key] =`: a tag may be called __proto__.
  Object.defineProperty(group, key, { value: below, enumerable: true, configurable: true, writable: true });
  if (rest.length > 0) setAt(below as Record<string, unknown>, rest, value);
}

function ownGroup(group: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(group, key) ? group[key] : undefined;
}

/** `variables["store-base"].store_number` → its keys; `network.dhcp[1]` → `network`, `dhcp`, `1`. */
function splitOption(option: string): string[] {
  return [...option.matchAll(/\["((?:[^"\\]|\\.)*)"\]|[^.[\]"]+/g)].map(([whole, quoted]) => quoted ?? whole);
}
