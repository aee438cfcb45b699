/** One request as the simulator saw it. Headers are left out: the key is in them. */
export interface LogEntry {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The path with its parameters named, or null where no operation matches. */
  readonly template: string | null;
  readonly query: Readonly<Record<string, string>>;
  /** The `ProjectUid` header; empty in tenant scope. */
  readonly projectUid: string;
  readonly requestBody: unknown;
  /** What the caller got; null when the connection was dropped. */
  readonly status: number | null;
  readonly responseBody: unknown;
  /** `write`: state was written, whatever the caller was told. `refused`: a write that was not done. */
  readonly effect: 'read' | 'write' | 'refused';
  /** The kinds of the faults that were applied, in order. */
  readonly faults: readonly string[];
}

/** Enough to look back with, little enough for a demo that runs for days. */
const defaultLimit = 20_000;

export interface Log {
  readonly entries: readonly LogEntry[];
  /** How many entries were thrown away since the last `clear`: the log of a load run has to be whole. */
  readonly forgotten: number;
  add(entry: LogEntry): void;
  clear(): void;
}

/** A list that keeps the newest `limit` entries. */
export function createLog(limit = defaultLimit): Log {
  const entries: LogEntry[] = [];
  let forgotten = 0;
  return {
    entries,
    get forgotten() {
      return forgotten;
    },
    add(entry) {
      entries.push(entry);
      if (entries.length <= limit) return;
      entries.shift();
      forgotten += 1;
    },
    clear() {
      entries.length = 0;
      forgotten = 0;
    },
  };
}

/** Part of a log, for whoever reads a long one over HTTP: bodies only where state was written. */
export interface LogPage {
  readonly entries: readonly Pick<
    LogEntry,
    'at' | 'method' | 'path' | 'template' | 'status' | 'effect' | 'faults' | 'requestBody'
  >[];
  /** How many entries there are. */
  readonly total: number;
  /** How many older ones are gone. */
  readonly forgotten: number;
}

/** The entries `from` (counted from 0) on, at most `limit`. */
export function readLogPage(log: Pick<Log, 'entries' | 'forgotten'>, from: number, limit: number): LogPage {
  const entries = log.entries
    .slice(from, from + limit)
    .map(({ at, method, path, template, status, effect, faults, requestBody }) => ({
      ...{ at, method, path, template, status, effect, faults },
      requestBody: effect === 'write' ? requestBody : undefined,
    }));
  return { entries, total: log.entries.length, forgotten: log.forgotten };
}
