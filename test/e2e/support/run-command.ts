import { execFile } from 'node:child_process';
import { liveEnv } from './start-servers';

/** What a command of IT said, and how it ended. */
export interface Said {
  readonly output: string;
  readonly exitCode: number;
}

/** What `npm run sites --` does with these words, beside a running app whose data it shares. */
export function runCommand(paletteUrl: string, dataDir: string, words: readonly string[]): Promise<Said> {
  const env = { ...process.env, ...liveEnv(paletteUrl, dataDir), NODE_ENV: 'production' as const };
  const args = ['--import', 'tsx', '--conditions=react-server', 'cli/sites.ts', ...words];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? 1);
      resolve({ output: `${stdout}${stderr}`, exitCode: code });
    });
  });
}
