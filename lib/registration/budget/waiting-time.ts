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

/** Queues are served in turn: from the first turn to that of the last of the `wanted` in equal steps. */
export function createForecast({ answeredAtMs, fromMs, lastMs }: Turns, wanted: number): Forecast {
  // Nobody stood behind the first when we asked: who comes now waits for a round like it.
  const stepMs = wanted > 1 ? Math.max(0, lastMs - fromMs) / (wanted - 1) : fromMs - answeredAtMs;
  return (place) => fromMs + place * stepMs;
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
