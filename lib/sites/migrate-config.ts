import { type Fault, showValue } from './fault';
import { isGroup } from './reading/read-value';

/** Raise it when a config that was sound until now would mean something else, or nothing; and add a step below. */
export const configVersion = 2;

/** What the code of version 1 took. New sites.config.ts files are written for {@link configVersion}. */
export interface ConfigOfVersion1 {
  readonly version?: 1;
  readonly access?: { readonly mode: 'open' };
}

/** A config as this code reads it. */
export interface Migration {
  readonly config: unknown;
  /** What to change in the file, so that it need not be migrated again; a sentence each. */
  readonly notes: readonly string[];
  /** Why it cannot be read at all. */
  readonly fault: Fault | null;
}

/**
 * Brings a config that was written for an older version of this app into today's form, and refuses one that was written
 * for a newer. What is wrong with it otherwise is left as it is, to be reported by whoever reads it. Pure.
 */
export function migrateConfig(raw: unknown): Migration {
  if (!isGroup(raw)) return { config: raw, notes: [], fault: null };
  const { version } = raw;
  if (typeof version === 'number' && version > configVersion)
    return { config: raw, notes: [], fault: tellNewer(version) };
  return version === configVersion ? { config: raw, notes: [], fault: null } : migrateFrom1(raw);
}

function tellNewer(version: number): Fault {
  const problem = `is newer than this app, which knows versions up to ${configVersion}`;
  const fix = 'Bring the clone up to date: docs/upgrades.md. Or is the number wrong?';
  return { path: 'version', site: null, value: showValue(version), problem, fix };
}

/** Version 1 knew one way in. A config without a version is one of 1 only where it says what 2 does not know. */
function migrateFrom1(raw: Record<string, unknown>): Migration {
  const { access } = raw;
  if (!isGroup(access) || access.mode !== 'open' || 'modes' in access) return { config: raw, notes: [], fault: null };
  const { mode, ...rest } = access;
  return {
    config: { ...raw, access: { modes: [mode], ...rest } },
    notes: ["access: { mode: 'open' } is read as { modes: ['open'] }. Write that, and version: 2."],
    fault: null,
  };
}
