import type { Clock } from '../../clock';
import type { Departure } from '../../palette/admission';
import { refuse } from './refuse';
import type { Forecast, Wait } from './waiting-time';

/** Requests in the order in which they leave. Each ends by its deadline, whatever else happens. */
export interface Line {
  length(): number;
  /** The latest deadline of all who wait. Milliseconds since the epoch. */
  lastDeadlineMs(): number;
  /** Resolves when {@link Line.letGo} comes to it; rejects with a `PaletteError` of kind `budget` at its deadline. */
  join(departure: Departure): Promise<void>;
  letGo(count: number): void;
  /** Turns away whose deadline is before `leastAtMs` of its place, and tells each what is expected. */
  turnAwayLate(leastAtMs: Forecast, expectAtMs: Forecast): void;
  failAll(error: unknown): void;
  /** How long each still has to wait, in order. */
  waits(expectAtMs: Forecast): readonly Wait[];
  /** What is told to those whose deadline comes. */
  setForecast(forecast: Forecast): void;
}

interface Waiter {
  readonly departure: Departure;
  /** Aborted when the wait is over, either way. */
  readonly over: AbortController;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** An empty line. */
export function createLine(clock: Clock): Line {
  let waiting: readonly Waiter[] = [];
  let forecast: Forecast | null = null;

  function drop(dropped: readonly [place: number, reason: (departure: Departure) => unknown][]): void {
    const reasons = new Map(dropped);
    const before = waiting;
    waiting = before.filter((_, place) => !reasons.has(place));
    for (const [place, { over, reject, departure }] of before.entries()) {
      const reason = reasons.get(place);
      if (reason === undefined) continue;
      over.abort();
      reject(reason(departure));
    }
  }

  async function expire({ over, departure: { deadlineMs } }: Waiter): Promise<void> {
    await clock.sleep(Math.max(0, deadlineMs - clock.now()), over.signal);
    if (over.signal.aborted) return;
    // All together, so that each is told the time of its own place.
    const expired = waiting.flatMap(({ departure }, place) => (departure.deadlineMs <= deadlineMs ? [place] : []));
    const nowMs = clock.now();
    const waitMs = (place: number) => (forecast === null ? null : forecast(place) - nowMs);
    drop(expired.map((place) => [place, (departure) => refuse(departure, waitMs(place))]));
  }

  return {
    length: () => waiting.length,
    lastDeadlineMs: () => Math.max(...waiting.map(({ departure }) => departure.deadlineMs)),
    join: (departure) =>
      new Promise((resolve, reject) => {
        const waiter = { departure, over: new AbortController(), resolve, reject };
        waiting = [...waiting, waiter];
        void expire(waiter);
      }),
    letGo(count) {
      const leaving = waiting.slice(0, count);
      waiting = waiting.slice(count);
      for (const { over, resolve } of leaving) {
        over.abort();
        resolve();
      }
    },
    turnAwayLate(leastAtMs, expectAtMs) {
      const nowMs = clock.now();
      const late = waiting.flatMap(({ departure }, place) => (leastAtMs(place) > departure.deadlineMs ? [place] : []));
      drop(late.map((place) => [place, (departure) => refuse(departure, expectAtMs(place) - nowMs)]));
    },
    failAll: (error) => drop(waiting.map((_, place) => [place, () => error])),
    waits: (expectAtMs) =>
      waiting.map(({ departure }, place) => ({
        subject: departure.subject,
        waitMs: Math.max(0, expectAtMs(place) - clock.now()),
      })),
    setForecast(next) {
      forecast = next;
    },
  };
}
