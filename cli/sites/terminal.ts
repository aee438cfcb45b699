import { styleText } from 'node:util';

/** How a piece of a line is meant; without colours nothing but its words is left, so these must be enough. */
export type Tone = 'good' | 'warn' | 'bad' | 'strong' | 'quiet';

/** What the answer is shown on. */
export interface Terminal {
  /** Letters in a line; 80 where nobody knows. */
  readonly columns: number;
  /** The piece in the colour of its tone, or as it is where colours are not wanted. Pure. */
  readonly paint: (tone: Tone, text: string) => string;
  /** Shows on the error output, where somebody watches it, how far long work is. Never part of the answer. */
  readonly progress: (label: string) => Progress;
  /** Writes lines to the error output, above the progress if some is shown; the last one is ended as well. */
  readonly note: (lines: string) => void;
}

export interface Progress {
  readonly show: (done: number, total: number) => void;
  /** Takes the line away. May be called twice. */
  readonly end: () => void;
}

const formats = { good: 'green', warn: 'yellow', bad: 'red', strong: 'bold', quiet: 'dim' } as const;

/** What streams are to this process; a test gives its own. */
export interface Streams {
  readonly out: { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };
  /** `NO_COLOR` (no-color.org) and `TERM=dumb` count. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Colours only on a terminal whose owner has not refused them; progress only where an answer is not read by a program. */
export function openTerminal({ out, err, variables }: Streams): Terminal {
  const isRefused = (variables.NO_COLOR ?? '') !== '' || variables.TERM === 'dumb';
  const hasColors = out.isTTY === true && !isRefused;
  const line = openLine(err);
  return {
    // Some terminals say 0 when they do not know.
    columns: out.columns || usualColumns,
    note: line.note,
    paint: (tone, text) => (hasColors ? styleText(formats[tone], text, { validateStream: false }) : text),
    progress: (label) => (err.isTTY === true && !isRefused ? drawProgress(label, line, err) : silent),
  };
}

const usualColumns = 80;
const silent: Progress = { show: () => undefined, end: () => undefined };
const longestBar = 24;
/** Finer than anybody sees; a file of 50,000 rows is not 50,000 lines for a terminal. */
const steps = 200;

/** The last line of the error output, which is drawn over itself. */
interface Line {
  readonly put: (text: string) => void;
  readonly note: (lines: string) => void;
}

const clear = '\r\u{1b}[2K';

function openLine(err: Streams['err']): Line {
  let shown = '';
  return {
    put(text) {
      if (text === shown) return;
      shown = text;
      err.write(`${clear}${text}`);
    },
    note(lines) {
      err.write(shown === '' ? `${lines}\n` : `${clear}${lines}\n${shown}`);
    },
  };
}

function drawProgress(label: string, line: Line, err: Streams['err']): Progress {
  let step = -1;
  return {
    show(done, total) {
      const share = total === 0 ? 1 : done / total;
      const next = Math.floor(share * steps);
      if (next === step) return;
      step = next;
      line.put(progressLine(label, { share, count: `${done} of ${total}`, columns: err.columns || usualColumns }));
    },
    end() {
      step = -1;
      line.put('');
    },
  };
}

/** Shorter than a line: what has run over its end cannot be taken away. */
function progressLine(
  label: string,
  { share, count, columns }: { readonly share: number; readonly count: string; readonly columns: number },
): string {
  const length = Math.max(4, Math.min(longestBar, columns - label.length - count.length - 3));
  const full = Math.round(share * length);
  return `${label} ${'█'.repeat(full)}${'░'.repeat(length - full)} ${count}`.slice(0, columns - 1);
}
