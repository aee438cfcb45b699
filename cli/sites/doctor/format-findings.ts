import type { Terminal, Tone } from '../terminal';
import { wrapText } from '../wrap-text';
import { checks, type Finding, type Group, groups, type Status } from './finding';
import { countOf } from './name-some';

const titles: Readonly<Record<Group, string>> = {
  environment: 'Environment',
  palette: 'Palette and its key',
  profiles: 'Profiles',
  clusters: 'Clusters',
  drift: 'Where Palette and config differ',
  store: 'Store',
  origin: 'Deployment',
  firewall: 'Firewall',
};

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
    return [paper.paint('strong', titles[group]), ...shorten(own).flatMap((one) => formatOne(one, paper)), ''];
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

function formatOne(line: Line, { columns, paint }: Paper): string[] {
  const { id, status, sentence, fix } =
    'more' in line
      ? { ...line.like, sentence: `${countOf(line.more, 'more finding')} like these: see --json.`, fix: null }
      : line;
  const [mark, tone] = marks[status];
  // Of what was skipped the name of the check says what it would have been.
  const said = status === 'skipped' ? sentence.replace('Skipped because', `${id}:`) : sentence;
  const [first = '', ...rest] = wrapText(said, columns, '       ');
  const told = [`  ${paint(tone, mark)} ${first.trimStart()}`, ...rest];
  const isWell = status === 'ok' || status === 'skipped';
  if (isWell) return told.map((text) => (status === 'skipped' ? paint('quiet', text) : text));
  const help = fix === null ? [] : wrapText(`-> ${fix}`, columns, '       ');
  return [...told, ...help, paint('quiet', `       ${id}`)];
}

/** How many there are of each. Pure. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Status, number>> {
  const count = (status: Status) => findings.filter((finding) => finding.status === status).length;
  return { bad: count('bad'), warn: count('warn'), skipped: count('skipped'), ok: count('ok') };
}
