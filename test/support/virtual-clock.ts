import type { Clock } from '../../lib/clock';

export interface VirtualClock extends Clock {
  /** Moves the time without anybody sleeping, e.g. "the next day". */
  advance(ms: number): void;
}

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/**
 * A clock on which nobody waits: as soon as every other thing has been done that can be done at this moment, it jumps to
 * the time of the next sleeper. In-process servers answer within one turn of the event loop, so a deadline fires only
 * when an answer really does not come.
 */
export function createVirtualClock(startMs = Date.parse('2026-11-21T08:00:00Z')): VirtualClock {
  let nowMs = startMs;
  let sleepers: Sleeper[] = [];
  let isTurning = false;

  function turn(): void {
    if (isTurning) return;
    isTurning = true;
    let idleTurns = 0;
    const next = (): void => {
      idleTurns += 1;
      // Several turns: a body that is read from a stream needs more than one.
      if (idleTurns < 6) {
        setImmediate(next);
        return;
      }
      isTurning = false;
      const [first] = sleepers.sort((one, other) => one.atMs - other.atMs);
      if (first === undefined) return;
      nowMs = Math.max(nowMs, first.atMs);
      first.wake();
      turn();
    };
    setImmediate(next);
  }

  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper: Sleeper = { atMs: nowMs + ms, wake: done };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', done, { once: true });
        turn();
        function done(): void {
          sleepers = sleepers.filter((other) => other !== sleeper);
          resolve();
        }
      }),
  };
}
