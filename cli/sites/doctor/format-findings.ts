import { countOf, groupBy } from '../name-some';
import type { Terminal, Tone } from '../terminal';
import { wrapText } from '../wrap-text';
import { checks, type Finding, groups, groupTitles, type Status } from './finding';

const marks: Readonly<Record<Status, readonly [word: string, tone: Tone]>> = {
  ok: ['ok  ', 'good'],
  warn: ['WARN', 'warn'],
  bad: ['BAD ', 'bad'],
  skipped: ['skip', 'quiet'],
};

type Paper = Pick<Terminal, 'columns' | 'paint'>;

/** More of the same check are counted; all are in the answer of `--json`. */
const mostOfOne = 10;

/** The findings under the titles of their groups, with the way to make each well. Pure. */
export function formatFindings(findings: readonly Finding[], paper: Paper): string[] {
  return groups.flatMap((group) => {
    const own = findings.filter(({ id }) => checks[id].group === group);
    if (own.length === 0) return [];
    const lines = shorten(own.filter(({ status }) => status === 'bad' || status === 'warn'));
    const wrong = lines.flatMap((line) => formatWrong(line, paper));
    const well = own.filter(({ status }) => status === 'ok').flatMap((one) => formatLine('ok', one.sentence, paper));
    return [paper.paint('strong', groupTitles[group]), ...wrong, ...formatSkipped(own, paper), ...well, ''];
  });
}

/** A finding, or how many more there are of its kind. */
type Line = Finding | { readonly more: number; readonly like: Finding };

function shorten(findings: readonly Finding[]): Line[] {
  const counts = new Map<string, number>();
  const keyOf = ({ id, status }: Finding) => `${id} ${status}`;
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  const shown = new Map<string, number>();
  return findings.flatMap((finding): Line[] => {
    const key = keyOf(finding);
    const at = (shown.get(key) ?? 0) + 1;
    shown.set(key, at);
    if (at <= mostOfOne) return [finding];
    return at === mostOfOne + 1 ? [{ more: (counts.get(key) ?? 0) - mostOfOne, like: finding }] : [];
  });
}

const indent = ' '.repeat(7);

function formatLine(status: Status, text: string, { columns, paint }: Paper): string[] {
  const [mark, tone] = marks[status];
  const [first = '', ...rest] = wrapText(text, columns, indent);
  return [`  ${paint(tone, mark)} ${first.trimStart()}`, ...rest];
}

function formatWrong(line: Line, paper: Paper): string[] {
  if ('more' in line) {
    const sentence = `${countOf(line.more, 'more finding')} like these: see --json.`;
    return formatLine(line.like.status, sentence, paper);
  }
  const { id, status, sentence, fix } = line;
  const help = fix === null ? [] : wrapText(`-> ${fix}`, paper.columns, indent);
  return [...formatLine(status, sentence, paper), ...help, paper.paint('quiet', `${indent}${id}`)];
}

/** The names of the checks say what they would have been; those with the same reason share a line. */
function formatSkipped(findings: readonly Finding[], paper: Paper): string[] {
  const skipped = findings.filter(({ status }) => status === 'skipped');
  return [...groupBy(skipped, ({ sentence }) => sentence)].flatMap(([sentence, group]) => {
    const names = [...new Set(group.map(({ id }) => id))].join(', ');
    return formatLine('skipped', sentence.replace('Skipped because', `${names}:`), paper);
  });
}

/** How many there are of each. Pure. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Status, number>> {
  const count = (status: Status) => findings.filter((finding) => finding.status === status).length;
  return { bad: count('bad'), warn: count('warn'), skipped: count('skipped'), ok: count('ok') };
}
