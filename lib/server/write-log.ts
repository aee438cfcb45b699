import type { Log } from '../log';
import type { Redact } from '../palette/redact';

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

/**
 * What JSON leaves as it is and viewers take for more than a letter: DEL and the C1 controls (a terminal's commands, and
 * a line break), Unicode's line and paragraph separators, marks that turn the direction of what follows, the byte order
 * mark, and tags that cannot be seen. Inside strings only, so the line stays JSON.
 */
const unseen =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cn}|\p{Co}|[\u{e0000}-\u{e007f}]/gu;

function escapeUnseen(line: string): string {
  return line.replace(unseen, (text) =>
    Array.from(
      { length: text.length },
      (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
