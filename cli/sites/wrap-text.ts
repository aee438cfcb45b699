/**
 * The text in lines of at most so many letters, broken at blanks; each line begins with the indent. A word that is longer
 * than a line, such as an address, stays whole, so that it can be copied. Pure.
 */
export function wrapText(text: string, columns: number, indent = ''): string[] {
  const width = Math.max(1, columns - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}

/** A text of several lines: those that are too long are wrapped with the indent that they have, all others stay. Pure. */
export function wrapLines(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => {
    if (line.length <= columns) return [line];
    return wrapText(line, columns, /^ */.exec(line)?.[0]);
  });
}
