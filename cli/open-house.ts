import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { systemClock } from '../lib/clock';
import { type Env, parseEnv } from '../lib/env';
import { createRedactor } from '../lib/palette/redact';
import type { Server } from '../lib/server/compose';
import { openStore } from '../lib/server/open-store';
import { secretsOf } from '../lib/server/secrets-of';
import { createLog } from '../lib/server/write-log';
import { StoreError } from '../lib/store/store';
import { loadEnvFiles } from './load-env-files';
import { loadFreshIndex } from './load-fresh-index';
import { explainStore } from './sites/ask-store';
import { CommandFault, type House } from './sites/command';
import { openTerminal } from './sites/terminal';

const dayMs = 24 * 60 * 60_000;

/** The house of this machine's environment. */
export interface OpenHouse extends House {
  /** Waits for what still goes on behind an answer, and closes what was opened. */
  readonly leave: () => Promise<void>;
}

/** Reads the `.env` files of this folder; all else is opened when a command asks for it. */
export function openHouse(): OpenHouse {
  loadEnvFiles();
  const index = () => loadFreshIndex(process.env);
  const background = new Set<Promise<void>>();
  const opened: Server[] = [];
  const terminal = openTerminal({ out: process.stdout, err: process.stderr, variables: process.env });
  return {
    env: readEnv,
    index,
    openStore: () => openStore(readEnv(), index().auditDays * dayMs),
    async openServer() {
      const env = readEnv();
      // Loaded here, because most commands need none of it.
      const { composeServer } = await import('../lib/server/compose');
      // The answer goes to stdout, so that it can be piped.
      const log = createLog(createRedactor(secretsOf(env)), Date.now, (line) => terminal.note(line.trimEnd()));
      const later = (work: Promise<void>) => void background.add(work);
      const server = await composeServer(env, index(), { later, log }).catch((error: unknown) => {
        throw error instanceof StoreError ? explainStore(error) : error;
      });
      opened.push(server);
      return server;
    },
    readInput: () => text(process.stdin),
    askYes,
    askFor,
    userName,
    now: Date.now,
    sleep: (ms) => systemClock.sleep(ms),
    onInterrupt,
    terminal,
    async leave() {
      // What goes on may begin something else.
      for (const work of background) await work;
      for (const { store } of opened) await store.close();
    },
  };
}

function readEnv(): Env {
  const read = parseEnv(process.env);
  if (read.ok) return read.env;
  throw new CommandFault(read.faults.map(({ name, remedy }) => `${name}: ${remedy}`).join('\n'));
}

async function askYes(lines: readonly string[]): Promise<boolean | null> {
  const answer = await ask(`${lines.join('\n')} [y/N] `);
  return answer === null ? null : /^y(es)?$/i.test(answer);
}

function askFor(lines: readonly string[]): Promise<string | null> {
  return ask(`${lines.join('\n')} `);
}

async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim();
}

function onInterrupt(act: () => void): () => void {
  // Once: whoever asks a second time wants it to end at once.
  process.once('SIGINT', act);
  return () => void process.off('SIGINT', act);
}

/** In a container the user may have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
