import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const program = [resolve('node_modules/tsx/dist/cli.mjs'), '--conditions=react-server'];

export interface Ended {
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run sites` of `cli` (default: this checkout) in a folder, with no other variables than those given. */
export function runSites(
  args: readonly string[],
  { folder, env = {}, input = '', cli = resolve('cli/sites.ts') }: RunOrder,
): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [...program, cli, ...args],
      {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NODE_ENV: 'test', ...env },
        maxBuffer: 64e6,
      },
      (error, out, err) => done({ code: error === null ? 0 : (error.code ?? 'killed'), out, err }),
    );
    child.stdin?.end(input);
  });
}

interface RunOrder {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cli?: string;
}
