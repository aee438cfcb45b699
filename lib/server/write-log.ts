import type { Log } from '../log';
import type { Redact } from '../palette/redact';

/** One JSON line per event on stdout, where the platform collects it; secrets are blotted out whatever holds them. */
export function createLog(redact: Redact, now: () => number, write: (line: string) => void): Log {
  return (event) => write(`${redact(JSON.stringify({ at: new Date(now()).toISOString(), ...event }))}\n`);
}
