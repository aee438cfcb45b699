import { CommandFault, exitCodes, type House } from '../../../cli/sites/command';
import { commandGroups, commands } from '../../../cli/sites/commands';
import { readCommandLine } from '../../../cli/sites/read-command-line';
import type { Terminal } from '../../../cli/sites/terminal';
import type { Clock } from '../../../lib/clock';
import { type Env, parseEnv } from '../../../lib/env';
import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { composeServer, type Server } from '../../../lib/server/compose';
import type { Store } from '../../../lib/store/store';
import { paletteKey, type Stage } from './stage';

/** What a command left on the screen. */
export interface Ended {
  readonly out: readonly string[];
  /** Steps as they were told, and why it could not. */
  readonly err: readonly string[];
  readonly exitCode: number;
}

/** When a process dies: at its so many-th write to Palette (from 0), before it leaves or when its answer comes. */
export interface Death {
  readonly atWrite: number;
  readonly when: 'before' | 'after';
}

/** One process of ours: the server as it is composed everywhere, in front of Palette's socket. */
export interface LifeProcess {
  readonly server: Server;
  /** What `npm run sites --` does with these words. Never settles when the process dies on the way. */
  run(...words: string[]): Promise<Ended>;
  /** Resolves when it dies. */
  readonly died: Promise<void>;
  /** Lets all that goes on behind an answer end. */
  rest(): Promise<void>;
}

/** Starts a process; `typed` is what somebody answers when they are asked. */
export async function openProcess(
  stage: Stage,
  death: Death | null = null,
  typed: string | null = null,
): Promise<LifeProcess> {
  const life = createMortal(stage, death);
  const background = new Set<Promise<void>>();
  const env = readEnv(stage);
  const server = await composeServer(env, stage.index, {
    later: (work) => void background.add(work),
    log: () => {},
    clock: life.clock,
    fetch: life.fetch,
    openStore: async () => life.store,
  });
  const rest = async () => {
    for (const work of background) await work;
  };
  return {
    server,
    died: life.died,
    rest,
    async run(...words) {
      const err: string[] = [];
      const ended = await runCommand(words, openHouse(stage, { env, server, err, typed }));
      await rest();
      return { ...ended, err: [...err, ...ended.err] };
    },
  };
}

/** A death takes its writes, its reads, its timers and its words to the store with it. */
function createMortal(stage: Stage, death: Death | null) {
  let isDead = false;
  let writes = 0;
  let die = () => {};
  const died = new Promise<void>((resolve) => {
    die = () => {
      isDead = true;
      resolve();
    };
  });
  const never = new Promise<never>(() => {});
  const clock: Clock = {
    now: stage.clock.now,
    sleep: async (ms, signal) => {
      await stage.clock.sleep(ms, signal);
      if (isDead) await never;
    },
  };
  const reach = async (request: Request): Promise<Response> => {
    const isFatal = death !== null && isWrite(request) && writes++ === death.atWrite;
    if (isFatal && death.when === 'before') die();
    if (isDead) return never;
    const answer = await reachWhole(stage, request);
    if (isFatal) die();
    return isDead ? never : answer;
  };
  const store = new Proxy(stage.store, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => (isDead ? never : Reflect.apply(value, target, given));
    },
  });
  return { clock, fetch: reach, store: store as Store, died };
}

/** The answer, read to its end while time stands still: what is left of it is ours to do at once. */
async function reachWhole({ clock }: Stage, request: Request): Promise<Response> {
  const release = clock.hold();
  try {
    const response = await fetch(request);
    const body = await response.arrayBuffer();
    return new Response(response.status === 204 ? null : body, response);
  } finally {
    release();
  }
}

/** Searches are POSTs as well. */
function isWrite({ method, url }: Request): boolean {
  return method !== 'GET' && !new URL(url).pathname.startsWith('/v1/dashboard/');
}

function readEnv({ http }: Stage): Env {
  const read = parseEnv({
    NODE_ENV: 'test',
    PALETTE_API_URL: `http://127.0.0.1:${http.port}`,
    PALETTE_API_KEY: paletteKey,
    PALETTE_PROJECT_UID: DEFAULT_PROJECT_UID,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.env;
}

async function runCommand(words: readonly string[], house: House): Promise<Ended> {
  try {
    const asked = readCommandLine(commands, words, house.terminal.columns, commandGroups);
    if (asked.kind === 'help') return { out: [asked.text], err: [], exitCode: exitCodes.done };
    const { lines, json, exitCode = exitCodes.done } = await asked.command.run(asked.given, house);
    return { out: asked.isJson ? [JSON.stringify(json)] : lines, err: [], exitCode };
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    return { out: [], err: [error.message], exitCode: error.kind === 'usage' ? exitCodes.usage : exitCodes.failed };
  }
}

interface Around {
  readonly env: Env;
  readonly server: Server;
  readonly err: string[];
  readonly typed: string | null;
}

function openHouse({ index, clock, store }: Stage, { env, server, err, typed }: Around): House {
  const terminal: Terminal = {
    columns: 100,
    paint: (_tone, text) => text,
    progress: () => ({ show: () => {}, end: () => {} }),
    note: (lines) => void err.push(lines),
  };
  const answer = (lines: readonly string[]) => {
    if (typed !== null) err.push(...lines);
    return typed;
  };
  return {
    env: () => env,
    index: () => index,
    openStore: async () => store,
    openServer: async () => server,
    readInput: async () => '',
    askYes: async (lines) => (answer(lines) === null ? null : typed === 'y'),
    askFor: async (lines) => answer(lines),
    userName: () => 'sam',
    now: clock.now,
    sleep: (ms) => clock.sleep(ms),
    onInterrupt: () => () => {},
    terminal,
  };
}
