import { type FaultGroup, groupFaults } from './group-faults';

/** One thing that is wrong with the configuration, with everything needed to mend it. */
export interface Fault {
  /** Where: `sites[3].endpoint.vip`, or `hosts.csv:7:site` for file, line and column. */
  readonly path: string;
  /** The id of the site it is about, when it is about one and its id is known. */
  readonly site: string | null;
  /** The faulty value as text, shortened. Empty when something is missing. */
  readonly value: string;
  readonly problem: string;
  readonly fix: string;
}

export type Report = (fault: Fault) => void;

const longestValue = 80;

/** Stands for a value that may be a secret. */
export const hiddenValue = '(not repeated here: it may be a secret)';

/** Renders a value for a fault: JSON, at most 80 characters; a private key is never repeated. */
export function showValue(value: unknown): string {
  if (value === undefined) return '';
  const isPlain = typeof value === 'string' || typeof value === 'object';
  const text = isPlain ? JSON.stringify(value, withoutBigInts) : String(value);
  if (text.includes('PRIVATE KEY')) return '"(a private key, not repeated here)"';
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}

/** JSON has no bigint and would throw, and a fault must never hide behind its own message. */
function withoutBigInts(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** One fault in three short lines: where, what is wrong with which value, how to mend it. */
export function formatFault(fault: Fault): string {
  const what = fault.value === '' ? fault.problem : `${fault.value} ${fault.problem}`;
  return `${formatPlace(fault)}\n    ${what}\n    ${fault.fix}`;
}

function formatPlace({ path, site }: Fault): string {
  return site === null ? path : `${path}  (site ${site})`;
}

const mostInFull = 10;
/** Of one kind: whoever has more of them mends these and looks again. */
const mostPlaces = 200;

/**
 * All faults as one text for a terminal, their number in the first line. Up to ten are told in full, in the order found.
 * More are grouped by what is wrong: of each kind one in full, ten in all at the least, of the rest place and value.
 */
export function formatFaults(faults: readonly Fault[]): string {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  const title = `${count} in the site configuration`;
  if (faults.length <= mostInFull) return [title, ...faults.map(formatIndented)].join('\n\n');
  const groups = groupFaults(faults);
  let left = Math.max(0, mostInFull - groups.length);
  const texts = groups.map((group) => {
    const further = Math.min(left, group.faults.length - 1);
    left -= further;
    return formatGroup(group, 1 + further);
  });
  return [groups.length === 1 ? title : `${title}, of ${groups.length} kinds`, ...texts].join('\n\n');
}

function formatGroup({ problem, faults }: FaultGroup<Fault>, inFull: number): string {
  const rest = faults.slice(inFull);
  const places = rest.slice(0, mostPlaces).map((fault) => `    ${formatPlace(fault)}  ${fault.value}`.trimEnd());
  const more = rest.length > mostPlaces ? [`    and ${rest.length - mostPlaces} more`] : [];
  const also = places.length === 0 ? [] : [['  The same at', ...places, ...more].join('\n')];
  return [`${faults.length} × ${problem}`, ...faults.slice(0, inFull).map(formatIndented), ...also].join('\n\n');
}

function formatIndented(fault: Fault): string {
  return `  ${formatFault(fault)}`;
}
