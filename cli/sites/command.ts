import type { Env } from '../../lib/env';
import type { Server } from '../../lib/server/compose';
import type { SiteIndex } from '../../lib/sites/site';
import type { Store } from '../../lib/store/store';
import type { Terminal } from './terminal';

/** What came behind the name of a command. */
export interface Given {
  readonly positionals: readonly string[];
  /** By the name of the option in camel case: `--dry-run` is `dryRun`, true or absent; `--by <name>` is a text. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a command works with; each thing is made when it is asked for, since not every command needs it. */
export interface House {
  /** Throws {@link CommandFault} with what is missing. */
  readonly env: () => Env;
  /** Throws with a remedy when the sites were not compiled. */
  readonly index: () => SiteIndex;
  readonly openStore: () => Promise<Store>;
  /** All use cases. What goes on behind an answer ends before the command does. */
  readonly openServer: () => Promise<Server>;
  /** All of the standard input. */
  readonly readInput: () => Promise<string>;
  /** Shows the lines and asks for a yes; null: there is no terminal, so nobody to ask. */
  readonly askYes: (lines: readonly string[]) => Promise<boolean | null>;
  /** Shows the lines and reads what is typed; null: there is no terminal, so nobody to ask. */
  readonly askFor: (lines: readonly string[]) => Promise<string | null>;
  /** Whoever is logged in at this machine. */
  readonly userName: () => string;
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /**
   * Calls back when somebody presses Ctrl-C for the first time, so that work can be ended in good order; the second ends
   * the process at once. Returns what ends the listening.
   */
  readonly onInterrupt: (act: () => void) => () => void;
  readonly terminal: Terminal;
}

/** What the process ends with; `docs/command-line.md` and `--help` explain them. */
export const exitCodes = {
  /** Done; whatever was looked at is as it should be. */
  done: 0,
  /** It could not be done. */
  failed: 1,
  /** It was typed wrong. Nothing was done. */
  usage: 2,
  /** It was looked at, and something is wrong with it. */
  found: 3,
  /** Some of many were done, others not; the answer says which. */
  partly: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command says: `lines` for people, `json` for programs. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly json: object;
  /** Left out: done. */
  readonly exitCode?: ExitCode;
}

/** One word behind the name: `<host>` must be there, `[id]` may, `[files...]` may come often (last one only). */
export interface Word {
  readonly name: string;
  readonly description: string;
}

/** `--dry-run`, or with a value `--by <name>`. */
export interface Option {
  readonly flags: string;
  readonly description: string;
  /** Anything else is refused. */
  readonly choices?: readonly string[];
}

/** One command of `npm run sites`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Paragraphs for `--help`: what it does, what it needs, what it changes. */
  readonly description: readonly string[];
  readonly words?: readonly Word[];
  readonly options?: readonly Option[];
  /** Lines to copy, without `npm run sites --`. */
  readonly examples: readonly string[];
  /** Throws {@link CommandFault} when it cannot do what it was asked for. */
  run(given: Given, house: House): Promise<Outcome>;
}

/** Commands that stand together in the help. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** Why a command did nothing, in words for whoever typed it. `usage`: it was typed wrong. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';

  constructor(
    message: string,
    readonly kind: 'usage' | 'failed' = 'failed',
  ) {
    super(message);
  }
}
