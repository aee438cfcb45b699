import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostRows, splitLines } from '../../../../lib/sites/csv/split-lines';
import type { Fault } from '../../../../lib/sites/fault';

function split(text: string) {
  const faults: Fault[] = [];
  return { lines: splitLines('a.csv', text, (fault) => faults.push(fault)), faults };
}

const two = [
  { line: 1, cells: ['a', 'b'] },
  { line: 2, cells: ['1', '2'] },
];

describe('a CSV text', () => {
  it.each([
    ['plain', 'a,b\n1,2\n'],
    ['no line end at the end', 'a,b\n1,2'],
    ['a BOM and CRLF', '\ufeffa,b\r\n1,2\r\n'],
    ['line ends of an old Mac', 'a,b\r1,2\r'],
    ['line ends of two kinds', 'a,b\r\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['quotes', '"a","b"\n"1","2"\n'],
    ['blanks', ' a , b \n 1 ,\t2 \n'],
    ['blanks around quotes', ' "a" , "b" \n "1" , "2" \n'],
  ])('is split: %s', (_, text) => {
    expect(split(text)).toEqual({ lines: two, faults: [] });
  });

  it('may say with which separator it is written, as some spreadsheets do', () => {
    const lines = two.map(({ line, cells }) => ({ line: line + 1, cells }));
    expect(split('sep=;\na;b\n1;2\n').lines).toEqual(lines);
    expect(split('\ufeffSEP=;\r\na;b\r\n1;2\r\n').lines).toEqual(lines);
  });

  it('keeps the number of each line, whatever is skipped in front of it', () => {
    const text = '# ours; all\n\na;"b\n\nc"\n  # "\n;;\n\n1;2\n';
    expect(split(text).lines).toEqual([
      { line: 3, cells: ['a', 'b\n\nc'] },
      { line: 9, cells: ['1', '2'] },
    ]);
  });

  it.each([
    ['before the first line, whatever it says', '# a,b,c\n#1,2\na,b\n1,2\n', [3, 4]],
    ['with fewer values than there are columns', 'a,b\n#closed soon\n1,2\n', [1, 3]],
    ['with a blank behind the #', 'a,b\n# Denver, CO\n## x, y\n1,2\n', [1, 4]],
    ['filled up by a spreadsheet', 'a,b,c\n#closed soon,,\n1,2,3\n', [1, 3]],
    ['with a comma in quotes', 'a,b\n#"Denver, CO"\n1,2\n', [1, 3]],
    ['with the letter that separates elsewhere', 'a;b\n#Denver, CO\n1;2\n', [1, 3]],
  ])('may have comments: %s', (_, text, numbers) => {
    const { lines, faults } = split(text);
    expect(faults).toEqual([]);
    expect(lines?.map(({ line }) => line)).toEqual(numbers);
  });

  it.each([
    ['as wide as the header', 'name,id,site\n#3 till,a,denver\ntill 4,b,denver\n', 2],
    ['wider than the header', 'id;name\nx;y\n #0131;Main St;12\n', 3],
    ['in quotes elsewhere', '# ours\r\na\tb\r\n#1\t"2\t3"\r\n', 3],
    ['after a value of several lines', 'a,b\n"1\n2",3\n#4,5\n', 4],
  ])('has no row that disappears because it begins with #: %s', (_, text, line) => {
    expect(split(text).faults).toMatchObject([
      { path: `a.csv:${line}`, value: '', problem: 'begins with #, and has a value for each column' },
    ]);
  });

  it('keeps a # in quotes, at the beginning of a value and of a line inside one', () => {
    const text = 'a,b\n"#3",x\n"one\n# two\n#3,4",y\n';
    expect(split(text)).toEqual({
      lines: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['#3', 'x'] },
        { line: 3, cells: ['one\n# two\n#3,4', 'y'] },
      ],
      faults: [],
    });
  });

  it('bears rows of other lengths', () => {
    expect(split('a,b\n1\n1,2,3\n').lines?.map(({ cells }) => cells.length)).toEqual([2, 1, 3]);
  });

  it('gives back what was written, with its line', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '#', '"', ',', ';', '\n', 'é', ' ') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const written = [['head'], ...rows].map((cells) =>
          cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','),
        );
        const text = written.join('\n');
        const lines = split(text).lines?.slice(1) ?? [];
        const expected = rows.filter((cells) => cells.some((each) => each !== ''));
        expect(lines.map(({ cells }) => cells)).toEqual(expected);
        for (const { line, cells } of lines) {
          const rest = text
            .split('\n')
            .slice(line - 1)
            .join('\n');
          expect(rest.startsWith(`"${cells[0]?.replaceAll('"', '""')}"`)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a,b\nx,"y\nz,w\n', 'a.csv:2', 'opens a quote (") that is never closed'],
    ['a,b\n"x\ny",z\n# c\n\nx,"y\nz,w\n', 'a.csv:6', 'opens a quote (") that is never closed'],
    ['"a,b\nx,y\n', 'a.csv:1', 'opens a quote (") that is never closed'],
    ['a,b\nx,y"z\n', 'a.csv:2', 'has a quote (") inside a value that does not begin with one'],
    ['a,b\nx,"y"z\n', 'a.csv:2', 'has something between a closing quote (") and the next value'],
    ['a\0,b', 'a.csv', 'is not UTF-8 text'],
  ])('is refused where it is broken: %j', (text, path, problem) => {
    expect(split(text)).toMatchObject({ lines: null, faults: [{ path, problem }] });
  });

  it('is not repeated where it is broken: it may be a secret', () => {
    for (const text of ['a,b\nhunter2"x,y\n', 'a,b\n"hunter2"x,y\n', 'a,b\n"hunter2,y\n'])
      expect(JSON.stringify(split(text).faults)).not.toContain('hunter2');
  });

  it('has an end', () => {
    expect(split(`a,b\n${'1,2\n'.repeat(mostRows - 1)}`).lines).toHaveLength(mostRows);
    expect(split(`a,b\n${'1,2\n'.repeat(mostRows)}`)).toMatchObject({ lines: null, faults: [{ path: 'a.csv' }] });
  });
});
