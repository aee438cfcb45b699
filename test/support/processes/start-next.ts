import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessStart, type RunningProcess, startProcess } from './start-process';

/** An app under test. */
export interface App extends RunningProcess {
  /** Scheme, host and port. */
  readonly url: string;
}

interface NextStart extends Pick<ProcessStart, 'name' | 'logs' | 'env'> {
  /** Default: a free one. */
  readonly port?: number;
  /** The project that was built; default: this one. */
  readonly directory?: string;
}

/** Longer than any pause of a client: one that is late would meet a connection that was just closed. */
const patient = ['--keepAliveTimeout', '60000'];

/** Starts the production build. Throws with advice when there is none. */
export async function startNext({ port = 0, directory = '.', ...start }: NextStart): Promise<App> {
  if (!existsSync(join(directory, '.next/BUILD_ID'))) throw new Error('There is no build to test. Run: npm run build');
  const started = await startProcess({
    ...start,
    args: ['node_modules/next/dist/bin/next', 'start', directory, '--port', String(port), ...patient],
    announcement: /localhost:(\d+)[\s\S]*Ready/,
  });
  return { ...started, url: `http://localhost:${started.port}` };
}
