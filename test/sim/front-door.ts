import type { Registrations } from '../../lib/registration/registrations';
import type { Fleet, Server } from './fleet';
import type { Stage } from './stage';

/** How people reach the instances. */
export interface FrontDoor {
  /** Sends a request to any instance; null when no answer comes: bad reception, nobody there, or it died. */
  ask<T>(who: string, what: string, work: (registrations: Registrations) => Promise<T>): Promise<T | null>;
}

/** The platform ends a request after so long; what the instance has begun goes on. Milliseconds. */
const requestLastsMs = 60_000;

/** The front door of the fleet. */
export function createFrontDoor(stage: Stage, fleet: Fleet): FrontDoor {
  const { scheduler, chance, scenario } = stage;
  const isLost = () => !stage.isQuiet() && chance.people.chance(scenario.badReception);
  const latencyMs = () => chance.people.delayMs(10, 80, 1_500);

  return {
    ask: <T>(who: string, what: string, work: (registrations: Registrations) => Promise<T>) =>
      new Promise<T | null>((resolve) => {
        const giveUp = (afterMs: number) => scheduler.after(afterMs, () => answer(null));
        const limit = giveUp(requestLastsMs);
        let isOver = false;
        function answer(value: T | null): void {
          if (isOver) return;
          isOver = true;
          limit.cancel();
          resolve(value);
        }
        if (isLost()) return void giveUp(chance.people.int(1_000, 10_000));
        scheduler.after(latencyMs(), () => {
          const server = fleet.pick();
          if (server === null) return answer(null);
          stage.note(who, `${what} at ${server.instance.name}`);
          serve(stage, server, what, work, (value) => {
            if (value === null || isLost()) giveUp(latencyMs());
            else scheduler.after(latencyMs(), () => answer(value));
          });
        });
      }),
  };
}

function serve<T>(
  stage: Stage,
  { instance, registrations }: Server,
  what: string,
  work: (registrations: Registrations) => Promise<T>,
  done: (value: T | null) => void,
): void {
  const forget = instance.onDeath(() => done(null));
  instance.deliver(0, () => {
    work(registrations).then(
      (value) => {
        forget();
        done(value);
      },
      (error: unknown) => {
        forget();
        stage.note(instance.name, `throws in ${what}`, () => String(error));
        const stack = error instanceof Error ? error.stack : undefined;
        stage.evidence.thrown.push({ atMs: stage.scheduler.now(), what: `${what}: ${stack ?? String(error)}` });
        done(null);
      },
    );
  });
}
