import type { Clock } from '../../lib/clock';
import type { Stage } from './stage';

/** One running process of ours: it can stop for a while, die, and have a wrong clock. */
export interface Instance {
  readonly name: string;
  readonly clock: Clock;
  isAlive(): boolean;
  /** Hands something to the process after the delay: once it runs again if it is stopped, never if it is dead. */
  deliver(delayMs: number, act: () => void): void;
  /** Nothing in it goes on until then: a pause of the garbage collector, a frozen virtual machine. */
  stall(forMs: number): void;
  resume(): void;
  crash(): void;
  /** Its clock is put forward, or back. */
  jump(byMs: number): void;
  /** Calls back when it dies; gives a way to take that back. */
  onDeath(act: () => void): () => void;
}

/** Starts an instance. */
export function createInstance(stage: Stage, name: string): Instance {
  const { scheduler, scenario, chance } = stage;
  const { maxSkewMs, stallAtAnswer } = scenario.instanceFaults;
  const mourners = new Set<() => void>();
  let offsetMs = chance.trouble.int(-maxSkewMs, maxSkewMs);
  let stalledUntilMs = 0;
  let isDead = false;

  function stall(forMs: number): void {
    stage.note(name, `stops for ${forMs} ms`);
    stalledUntilMs = Math.max(stalledUntilMs, scheduler.now() + forMs);
  }

  function hand(act: () => void): void {
    if (isDead) return;
    const waitMs = stalledUntilMs - scheduler.now();
    if (waitMs > 0) scheduler.after(waitMs, () => hand(act));
    else act();
  }

  function deliver(delayMs: number, act: () => void): void {
    scheduler.after(delayMs, () => {
      if (!isDead && !stage.isQuiet() && chance.trouble.chance(stallAtAnswer)) stall(chance.trouble.int(5_000, 90_000));
      hand(act);
    });
  }

  const clock: Clock = {
    now: () => scheduler.now() + offsetMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const planned = scheduler.after(ms, () => hand(done));
        signal?.addEventListener('abort', done, { once: true });
        function done(): void {
          planned.cancel();
          signal?.removeEventListener('abort', done);
          resolve();
        }
      }),
  };

  return {
    name,
    clock,
    isAlive: () => !isDead,
    deliver,
    stall,
    resume: () => {
      stalledUntilMs = 0;
    },
    crash() {
      if (isDead) return;
      stage.note(name, 'dies');
      isDead = true;
      for (const act of mourners) act();
      mourners.clear();
    },
    jump(byMs) {
      stage.note(name, `clock jumps by ${byMs} ms`);
      offsetMs += byMs;
    },
    onDeath(act) {
      mourners.add(act);
      return () => mourners.delete(act);
    },
  };
}
