import type { Log } from '../log';
import type { Redact } from '../palette/redact';
import { escapeUnseen } from './escape-unseen';

/**
 * One JSON line per event on stdout, where the platform collects it; secrets are blotted out whatever holds them. A text
 * from outside can neither end its line nor steer the terminal or the page that shows it.
 */
export function createLog(redact: Redact, now: () => number, write: (line: string) => void): Log {
  return (event) => {
    const line = JSON.stringify({ at: new Date(now()).toISOString(), ...event });
    write(`${escapeUnseen(redact(line))}\n`);
  };
}
