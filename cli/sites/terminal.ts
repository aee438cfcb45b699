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
  return {
    columns: out.columns ?? 80,
    paint: (tone, text) => (hasColors ? styleText(formats[tone], text, { validateStream: false }) : text),
    progress: (label) => (err.isTTY === true && !isRefused ? drawProgress(label, err) : silent),
  };
}

const silent: Progress = { show: () => undefined, end: () => undefined };
const longestBar = 24;

function drawProgress(label: string, err: Streams['err']): Progress {
  let shown = '';
  const put = (line: string) => {
    if (line === shown) return;
    shown = line;
    err.write(`\r\u{1b}[2K${line}`);
  };
  return {
    show(done, total) {
      const share = total === 0 ? 1 : done / total;
      const length = Math.max(4, Math.min(longestBar, (err.columns ?? 80) - label.length - 20));
      const full = Math.round(share * length);
      put(`${label} ${'█'.repeat(full)}${'░'.repeat(length - full)} ${done} of ${total}`);
    },
    end: () => put(''),
  };
}
