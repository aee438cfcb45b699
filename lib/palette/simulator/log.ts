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

const LIMIT = 20_000;

/** A list that keeps the newest entries; a demo may run for days. */
export function createLog(): { entries: LogEntry[]; add(entry: LogEntry): void; clear(): void } {
  const entries: LogEntry[] = [];
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (entries.length > LIMIT) entries.splice(0, entries.length - LIMIT);
    },
    clear() {
      entries.length = 0;
    },
  };
}
