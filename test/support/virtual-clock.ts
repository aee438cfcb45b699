import type { Clock } from '../../lib/clock';

export interface VirtualClock extends Clock {
  /** Moves the time without anybody sleeping, e.g. "the next day". */
  advance(ms: number): void;
  /** Time stands still until the call that this returns: an answer that comes over a socket is on its way. */
  hold(): () => void;
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
  let holds = 0;

  function turn(): void {
    if (isTurning || holds > 0) return;
    isTurning = true;
    let idleTurns = 0;
    const next = (): void => {
      if (holds > 0) {
        isTurning = false;
        return;
      }
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
    hold() {
      holds += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holds -= 1;
        turn();
      };
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
