import { execFileSync } from 'node:child_process';
import { startNext } from './start-next';
import type { ProcessStart, RunningProcess } from './start-process';

/** One function instance: it may die at any moment and come again at the same address. */
export interface Instance {
  readonly name: string;
  /** Known once it has started. */
  readonly url: string;
  readonly isUp: boolean;
  start(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Resident memory, bytes; 0 when it is down. */
  readMemory(): number;
}

interface InstanceStart extends Pick<ProcessStart, 'name' | 'logs' | 'env'> {
  readonly directory?: string;
}

/** An instance that is down. */
export function createInstance(start: InstanceStart): Instance {
  let running: RunningProcess | null = null;
  let url = '';
  let port = 0;
  return {
    name: start.name,
    get url() {
      return url;
    },
    get isUp() {
      return running !== null;
    },
    async start() {
      const started = await startNext({ ...start, port });
      running = started;
      port = started.port;
      // The name may lead to ::1 first, where nobody listens.
      url = `http://127.0.0.1:${port}`;
    },
    async kill() {
      const ending = running;
      running = null;
      await ending?.stop();
    },
    readMemory: () => (running === null ? 0 : residentBytes(running.pid)),
  };
}

/** `ps` tells it on every Unix. */
function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1_024;
}
