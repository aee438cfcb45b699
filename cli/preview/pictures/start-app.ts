import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteIndex } from '../../../lib/sites/site';
import { formatSiteIndex } from '../../../lib/sites/site-index';

/** The app as a preview runs it. */
export interface PreviewApp {
  readonly url: string;
  /** Resolves when it is gone, and so are its files. */
  stop(): Promise<void>;
}

const next = 'node_modules/next/dist/bin/next';
const buildWithinMs = 10 * 60_000;
const startWithinMs = 60_000;
const mostOutput = 16 * 1024 * 1024;

/** Builds the app unless there is a build. Throws with the last words of a build that failed. */
export async function buildApp(): Promise<void> {
  if (existsSync('.next/BUILD_ID')) return;
  const options = { env: bareEnv(), timeout: buildWithinMs, maxBuffer: mostOutput };
  await new Promise<void>((resolve, reject) => {
    execFile(process.execPath, [next, 'build'], options, (error, out, err) => {
      if (error === null) resolve();
      else reject(new Error(`The app does not build: ${lastWords(`${out}${err}`)}`));
    });
  });
}

/** Starts the build with these sites, as a preview of the platform: the simulator inside, nothing kept. */
export async function startApp(index: SiteIndex): Promise<PreviewApp> {
  const folder = mkdtempSync(join(tmpdir(), 'preview-app-'));
  const sites = join(folder, 'sites.json');
  writeFileSync(sites, formatSiteIndex(index));
  const child = spawn(process.execPath, [next, 'start', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...bareEnv(), VERCEL_ENV: 'preview', SITES_INDEX: sites, DATA_DIR: join(folder, 'data') },
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    await endProcess(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: `http://localhost:${await readPort(child)}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nothing of this shell may lead it to a real Palette or to a store that others use. */
function bareEnv(): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env;
  return { PATH, HOME, TMPDIR, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
}

function readPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = () => reject(new Error(`The app does not start: ${lastWords(output)}`));
    const timer = setTimeout(fail, startWithinMs);
    child.once('exit', fail);
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /localhost:(\d+)[\s\S]*Ready/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      child.off('exit', fail);
      resolve(Number(port));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-3).join(' ').slice(-300);
}
