import { describe, expect, test } from 'vitest';
import { readIncoming, toCsvFromText } from '../../../../cli/sites/import/read-incoming';
import { toCsvFile } from '../../../../lib/sites/csv/csv-file';

const read = (text: string, skipsUnknown = false) => readIncoming({ file: 'in.csv', text }, skipsUnknown);
const faultsOf = (text: string) => read(text).faults.map(({ path, problem }) => `${path} ${problem}`);

describe('a table of sites', () => {
  test('needs no more than ids: the rest may be there already', () => {
    const { table, faults } = read('id,tags.format\ndenver,mall\n');
    expect(faults).toEqual([]);
    expect(table?.rows.map(({ cells }) => Object.fromEntries(cells))).toEqual([
      { id: 'denver', 'tags.format': 'mall' },
    ]);
  });

  test.each([
    ['name\nDenver\n', 'in.csv:1 has no column id'],
    ['id,manager\ndenver,Ann\n', 'in.csv:1 is not a column of this file'],
    ['id,name,Name\ndenver,A,B\n', 'in.csv:1 means the same column as "name"'],
    ['id,name\n,Denver\n', 'in.csv:2:id is missing'],
    ['id,name\ndenver,A\n\ndenver,B\n', 'in.csv:4:id stands in in.csv:2 already'],
    ['id,name\ndenver,=1+1\n', 'in.csv:2:name begins as a formula does, with = + - or @'],
    ['id,name\n=1,A\n', 'in.csv:2:id begins as a formula does, with = + - or @'],
    ['', 'in.csv:1 has no first line with the column names'],
  ])('%j is refused', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test('quotes that do not close are refused where they begin', () => {
    expect(read('id,name\ndenver,"A\n')).toMatchObject({
      table: null,
      faults: [{ path: expect.stringMatching(/^in\.csv:[23]$/) }],
    });
  });
});

describe('columns that are no option', () => {
  const text = 'id,Manager,name,Manager,Phone\ndenver,Ann,Denver,=Bob,+1 303\n';

  test('are left out where that was asked for, whatever stands in them', () => {
    const { table, skipped, faults } = read(text, true);
    expect({ skipped, faults }).toEqual({ skipped: ['Manager', 'Manager', 'Phone'], faults: [] });
    expect([...(table?.headers.keys() ?? [])]).toEqual(['id', 'name']);
    expect(table?.rows.map(({ cells }) => [...cells])).toEqual([
      [
        ['id', 'denver'],
        ['name', 'Denver'],
      ],
    ]);
  });

  test('and refused where it was not', () => {
    expect(faultsOf(text).length).toBeGreaterThan(2);
  });
});

describe('the standard input', () => {
  test('is text', () => {
    expect(toCsvFromText('standard input', '\ufeffid\n')).toEqual({ file: 'standard input', text: 'id\n' });
  });

  test('what was no UTF-8 is told with its line', () => {
    expect(toCsvFromText('standard input', 'id,name\ndenver,Z\ufffdrich\n')).toMatchObject({
      fault: { path: 'standard input:2' },
    });
  });

  test('and is the same as a file of those bytes', () => {
    expect(toCsvFile('x', new TextEncoder().encode('id\n'))).toEqual(toCsvFromText('x', 'id\n'));
  });
});
