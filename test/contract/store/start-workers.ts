import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RaceTask } from './race-tasks';
import type { StorePlace } from './store-place';
import type { WorkerOrder, WorkerReply } from './store-worker';

export interface StoreWorker {
  readonly process: ChildProcess;
  /** Resolves with the answers; rejects with what the worker said when it failed or ended. */
  ask(order: WorkerOrder): Promise<readonly unknown[]>;
}

/** Starts a real process that works on stores. */
export function startStoreWorker(): StoreWorker {
  const path = fileURLToPath(new URL('./store-worker.ts', import.meta.url));
  const child = fork(path, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    process: child,
    ask: (order) =>
      new Promise((resolve, reject) => {
        const onEnd = () => reject(new Error('The worker ended'));
        child.once('exit', onEnd);
        child.once('message', (message: WorkerReply) => {
          child.off('exit', onEnd);
          if (message.said === 'done') resolve(message.answers);
          else reject(new Error(message.said === 'failed' ? message.message : 'The worker answered out of turn'));
        });
        child.send(order);
      }),
  };
}

/** Two processes that do the same thing in the same moment. */
export function startRacers() {
  const workers = [startStoreWorker(), startStoreWorker()];
  return {
    async race(place: StorePlace, prefix: string, task: RaceTask): Promise<unknown[]> {
      await Promise.all(workers.map((worker) => worker.ask({ do: 'open', place, prefix })));
      const order = (processNumber: number) => ({ do: 'race', task, processNumber }) as const;
      const answers = await Promise.all(workers.map((worker, index) => worker.ask(order(index))));
      return answers.flat();
    },
    stop() {
      for (const worker of workers) worker.process.kill('SIGKILL');
    },
  };
}
