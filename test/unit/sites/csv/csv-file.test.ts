import { describe, expect, it } from 'vitest';
import { largestCsvBytes, refuseBySize, toCsvFile } from '../../../../lib/sites/csv/csv-file';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the bytes of a CSV file', () => {
  it.each(['', 'a,b\n', 'Montréal,東京,عمّان\r\n'])('are its text when they are UTF-8: %j', (text) => {
    expect(toCsvFile('a.csv', utf8(text))).toEqual({ file: 'a.csv', text });
    expect(toCsvFile('a.csv', utf8(`\ufeff${text}`))).toEqual({ file: 'a.csv', text });
  });

  it.each([
    ['in the first line', 'caf\xe9\nb', 1],
    ['in a later line', 'a\nb\ncaf\xe9', 3],
    ['in the last line, which has an end', 'a\nb\ncaf\xe9\n', 3],
    ['in two lines', 'a\ncaf\xe9\nna\xefve', 2],
    ['at the very end, half a letter', 'a\n\xc3', 2],
  ])('are refused in another encoding, with the line: %s', (_, text, line) => {
    expect(toCsvFile('a.csv', latin1(text))).toEqual({
      file: 'a.csv',
      fault: {
        path: `a.csv:${line}`,
        site: null,
        value: '',
        problem: 'is not UTF-8 text',
        fix: 'Save it as "CSV UTF-8".',
      },
    });
  });

  it('are refused in UTF-16 of either kind', () => {
    for (const text of ['\xff\xfea\0', '\xfe\xff\0a'])
      expect(toCsvFile('a.csv', latin1(text))).toMatchObject({
        fault: { path: 'a.csv:1', problem: 'is not UTF-8 text' },
      });
  });
});

describe('the size of a CSV file', () => {
  it('is enough to refuse it, so that 200 MB need not be read', () => {
    expect(refuseBySize('a.csv', 200_000_000)).toMatchObject({
      fault: { path: 'a.csv', problem: 'has 200 MB, more than the 50 MB that are read' },
    });
    expect(refuseBySize('a.csv', largestCsvBytes + 1)).toMatchObject({
      fault: { problem: expect.stringMatching(/^has 51 MB/) },
    });
    expect(refuseBySize('a.csv', largestCsvBytes)).toBeNull();
  });

  it('counts for bytes that were read, too', () => {
    expect(toCsvFile('a.csv', new Uint8Array(largestCsvBytes + 1))).toHaveProperty('fault');
  });
});
