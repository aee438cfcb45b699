import type { Report } from '../fault';

/**
 * Empties the lines of a CSV text that are comments: those that begin with `#`, outside of quotes. Lines keep their
 * numbers. One without a blank behind the `#`, and with as many values as the header, may be a row, such as that of a
 * till called #3: it is emptied as well, and reported, so that it does not disappear without a word. `text` has line
 * breaks of one letter.
 */
export function dropComments(file: string, text: string, delimiter: string, report: Report): string {
  if (!/^[^\S\n]*#/m.test(text)) return text;
  let isQuoted = false;
  let width = 0;
  const lines = text.split('\n').map((line, index) => {
    if (!isQuoted && begins.test(line)) {
      if (width > 0 && !isProse.test(line) && isLikeRow(splitRoughly(line, delimiter), width)) {
        report({ path: `${file}:${index + 1}`, site: null, value: '', problem, fix });
      }
      return '';
    }
    if (width === 0 && line.trim() !== '') width = splitRoughly(line, delimiter).length;
    // A quote inside a value is written twice, so only an odd number of them opens or closes one.
    if (line.split('"').length % 2 === 0) isQuoted = !isQuoted;
    return line;
  });
  return lines.join('\n');
}

const begins = /^[^\S\n]*#/;
const isProse = /^[^\S\n]*#+\s/;
const problem = 'begins with #, and has a value for each column';
const fix = 'If it is a row, put quotes (") around its first value; if it is a comment, write a blank behind the #.';

/** Spreadsheets fill a comment up with empty values. */
function isLikeRow(cells: readonly string[], width: number): boolean {
  return cells.length >= width && cells.filter((cell) => cell.trim() !== '').length > 1;
}

/** Delimiters inside quotes count as part of the value. */
function splitRoughly(line: string, delimiter: string): string[] {
  return line.replace(/"[^"]*"/g, 'x').split(delimiter);
}
