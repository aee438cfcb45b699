import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandFault } from '../command';
import { plainText } from '../plain-text';

const run = promisify(execFile);

/** No hook, no watcher and no pager of this machine takes part. */
const quietly = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '--no-pager'];
const withinMs = 60_000;
const mostBytes = 64 * 1024 * 1024;

/** What git said, without the last line break; null: it ended with a failure. Throws {@link CommandFault} without git. */
export async function askGit(
  folder: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  try {
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      LC_ALL: 'C',
      NODE_ENV: 'production' as const,
      ...variables,
    };
    const options = { cwd: folder, env, timeout: withinMs, maxBuffer: mostBytes } as const;
    const { stdout } = await run('git', [...quietly, ...args], options);
    return stdout.replace(/\n$/, '');
  } catch (error) {
    const { code, stderr = '' } = error as { readonly code?: unknown; readonly stderr?: string };
    if (code === 'ENOENT') throw new CommandFault('git is not installed here, and --base needs it.');
    if (/dubious ownership/.test(stderr)) throw new CommandFault(explainOwner(folder));
    return null;
  }
}

function explainOwner(folder: string): string {
  return `git does not trust this folder, because somebody else owns it. Run: git config --global --add safe.directory ${plainText(folder)}`;
}
