import type { Turns } from './turn';

/** How long somebody still has to wait, and for whom: what operators are told. */
export interface Wait {
  /** Whom the request is about, e.g. an edge host ID. */
  readonly subject: string | null;
  readonly waitMs: number;
}

/** Nobody minds less. Milliseconds. */
const worthTellingMs = 1_000;
const tellEveryMs = 1_000;

/** When the request at a place of the queue (0: the next one) will leave. Milliseconds since the epoch. */
export type Forecast = (place: number) => number;

/** What the store said, and for who came since: a round each, like the last one. */
export function createForecast({ answeredAtMs, fromMs, expectedMs }: Turns): Forecast {
  const lastMs = expectedMs.at(-1) ?? fromMs;
  const roundMs = lastMs - (expectedMs.at(-2) ?? answeredAtMs);
  return (place) => expectedMs[place] ?? lastMs + (place + 1 - expectedMs.length) * roundMs;
}

/** The same for a queue that holds a turn: its first place leaves then, the next ones as was forecast without it. */
export function afterHeld(heldMs: number, rest: Forecast): Forecast {
  return (place) => (place === 0 ? heldMs : rest(place - 1));
}

/** Tells the waits of one queue, in order; false when they are not worth it, or it is not a second since the last time. */
export type Teller = (waits: readonly Wait[], nowMs: number) => boolean;

/** A teller that has told nothing yet. */
export function createTeller(tell: (waits: readonly Wait[]) => void): Teller {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return (waits, nowMs) => {
    if (!waits.some(({ waitMs }) => waitMs > worthTellingMs) || Math.abs(nowMs - toldAtMs) < tellEveryMs) return false;
    toldAtMs = nowMs;
    tell(waits);
    return true;
  };
}
