import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { runFiles } from './run-files';

interface Start {
  /** Of the log file. */
  readonly name: string;
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Its first group is the port that the process listens at. */
  readonly announcement: RegExp;
}

export interface RunningProcess {
  readonly port: number;
  /** Everything that it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

const startWithinMs = 30_000;

/** Starts a server and waits for it to say its port. Its output goes to a log file of the run as well. */
export async function startProcess({ name, args, env, announcement }: Start): Promise<RunningProcess> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...bareEnv(), ...env } });
  const log = createWriteStream(join(runFiles().logs, `${name}-${child.pid}.log`));
  let output = '';
  const onData = (chunk: Buffer) => {
    output += chunk.toString();
    log.write(chunk);
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  const port = await waitForPort(child, announcement, () => output);
  return { port, output: () => output, stop: () => stop(child) };
}

function waitForPort(child: ChildProcess, announcement: RegExp, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const giveUp = (reason: string) => reject(new Error(`${child.spawnargs.join(' ')}: ${reason}\n${output()}`));
    const timer = setTimeout(() => giveUp('did not start in time'), startWithinMs);
    child.once('exit', (code) => giveUp(`ended with ${code}`));
    child.stdout?.on('data', () => {
      const port = announcement.exec(output())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Nothing of this shell may lead a server under test to a real Palette or a shared store. */
function bareEnv(): NodeJS.ProcessEnv {
  const own = /^(PALETTE_|KV_|VERCEL|PUBLIC_ORIGIN|SESSION_|SITES_|DATA_DIR|PORT$|NODE_OPTIONS$)/;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  return { ...Object.fromEntries(kept), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
}
