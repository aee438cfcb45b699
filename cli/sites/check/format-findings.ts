import { formatComparison, summarizeComparison } from '../../../lib/sites/compare/format-comparison';
import { type Fault, formatFaults } from '../../../lib/sites/fault';
import type { Terminal, Tone } from '../terminal';
import { wrapLines, wrapText } from '../wrap-text';
import type { Findings } from './check-sites';

/** What was looked at, in one word or two, and how it is. */
export interface Part {
  readonly name: 'sites' | 'hosts.csv' | 'brand' | 'texts' | 'access' | 'links' | 'vercel.json' | 'drift';
  readonly state: 'good' | 'wrong' | 'unknown';
  readonly faults: number;
  readonly said: string;
}

/** Is there anything that must not ship? */
export function isWrong({ faults, comparison }: Findings): boolean {
  return faults.length > 0 || (comparison?.refusals.length ?? 0) > 0;
}

/** Every part that was looked at, in the order of the answer. Pure. */
export function listParts(findings: Findings): Part[] {
  const { config, faults, index } = findings;
  // A config that could not be run, or is of a newer form, was not looked at any further.
  const isUnread = index === null && faults.some(({ path }) => path === config || path === 'version');
  const part = (name: Part['name'], said: string): Part => {
    const own = faults.filter((fault) => partOf(fault) === name).length;
    if (own > 0) return { name, state: 'wrong', faults: own, said: countFaults(own) };
    return isUnread && name !== 'vercel.json'
      ? { name, state: 'unknown', faults: 0, said: 'not looked at' }
      : { name, state: 'good', faults: 0, said };
  };
  const inUse = index?.sites.filter(({ status }) => status.state === 'open').length ?? 0;
  return [
    part('sites', index === null ? '' : `${index.sites.length}, ${inUse} of them in use`),
    part('hosts.csv', index === null ? '' : `${index.expectedHosts.length} expected hosts`),
    part('brand', ''),
    part('texts', ''),
    part('access', ''),
    part('links', describeLinks(findings)),
    part('vercel.json', ''),
    ...describeDrift(findings),
  ];
}

function partOf({ path }: Fault): Part['name'] {
  if (path.startsWith('vercel.json')) return 'vercel.json';
  if (path.startsWith('hosts.csv')) return 'hosts.csv';
  if (/^(company\.)?texts\b/.test(path)) return 'texts';
  if (path.startsWith('company')) return 'brand';
  if (path.startsWith('access.links')) return 'links';
  return /^(access|blockedHosts|webhooks|audit|security)\b/.test(path) ? 'access' : 'sites';
}

function countFaults(count: number): string {
  return count === 1 ? '1 fault' : `${count} faults`;
}

function describeLinks({ links, index }: Findings): string {
  if (index === null) return '';
  if (links.length === 0) return 'none';
  const room = Math.min(...links.map(({ mostOriginBytes }) => mostOriginBytes));
  const largest = links.reduce((most, { bytes }) => Math.max(most, bytes ?? 0), 0);
  const size = largest === 0 ? `room for an origin of ${room} characters` : `codes of at most ${largest} bytes`;
  return `${links.length}, ${size}`;
}

function describeDrift({ base, baseProblem, comparison }: Findings): Part[] {
  if (baseProblem !== null) return [{ name: 'drift', state: 'unknown', faults: 0, said: 'not compared' }];
  if (base === null) return [];
  const against = `against ${base.name}`;
  if (comparison === null) return [{ name: 'drift', state: 'unknown', faults: 0, said: `not compared ${against}` }];
  const faults = comparison.refusals.length;
  const said = faults === 0 ? against : `${countFaults(faults)} ${against}`;
  return [{ name: 'drift', state: faults === 0 ? 'good' : 'wrong', faults, said }];
}

const tones: Readonly<Record<Part['state'], Tone>> = { good: 'good', wrong: 'bad', unknown: 'warn' };

/** The findings for a person: what was looked at, then all that is wrong, then what changed, then what to think of. Pure. */
export function formatFindings(findings: Findings, terminal: Pick<Terminal, 'columns' | 'paint'>): string[] {
  const { columns, paint } = terminal;
  const parts = listParts(findings);
  const { config, faults, comparison, baseProblem, base } = findings;
  return [
    `${config}: ${judge(findings, paint)}`,
    '',
    ...parts.flatMap(({ name, state, said }) => {
      const [first = '', ...more] = wrapText(said, columns, ' '.repeat(24));
      return [`  ${paint(tones[state], state.padEnd(8))} ${name.padEnd(12)} ${first.trim()}`.trimEnd(), ...more];
    }),
    ...(faults.length === 0 ? [] : ['', ...wrapLines(formatFaults(faults), columns)]),
    ...(comparison === null
      ? []
      : ['', `Since ${base?.name}`, ...wrapLines(formatComparison(comparison).join('\n'), columns)]),
    ...(comparison === null || comparison.refusals.length === 0
      ? []
      : ['', ...formatRefusals(comparison.refusals, columns)]),
    ...(baseProblem === null ? [] : ['', ...wrapLines(baseProblem, columns)]),
    ...(findings.warnings.length === 0 ? [] : ['']),
    ...findings.warnings.flatMap((warning) => wrapText(`Warning: ${warning}`, columns)),
  ];
}

/** The headline is what people read: what was not compared is not called sound. */
function judge(findings: Findings, paint: Terminal['paint']): string {
  if (isWrong(findings)) return paint('bad', 'must not ship like this.');
  if (findings.baseProblem !== null) return paint('warn', 'no fault, but it could not be compared.');
  return paint('good', 'nothing is wrong.');
}

function formatRefusals(refusals: readonly Fault[], columns: number): string[] {
  const [head = '', ...rest] = formatFaults(refusals).split('\n');
  return wrapLines([head.replace(' in the site configuration', ' in what changed'), ...rest].join('\n'), columns);
}

/** The same for programs. Pure. */
export function toJson(findings: Findings, seconds: number) {
  const { index, comparison, ...rest } = findings;
  return {
    ok: !isWrong(findings),
    ...rest,
    version: index?.version ?? null,
    parts: listParts(findings),
    comparison: comparison === null ? null : { summary: summarizeComparison(comparison), ...comparison },
    seconds,
  };
}
