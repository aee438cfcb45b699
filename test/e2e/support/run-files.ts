import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/** Set by the global setup; workers inherit it. */
export const runDirectoryVariable = 'E2E_RUN_DIRECTORY';

interface RunFiles {
  readonly sites: string;
  /** Sites where nobody may register without having shown that they may. */
  readonly guardedSites: string;
  readonly seed: string;
  readonly logs: string;
}

/** Files that all workers of one run share. */
export function runFiles(): RunFiles {
  const directory = runDirectory();
  const logs = join(directory, 'logs');
  mkdirSync(logs, { recursive: true });
  return {
    sites: join(directory, 'sites.json'),
    guardedSites: join(directory, 'guarded', 'sites.json'),
    seed: join(directory, 'seed.json'),
    logs,
  };
}

/** A new empty directory for the data of one server. */
export function newDataDirectory(): string {
  return mkdtempSync(join(runDirectory(), 'data-'));
}

function runDirectory(): string {
  const directory = process.env[runDirectoryVariable];
  if (directory === undefined) throw new Error('The global setup did not run');
  return directory;
}
