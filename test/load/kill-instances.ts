import type { Instance } from '../support/processes/instance';
import type { Kill } from './plan-run';

/** Kills and restarts as planned; resolves when every instance is up again. Gives how many kills met a living one. */
export async function killInstances(instances: readonly Instance[], kills: readonly Kill[]): Promise<number> {
  const startedAt = performance.now();
  const restarts: Promise<void>[] = [];
  let done = 0;
  for (const { atMs, instance: pick, downForMs } of kills) {
    await pause(startedAt + atMs - performance.now());
    const victim = pickUp(instances, pick);
    // All down: they are on their way up, and somebody has to be there to be killed.
    if (victim === null) await Promise.all(restarts);
    const instance = victim ?? pickUp(instances, pick);
    if (instance === null) throw new Error('No instance came up again');
    await instance.kill();
    done += 1;
    restarts.push(pause(downForMs).then(() => instance.start()));
  }
  await Promise.all(restarts);
  return done;
}

function pickUp(instances: readonly Instance[], pick: number): Instance | null {
  const alive = instances.filter(({ isUp }) => isUp);
  return alive[pick % alive.length] ?? null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
