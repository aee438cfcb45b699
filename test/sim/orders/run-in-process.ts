import type { Lifecycle } from '../../../lib/lifecycle/lifecycle';
import type { CommandProcess } from '../fleet';
import type { Stage } from '../stage';

/** What a process at a command line came to; null: it died, or a bug ended it, which is noted. */
export function runInProcess<T>(
  stage: Stage,
  { instance, life }: CommandProcess,
  what: string,
  work: (life: Lifecycle) => Promise<T>,
): Promise<T | null> {
  return new Promise((resolve) => {
    instance.onDeath(() => resolve(null));
    instance.deliver(0, () => {
      work(life).then(resolve, (error: unknown) => {
        const stack = error instanceof Error ? error.stack : undefined;
        stage.note(instance.name, `throws in ${what}`, () => String(error));
        stage.evidence.thrown.push({ atMs: stage.scheduler.now(), what: `${what}: ${stack ?? String(error)}` });
        resolve(null);
      });
    });
  });
}
