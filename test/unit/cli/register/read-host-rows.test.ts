import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHostIds, readHostRows } from '../../../../cli/sites/register/read-host-rows';
import { createDirectory } from '../../../../lib/sites/directory';
import { siteId, testIndex, testSite } from '../../../support/test-site';

const directory = createDirectory({
  ...testIndex([testSite('denver'), testSite('austin')]),
  expectedHosts: [
    { match: 'exact', text: 'edge-known', siteId: siteId('denver') },
    { match: 'prefix', text: 'edge-a-', siteId: siteId('austin') },
  ],
});
const around = { directory, mayStray: false };

function read(text: string, mayStray = false) {
  const { rows, faults, skipped, isReadable } = readHostRows({ file: 'new.csv', text }, { directory, mayStray });
  return {
    rows: rows.map(({ line, hostId, siteId, hostName }) => [line, hostId, siteId, hostName]),
    faults: faults.map(({ path, value, problem, fix }) => [path, value, problem, fix].join(' | ')),
    skipped,
    isReadable,
  };
}

describe('a file of hosts to register', () => {
  test('is read by the names of its columns, in any order, with or without names of hosts', () => {
    const text = 'site,edge_host_id,name\ndenver,edge-1,till-1\naustin,edge-2,\n';
    expect(read(text)).toEqual({
      rows: [
        [2, 'edge-1', 'denver', 'till-1'],
        [3, 'edge-2', 'austin', ''],
      ],
      faults: [],
      skipped: 0,
      isReadable: true,
    });
    expect(read('edge_host_id,site\nedge-1,denver\n').rows).toEqual([[2, 'edge-1', 'denver', '']]);
  });

  test('may come from any spreadsheet: BOM, semicolons, CRLF, quotes, blanks, empty lines and comments', () => {
    const text = '\ufeffEdge_Host_ID;Site;Name\r\n# the back office\r\n\r\n "edge-1" ; denver ;"Büro 1"\r\n';
    expect(read(text).rows).toEqual([[4, 'edge-1', 'denver', 'Büro 1']]);
  });

  test('tells every fault with line and column, in their order, and keeps the other rows', () => {
    const text = [
      'edge_host_id,site,name',
      'edge 1,denver,',
      'edge-2,denvr,',
      'edge-3,denver,-',
      ',austin,',
      'edge-5,,',
      'edge-6,austin,till,4',
      'edge-7,austin,till-7',
      '',
    ].join('\n');
    expect(read(text)).toMatchInlineSnapshot(`
      {
        "faults": [
          "new.csv:2:edge_host_id | "edge 1" | is no edge host ID | This does not look like a host ID. Compare it with the host’s screen, letter by letter. An ID has letters, digits, - and _ but no spaces.",
          "new.csv:3:site | "denvr" | is not the id of a site | Did you mean denver?",
          "new.csv:4:name | "-" | begins as a formula does, with = + - or @ | Write the value itself; nothing that we take begins so.",
          "new.csv:5:edge_host_id |  | is missing | There is no host ID yet. Scan the QR code on the host’s screen, or type the ID that stands below it.",
          "new.csv:6:site |  | is missing | Write the id of the site.",
          "new.csv:7 | "edge-6,austin,till,4" | has 4 values | Write 3 values, as in the first line; put quotes (") around a value with a comma in it.",
        ],
        "isReadable": true,
        "rows": [
          [
            8,
            "edge-7",
            "austin",
            "till-7",
          ],
        ],
        "skipped": 6,
      }
    `);
  });

  test('says of firmware filler what IT has to do', () => {
    expect(read('edge_host_id,site\nTo be filled by O.E.M.,denver\n').faults.join()).toContain('stylus.site.name');
  });

  test.each([
    ['nothing', ''],
    ['no site', 'edge_host_id\nedge-1\n'],
    ['a column that nobody knows', 'edge_host_id,site,nmae\nedge-1,denver,x\n'],
    ['a column twice', 'edge_host_id,site,site\nedge-1,denver,austin\n'],
    ['an open quote', 'edge_host_id,site\nedge-1,"denv'],
    ['zeros', 'edge_host_id,site\nedge-1,den\0ver\n'],
  ])('of which nothing can be trusted has no rows: %s', (_, text) => {
    const { rows, faults, isReadable } = read(text);
    expect([rows, isReadable]).toEqual([[], false]);
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toMatch(/^new\.csv/);
  });

  test('a host that stands twice for one site counts once', () => {
    const { rows, faults } = read('edge_host_id,site\nedge-1,denver\nedge-1,denver\n');
    expect(rows).toEqual([[2, 'edge-1', 'denver', '']]);
    expect(faults).toEqual([
      'new.csv:3:edge_host_id | "edge-1" | stands in line 2 already | Remove one of the two lines.',
    ]);
  });

  test('a host that stands for two sites counts for neither: nobody can tell which is meant', () => {
    const { rows, faults, skipped } = read('edge_host_id,site\nedge-1,denver\nedge-2,denver\nedge-1,austin\n');
    expect(rows).toEqual([[3, 'edge-2', 'denver', '']]);
    expect(skipped).toBe(2);
    expect(faults).toEqual([
      'new.csv:2:edge_host_id | "edge-1" | goes to denver, and to austin in line 4 | Remove the wrong line.',
      'new.csv:4:edge_host_id | "edge-1" | goes to austin, and to denver in line 2 | Remove the wrong line.',
    ]);
  });

  test('two spellings of an ID count for neither: one of the two hosts does not exist', () => {
    const { rows, faults } = read('edge_host_id,site\nedge-1a,denver\nEDGE-1A,austin\nedge-2,denver\n');
    expect(rows).toEqual([[4, 'edge-2', 'denver', '']]);
    expect(faults.map((fault) => fault.split(' | ').slice(0, 3))).toEqual([
      ['new.csv:2:edge_host_id', '"edge-1a"', 'differs in upper and lower case only from what stands in line 3'],
      ['new.csv:3:edge_host_id', '"EDGE-1A"', 'differs in upper and lower case only from what stands in line 2'],
    ]);
  });

  test('a host that hosts.csv expects elsewhere is a fault, unless that is meant', () => {
    const text = 'edge_host_id,site\nedge-known,austin\nedge-a-1,denver\nedge-a-2,austin\nedge-b-1,denver\n';
    expect(read(text).rows.map(([line]) => line)).toEqual([4, 5]);
    expect(read(text).faults[0]).toBe(
      'new.csv:2:site | "edge-known" | goes to austin, but hosts.csv expects it at denver | Correct the one that is wrong; or --unexpected, if the host goes there all the same.',
    );
    expect(read(text, true)).toMatchObject({ faults: [], skipped: 0 });
  });

  test('a last line that nothing ends is a fault of its own, though it can be read, and stops no other', () => {
    const { rows, faults } = read('edge_host_id,site\nedge-1,denver\nedge-2,austin');
    expect(rows).toEqual([[2, 'edge-1', 'denver', '']]);
    expect(faults).toEqual([
      'new.csv:3 |  | is the last line and has no line break, so the file may have been cut off in it | If it is whole, end it with a line break; else get the whole file.',
    ]);
  });

  test('that was cut off anywhere never yields a row that the whole file does not have', () => {
    const whole = 'edge_host_id,site,name\nedge-1,denver,till-1\nedge-12,austin,till-2\n"edge-3",austin,"till ""3"""\n';
    const all = read(whole).rows.map(String);
    fc.assert(
      fc.property(fc.nat({ max: whole.length }), (length) => {
        for (const row of read(whole.slice(0, length)).rows) expect(all).toContain(String(row));
      }),
    );
    expect(all).toHaveLength(2);
  });

  test('a formula is no value', () => {
    expect(read('edge_host_id,site,name\nedge-1,denver,"=HYPERLINK(1)"\n')).toMatchObject({ rows: [], skipped: 1 });
  });

  test('what could not be decoded is told as it is', () => {
    const fault = { path: 'new.csv:3', site: null, value: '', problem: 'is not UTF-8 text', fix: 'Save it.' };
    expect(readHostRows({ file: 'new.csv', fault }, around)).toMatchObject({
      rows: [],
      faults: [fault],
      isReadable: false,
    });
  });
});

describe('a file of hosts to ask about', () => {
  const readIds = (text: string) => readHostIds({ file: 'new.csv', text });

  test('needs no sites, and names each host once', () => {
    expect(readIds('edge_host_id\nedge-1\nedge-2\nedge-1\n').hostIds).toEqual(['edge-1', 'edge-2']);
    expect(readIds('edge_host_id,site,name\nedge-1,nowhere,x').hostIds).toEqual(['edge-1']);
  });

  test('tells what is no host', () => {
    const { hostIds, faults } = readIds('edge_host_id,site\nedge 1,denver\n,denver\n');
    expect(hostIds).toEqual([]);
    expect(faults.map(({ path, problem }) => [path, problem])).toEqual([
      ['new.csv:2:edge_host_id', 'is no edge host ID'],
      ['new.csv:3:edge_host_id', 'is missing'],
    ]);
  });
});
