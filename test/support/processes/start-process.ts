import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

export interface ProcessStart {
  /** Of the log file. */
  readonly name: string;
  /** Where the log file goes. */
  readonly logs: string;
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Its first group is the port that the process listens at. */
  readonly announcement: RegExp;
}

export interface RunningProcess {
  readonly pid: number;
  readonly port: number;
  /** Everything that it has printed so far. */
  output(): string;
  /** SIGKILL: it gets no chance to tidy up. Resolves when it is gone. */
  stop(): Promise<void>;
}

const startWithinMs = 30_000;

/** Starts a server and waits for it to say its port. Its output goes to a log file of the run as well. */
export async function startProcess({ name, logs, args, env, announcement }: ProcessStart): Promise<RunningProcess> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...bareEnv(), ...env } });
  endTogether(child);
  const log = createWriteStream(join(logs, `${name}-${child.pid}.log`));
  let output = '';
  const onData = (chunk: Buffer) => {
    output += chunk.toString();
    log.write(chunk);
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  const port = await waitForPort(child, announcement, () => output);
  return { pid: child.pid ?? 0, port, output: () => output, stop: () => stop(child) };
}

/** However this process ends, short of SIGKILL: no orphan stays behind. */
function endTogether(child: ChildProcess): void {
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

function waitForPort(child: ChildProcess, announcement: RegExp, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      child.stdout?.off('data', look);
      child.off('exit', onExit);
      settle();
    };
    const giveUp = (reason: string) =>
      end(() => reject(new Error(`${child.spawnargs.join(' ')}: ${reason}\n${output()}`)));
    const onExit = (code: number | null) => giveUp(`ended with ${code}`);
    const look = () => {
      const port = announcement.exec(output())?.[1];
      if (port !== undefined) end(() => resolve(Number(port)));
    };
    const timer = setTimeout(() => giveUp('did not start in time'), startWithinMs);
    child.once('exit', onExit);
    child.stdout?.on('data', look);
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
  const own = /^(PALETTE_|KV_|VERCEL|PUBLIC_ORIGIN|SESSION_|CRON_|SITES_|DATA_DIR|PORT$|NODE_OPTIONS$)/;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  return { ...Object.fromEntries(kept), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
}
