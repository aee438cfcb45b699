import { escapeUnseen } from '../../lib/server/escape-unseen';

const controls = /\p{Cc}+/gu;
/** Half of a letter: no text that anybody could send on. */
const halves = /\p{Cs}/gu;

/**
 * Text as a code span of Markdown: in there nothing is a link, a mention, a picture or HTML, and the text cannot end the
 * span, because its fence is longer than every run of backticks in it. Line breaks become blanks. Pure.
 */
export function codeSpan(text: string): string {
  const line = plainLine(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  // A blank on each side is taken off again by CommonMark; it keeps a backtick at the edge apart from the fence.
  return `${fence} ${line === '' ? '-' : line} ${fence}`;
}

/** Lines as one fenced block, cut with a count after `most` letters. The same holds in it as in {@link codeSpan}. Pure. */
export function codeBlock(lines: readonly string[], most: number): string {
  const plain = lines.map(plainLine);
  const shown = fitting(plain, most);
  const left = plain.length - shown.length;
  const body = left > 0 ? [...shown, `… and ${left} more ${left === 1 ? 'line' : 'lines'}`] : shown;
  const fence = '`'.repeat(Math.max(3, longestRun(body.join('\n')) + 1));
  return [`${fence}text`, ...body, fence].join('\n');
}

/** One line without anything that turns, hides or breaks it. */
function plainLine(text: string): string {
  return escapeUnseen(text.replace(controls, ' ').replace(halves, '\ufffd'));
}

function fitting(lines: readonly string[], most: number): readonly string[] {
  let letters = 0;
  const end = lines.findIndex((line) => {
    letters += line.length + 1;
    return letters > most;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
