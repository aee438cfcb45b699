import 'server-only';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { after } from 'next/server';
import { type Env, type EnvFault, readEnv } from './env';
import { type Failure, fail, type Result, succeed } from './errors';
import type { Log } from './log';
import { createRedactor } from './palette/redact';
import { describeError } from './registration/describe-error';
import { createReference } from './registration/reference';
import { composeServer, type Server } from './server/compose';
import { missingFor } from './server/missing-variables';
import { secretsOf } from './server/secrets-of';
import { createLog } from './server/write-log';
import { loadSiteIndex } from './sites/site-index';
import { StoreError } from './store/store';

/** One per process, though the bundler may hold several copies of this module. */
const slot = Symbol.for('edge-registration.server');
const shared: typeof globalThis & { [slot]?: Promise<Result<Server>> } = globalThis;

/**
 * The server, or `configuration_missing` with what is missing. A store that cannot be opened rejects with `StoreError`
 * and is tried again with the next call.
 */
export function getServer(_base: '' | '/practice'): Promise<Result<Server>> {
  shared[slot] ??= openServer().catch((error: unknown) => {
    delete shared[slot];
    throw error;
  });
  return shared[slot];
}

async function openServer(): Promise<Result<Server>> {
  const read = readEnv();
  if (!read.ok) return configurationMissing(read.faults);
  const { env } = read;
  const index = loadSiteIndex(resolve(/* turbopackIgnore: true */ process.cwd(), env.siteIndexPath));
  const log = openLog(env);
  const faults = [...(index.access === null ? [accessFault] : []), ...missingFor(index, env)];
  if (env.mode === 'live' && faults.length > 0) return configurationMissing(faults);
  // With the simulator nothing is at stake: what is shut for want of a secret is told.
  for (const { name, remedy } of faults) log({ level: 'warn', event: 'configuration_fault', name, remedy });
  return succeed(await composeServer(env, index, { later: (work) => after(() => work), log }));
}

/** Live mode registers for whoever reaches the page, so somebody must have said who may. */
const accessFault: EnvFault = {
  name: 'access',
  remedy: "Say in sites.config.ts who may register: access: { modes: ['link'] }.",
};

function configurationMissing(faults: readonly EnvFault[]): Result<Server> {
  const log = openLog(null);
  for (const { name, remedy } of faults) log({ level: 'error', event: 'configuration_fault', name, remedy });
  return fail('configuration_missing', { missing: faults.map(({ name }) => name).join(', ') });
}

function openLog(env: Env | null): Log {
  const redact = createRedactor(env === null ? [] : secretsOf(env));
  return createLog(redact, Date.now, (line) => process.stdout.write(line));
}

/** What to tell about a failure that no use case foresaw, with its log line: the store is down, or a bug. */
export function reportCrash(error: unknown): Failure & { readonly reference: string } {
  const read = readEnv();
  const code = error instanceof StoreError ? 'store_unavailable' : 'internal';
  const reference = createReference(randomUUID());
  const log = openLog(read.ok ? read.env : null);
  log({ level: 'error', event: 'request_failed', code, reference, ...describeError(error) });
  return { code, reference };
}
