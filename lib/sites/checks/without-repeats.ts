import type { Report } from '../fault';

/** What sites share is looked at with each of them, and is told once. */
export function withoutRepeats(report: Report): Report {
  const told = new Set<string>();
  return (fault) => {
    const key = `${fault.path}\n${fault.value}\n${fault.problem}`;
    if (fault.site === null && told.has(key)) return;
    told.add(key);
    report(fault);
  };
}
