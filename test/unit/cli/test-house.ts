import type { House } from '../../../cli/sites/command';
import { openTerminal } from '../../../cli/sites/terminal';
import { type Env, parseEnv } from '../../../lib/env';
import type { StagingLink } from '../../../lib/sites/site';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { testIndex } from '../../support/test-site';

export const nowMs = Date.parse('2026-11-21T08:00:00Z');

/** What commands work with, in memory. */
export function testHouse(
  variables: Readonly<Record<string, string>>,
  links: readonly StagingLink[] = [],
  changes: Partial<House> = {},
): House {
  return {
    env: () => envOf(variables),
    index: () => ({ ...testIndex([]), access: { links, signOn: null } }),
    openStore: async () => createMemoryStore({ now: () => nowMs }),
    openServer: async () => {
      throw new Error('This command needs no server');
    },
    readInput: async () => '',
    askYes: async () => null,
    askFor: async () => null,
    userName: () => 'test-user',
    now: () => nowMs,
    sleep: async () => {},
    onInterrupt: () => () => {},
    terminal: openTerminal({ out: {}, err: { write: () => true }, variables: {} }),
    ...changes,
  };
}

function envOf(variables: Readonly<Record<string, string>>): Env {
  const read = parseEnv(variables);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.env;
}
