import 'server-only';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { headers } from 'next/headers';
import { after } from 'next/server';
import { type Env, type EnvFault, readEnv } from './env';
import { type Failure, fail, type Result, succeed } from './errors';
import type { Log } from './log';
import { createRedactor } from './palette/redact';
import { describeError } from './registration/describe-error';
import { createReference } from './registration/reference';
import { composeServer, type Server } from './server/compose';
import { missingFor } from './server/missing-variables';
import { openPractice, type Practice } from './server/practice/open-practice';
import { secretsOf } from './server/secrets-of';
import { createLog } from './server/write-log';
import type { SiteIndex } from './sites/site';
import { loadSiteIndex } from './sites/site-index';
import { StoreError } from './store/store';

/** One per process, though the bundler may hold several copies of this module. */
const slot = Symbol.for('edge-registration.server');
const practiceSlot = Symbol.for('edge-registration.practice');
const shared: typeof globalThis & { [slot]?: Promise<Result<Server>>; [practiceSlot]?: Promise<Result<Practice>> } =
  globalThis;

/**
 * The server, or `configuration_missing` with what is missing. Below `/practice` it is another one, which has nothing of
 * the first. A store that cannot be opened rejects with `StoreError` and is tried again with the next call.
 */
export function getServer(base: '' | '/practice'): Promise<Result<Server>> {
  if (base === '/practice') return getPractice();
  shared[slot] ??= openServer().catch((error: unknown) => {
    delete shared[slot];
    throw error;
  });
  return shared[slot];
}

async function getPractice(): Promise<Result<Server>> {
  shared[practiceSlot] ??= preparePractice().catch((error: unknown) => {
    delete shared[practiceSlot];
    throw error;
  });
  const practice = await shared[practiceSlot];
  return practice.ok ? succeed(await practice.value.openFor(await headers())) : practice;
}

async function preparePractice(): Promise<Result<Practice>> {
  const read = readEnv();
  if (!read.ok) return configurationMissing(read.faults);
  if (!read.env.hasPractice) return fail('configuration_missing', { missing: 'PRACTICE' });
  const { company } = loadIndex(read.env);
  return succeed(await openPractice(read.env, company, { later, log: openLog(read.env) }));
}

async function openServer(): Promise<Result<Server>> {
  const read = readEnv();
  if (!read.ok) return configurationMissing(read.faults);
  const { env } = read;
  const index = loadIndex(env);
  const log = openLog(env);
  const faults = [...(index.access === null ? [accessFault] : []), ...missingFor(index, env)];
  if (env.mode === 'live' && faults.length > 0) return configurationMissing(faults);
  // With the simulator nothing is at stake: what is shut for want of a secret is told.
  for (const { name, remedy } of faults) log({ level: 'warn', event: 'configuration_fault', name, remedy });
  return succeed(await composeServer(env, index, { later, log }));
}

function loadIndex(env: Env): SiteIndex {
  return loadSiteIndex(resolve(/* turbopackIgnore: true */ process.cwd(), env.siteIndexPath));
}

function later(work: Promise<void>): void {
  after(() => work);
}

/** Live mode registers for whoever reaches the page, so somebody must have said who may. */
const accessFault: EnvFault = {
  name: 'access',
  remedy: "Say in sites.config.ts who may register: access: { modes: ['link'] }.",
};

function configurationMissing(faults: readonly EnvFault[]): Result<never> {
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
