/** One event of the log. Values are short facts; texts from outside are redacted before they get here. */
export interface LogEvent {
  readonly level: 'info' | 'warn' | 'error';
  /** What happened, e.g. `registration_stopped`. */
  readonly event: string;
  /** The same reference that the operator sees. */
  readonly reference?: string;
  readonly [fact: string]: string | number | boolean | null | undefined;
}

/** Where events go: one JSON line each in production. Never throws. */
export type Log = (event: LogEvent) => void;
