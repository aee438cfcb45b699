import type { ParseArgsConfig } from 'node:util';
import type { Env } from '../../lib/env';
import type { Server } from '../../lib/server/compose';
import type { SiteIndex } from '../../lib/sites/site';
import type { Store } from '../../lib/store/store';

/** What came behind the name of a command. */
export interface Given {
  readonly positionals: readonly string[];
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
  /** Whoever is logged in at this machine. */
  readonly userName: () => string;
  readonly now: () => number;
}

/** What a command says: `lines` for people, `json` for programs. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly json: unknown;
}

/** One command of `npm run sites`. */
export interface Command {
  /** Options and what they do, for `--help`; the first line begins with the name. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly mostPositionals: number;
  /** Throws {@link CommandFault} when it cannot do what it was asked for. */
  run(given: Given, house: House): Promise<Outcome>;
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
