/** What happened in a run, in order: always as a fingerprint, as lines only where somebody wants to read them. */
export interface Trace {
  /** `who` did `what`; `more` is made only when the line is kept. */
  note(atMs: number, who: string, what: string, more?: () => string): void;
  readonly lines: readonly string[];
  /** Equal for two runs that did the same things at the same times. */
  fingerprint(): string;
}

const fnvPrime = 0x01000193;

/** A trace that started at `startMs`. */
export function createTrace(startMs: number, isKept: boolean): Trace {
  const lines: string[] = [];
  let high = 0x811c9dc5;
  let low = 0x1234567;
  let count = 0;
  const mix = (code: number) => {
    high = Math.imul(high ^ code, fnvPrime);
    low = Math.imul(low ^ code, 0x5bd1e995) ^ (high >>> 13);
  };
  return {
    lines,
    note(atMs, who, what, more) {
      count += 1;
      mix(atMs - startMs);
      for (let index = 0; index < who.length; index += 1) mix(who.charCodeAt(index));
      for (let index = 0; index < what.length; index += 1) mix(what.charCodeAt(index));
      if (isKept) lines.push(`${formatTime(atMs - startMs)} ${who.padEnd(9)} ${what}${more ? ` ${more()}` : ''}`);
    },
    fingerprint: () => `${hex(high)}${hex(low)}-${count}`,
  };
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** Minutes, seconds and milliseconds since the start. */
export function formatTime(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const seconds = ((ms % 60_000) / 1_000).toFixed(3).padStart(6, '0');
  return `${String(minutes).padStart(3)}:${seconds}`;
}
