import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

const help =
  'redis-server is missing: install it (Debian: apt-get install redis-server, macOS: brew install redis), ' +
  'name it in REDIS_SERVER_PATH, or leave these tests out with ALLOW_SKIP=redis';

/** Ends Redis when its input closes, which happens however this process ends; no orphan stays behind. */
const guard = 'exec 3<&0; "$@" & pid=$!; (cat <&3 >/dev/null; kill $pid 2>/dev/null) & wait $pid';

export interface RunningRedis {
  /** It listens on a socket file only, so two runs never meet on a port. */
  readonly socketPath: string;
  stop(): Promise<void>;
}

/** The path of redis-server, from `REDIS_SERVER_PATH` or `PATH`; null when there is none. */
export function findRedisServer(): string | null {
  const named = process.env.REDIS_SERVER_PATH;
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'redis-server')).find(isExecutable) ?? null;
}

/** Starts a Redis of its own that keeps nothing; resolves when it answers. Throws with advice when there is none. */
export async function startRedis(): Promise<RunningRedis> {
  const program = findRedisServer();
  if (program === null) throw new Error(help);
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const socketPath = join(folder, 'redis.sock');
  const options = ['--port', '0', '--unixsocket', socketPath, '--save', '', '--appendonly', 'no'];
  const server = spawn('sh', ['-c', guard, 'sh', program, ...options], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await waitUntilReady(server);
  return {
    socketPath,
    async stop() {
      const ended = once(server, 'exit');
      server.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function waitUntilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${said.join('\n')}`)));
    if (server.stdout === null) return reject(new Error('redis-server has no output to wait for'));
    createInterface(server.stdout).on('line', (line) => {
      said.push(line);
      if (/ready to accept connections/i.test(line)) resolve();
    });
  });
}
