import type { Fault } from './faults';

/** What befalls any request by chance. Shares are 0 to 1; together at most 1. */
export interface WeatherOptions {
  /** Equal seeds give equal weather for equal sequences of requests. */
  readonly seed: number;
  /** Connections that break after the request was carried out: the caller never learns what became of it. */
  readonly droppedAnswers?: number;
  /** 502 with an HTML page, as a proxy answers; half of them after the request was carried out. */
  readonly serverErrors?: number;
  /** 429 although the limits have room: other customers share our address (API.md 8). */
  readonly crowding?: number;
}

export interface Weather {
  /** The faults of the next request: none or one. */
  take(): Fault[];
}

/** Bad luck as a function of a seed. */
export function createWeather(options: WeatherOptions): Weather {
  const { droppedAnswers = 0, serverErrors = 0, crowding = 0 } = options;
  const random = createSeededRandom(options.seed);
  return {
    take() {
      const draw = random();
      // Drawn every time, so that one share does not shift what another one hits.
      const isDone = random() < 0.5;
      if (draw < droppedAnswers) return [{ kind: 'drop', isDone: true, match: {} }];
      if (draw < droppedAnswers + serverErrors) return [{ kind: 'html', isDone, status: 502, match: {} }];
      if (draw < droppedAnswers + serverErrors + crowding) return [{ kind: 'too-many-requests', match: {} }];
      return [];
    },
  };
}

/** Numbers in [0, 1) that look random and repeat with the seed (mulberry32, public domain). */
export function createSeededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
