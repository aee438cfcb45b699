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
  /** Turns away who cannot leave by its deadline as things stand. */
  turnAwayLate(expectAtMs: Forecast): void;
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

  function drop(dropped: ReadonlyMap<Waiter, unknown>): void {
    waiting = waiting.filter((waiter) => !dropped.has(waiter));
    for (const [{ over, reject }, reason] of dropped) {
      over.abort();
      reject(reason);
    }
  }

  async function expire(waiter: Waiter): Promise<void> {
    const { over, departure } = waiter;
    await clock.sleep(Math.max(0, departure.deadlineMs - clock.now()), over.signal);
    const place = waiting.indexOf(waiter);
    if (place < 0) return;
    const waitMs = forecast === null ? null : forecast(place) - clock.now();
    drop(new Map([[waiter, refuse(departure, waitMs)]]));
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
    turnAwayLate(expectAtMs) {
      const nowMs = clock.now();
      const late = waiting.flatMap((waiter, place): [Waiter, unknown][] => {
        const atMs = expectAtMs(place);
        return atMs > waiter.departure.deadlineMs ? [[waiter, refuse(waiter.departure, atMs - nowMs)]] : [];
      });
      drop(new Map(late));
    },
    failAll: (error) => drop(new Map(waiting.map((waiter) => [waiter, error]))),
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
