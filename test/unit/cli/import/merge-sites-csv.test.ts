import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeSitesCsv } from '../../../../cli/sites/import/merge-sites-csv';
import { readIncoming } from '../../../../cli/sites/import/read-incoming';
import { splitLines } from '../../../../lib/sites/csv/split-lines';
import type { Fault } from '../../../../lib/sites/fault';

const refuse = (fault: Fault) => {
  throw new Error(JSON.stringify(fault));
};

function merge(current: string | null, incoming: string) {
  const { table, faults } = readIncoming({ file: 'in.csv', text: incoming }, false);
  if (table === null || faults.length > 0) throw new Error(JSON.stringify(faults));
  const lines = current === null ? [] : (splitLines('sites.csv', current, refuse) ?? []);
  return mergeSitesCsv(current === null ? null : { text: current, lines }, table);
}

const header = 'id,name,address,endpoint.vip\n';
const sites = `# Our shops\n${header}\ndenver,Denver,1 Main St,10.1.2.10\n# closed soon\nboulder,Boulder,2 Main St,10.1.3.10\n`;

describe('what comes in is laid over sites.csv', () => {
  test('a new file has the columns and rows that came', () => {
    const merged = merge(null, 'ID;Name;VIP\ndenver;Denver;10.1.2.10\nboulder;"Boulder, CO";\n');
    expect(merged).toEqual({
      text: 'id,name,endpoint.vip\ndenver,Denver,10.1.2.10\nboulder,"Boulder, CO",\n',
      added: ['denver', 'boulder'],
      changed: [],
      unchanged: 0,
      left: [],
      origins: new Map([
        [2, 2],
        [3, 3],
      ]),
    });
  });

  test('the same again changes not a letter', () => {
    const merged = merge(sites, `id,name\nboulder,Boulder\ndenver,Denver\n`);
    expect(merged).toMatchObject({ text: sites, added: [], changed: [], unchanged: 2, left: [] });
  });

  test('cells that say something else are changed; comments, order and all other lines stay', () => {
    const merged = merge(sites, 'name,id,VIP\nBoulder Mall,boulder,10.1.3.10\n');
    expect(merged.text).toBe(sites.replace('Boulder,2', 'Boulder Mall,2'));
    expect(merged).toMatchObject({
      changed: [{ id: 'boulder', changes: [{ column: 'name', before: 'Boulder', after: 'Boulder Mall' }] }],
      unchanged: 0,
      left: ['denver'],
    });
  });

  test('an empty cell changes nothing, and one that was empty is filled', () => {
    const merged = merge(`${header}denver,Denver,,10.1.2.10\n`, 'id,name,address\ndenver,,9 Main St\n');
    expect(merged.text).toBe(`${header}denver,Denver,9 Main St,10.1.2.10\n`);
    expect(merged.changed).toEqual([
      { id: 'denver', changes: [{ column: 'address', before: null, after: '9 Main St' }] },
    ]);
  });

  test('new sites come at the end, with what each column is about', () => {
    const merged = merge(sites, 'id,endpoint.vip,name,address\nreno,10.1.4.10,Reno,3 Main St\n');
    expect(merged.text).toBe(`${sites}reno,Reno,3 Main St,10.1.4.10\n`);
    expect(merged.origins).toEqual(new Map([[7, 2]]));
  });

  test('a new column comes on the right; rows that do not have it stay as they are', () => {
    const merged = merge(sites, 'id,timeZone,tags.format\ndenver,America/Denver,mall\n');
    expect(merged.text).toBe(
      sites
        .replace('endpoint.vip\n', 'endpoint.vip,timeZone,tags.format\n')
        .replace('10.1.2.10', '10.1.2.10,America/Denver,mall'),
    );
  });

  test('a column is known by whatever name it has', () => {
    const merged = merge('Id,Name,VIP\ndenver,Denver,10.1.2.10\n', 'ID,endpoint.vip\ndenver,10.1.2.11\n');
    expect(merged.text).toBe('Id,Name,VIP\ndenver,Denver,10.1.2.11\n');
  });

  test.each([
    ['semicolons and CRLF', 'id;name\r\ndenver;Denver\r\n', 'id;name\r\ndenver;"Denver; CO"\r\nreno;Reno\r\n'],
    ['tabs', 'id\tname\ndenver\tDenver\n', 'id\tname\ndenver\tDenver; CO\nreno\tReno\n'],
    ['no line break at the end', 'id,name\ndenver,Denver', 'id,name\ndenver,Denver; CO\nreno,Reno\n'],
    ['a line for a spreadsheet', 'sep=;\nid;name\ndenver;Denver\n', 'sep=;\nid;name\ndenver;"Denver; CO"\nreno;Reno\n'],
  ])('the file keeps its form: %s', (_, current, text) => {
    expect(merge(current, 'id,name\ndenver,Denver; CO\nreno,Reno\n').text).toBe(text);
  });

  test('a fault of a row can be told where it came from', () => {
    const merged = merge(sites, '# from the shops\nid,name\n\nreno,Reno\nboulder,Mall\n');
    expect(merged.origins).toEqual(
      new Map([
        [6, 5],
        [7, 4],
      ]),
    );
  });
});

describe('whatever is in a cell', () => {
  const cell = fc
    .string({ minLength: 1 })
    .map((text) => text.replace(/[\0\r\n\ufeff]/g, '').trim())
    .filter((text) => text !== '' && !/^[=+\-@]/.test(text));
  const id = fc.stringMatching(/^[a-z]{1,6}$/);
  const rows = fc.uniqueArray(fc.record({ id, name: cell, address: cell }), {
    selector: (row) => row.id,
    maxLength: 6,
  });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const write = (list: readonly { id: string; name: string; address: string }[]) =>
    ['id,name,address', ...list.map((row) => [row.id, row.name, row.address].map(quoted).join(','))].join('\n');

  test('afterwards each site has what came in, or what it had; and once more changes nothing', () => {
    fc.assert(
      fc.property(rows, rows, (had, comes) => {
        const { text } = merge(write(had), write(comes));
        const wanted = new Map([...had, ...comes].map((row) => [row.id, [row.name, row.address]]));
        const lines = (splitLines('sites.csv', text, refuse) ?? []).slice(1);
        expect(new Map(lines.map(({ cells: [one = '', ...rest] }) => [one, rest]))).toEqual(wanted);
        const again = merge(text, write(comes));
        expect(again).toMatchObject({ text, added: [], changed: [], unchanged: comes.length });
      }),
    );
  });
});
