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
  const where = fault.site === null ? fault.path : `${fault.path}  (site ${fault.site})`;
  const what = fault.value === '' ? fault.problem : `${fault.value} ${fault.problem}`;
  return `${where}\n    ${what}\n    ${fault.fix}`;
}

/** All faults as one text for a terminal, in the order found, with their number in the first line. */
export function formatFaults(faults: readonly Fault[]): string {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return [`${count} in the site configuration`, ...faults.map((fault) => `  ${formatFault(fault)}`)].join('\n\n');
}
