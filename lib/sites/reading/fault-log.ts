import type { Fault, Report } from '../fault';

/** Passes faults on and remembers where they were. */
export interface FaultLog {
  readonly report: Report;
  /** Has anything at or below this path been reported? Then what is absent there is no news. */
  readonly isFaulty: (path: string) => boolean;
}

/**
 * Starts a log in front of `report`; `known` are paths that were reported before. There is one for every site, and nearly
 * all stay empty.
 */
export function startFaultLog(report: Report, known: readonly string[] = []): FaultLog {
  let paths: Set<string> | null = null;
  const remember = (path: string) => {
    paths ??= new Set();
    for (const prefix of listPrefixes(path)) paths.add(prefix);
  };
  for (const path of known) remember(path);
  return {
    report: (fault: Fault) => {
      remember(fault.path);
      report(fault);
    },
    isFaulty: (path) => paths?.has(path) ?? false,
  };
}

/** `a.b[0].c` → `a`, `a.b`, `a.b[0]`, `a.b[0].c`. */
function listPrefixes(path: string): string[] {
  const ends = [...path.matchAll(/[.[]/g)].map((match) => match.index);
  return [...ends, path.length].map((end) => path.slice(0, end));
}
