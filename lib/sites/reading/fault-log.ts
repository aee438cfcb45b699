import type { Fault, Report } from '../fault';

/** Passes faults on and remembers where they were. */
export interface FaultLog {
  readonly report: Report;
  /** Has anything at or below this path been reported? Then what is absent there is no news. */
  readonly isFaulty: (path: string) => boolean;
}

/** Starts a log in front of `report`; `known` are paths that were reported before. */
export function startFaultLog(report: Report, known: readonly string[] = []): FaultLog {
  const paths = new Set(known.flatMap(listPrefixes));
  return {
    report: (fault: Fault) => {
      for (const path of listPrefixes(fault.path)) paths.add(path);
      report(fault);
    },
    isFaulty: (path) => paths.has(path),
  };
}

/** `a.b[0].c` → `a`, `a.b`, `a.b[0]`, `a.b[0].c`. */
function listPrefixes(path: string): string[] {
  const ends = [...path.matchAll(/[.[]/g)].map((match) => match.index);
  return [...ends, path.length].map((end) => path.slice(0, end));
}
