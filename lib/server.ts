import 'server-only';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { after } from 'next/server';
import { systemClock } from './clock';
import { type Env, type EnvFault, readEnv } from './env';
import { type Failure, fail, type Result, succeed } from './errors';
import type { Log } from './log';
import { openPalette } from './palette/open-palette';
import { createRedactor } from './palette/redact';
import { DEFAULT_PROJECT_UID } from './palette/simulator/default-seed';
import { createAdmission } from './registration/budget/create-admission';
import { describeError } from './registration/describe-error';
import type { Ports } from './registration/ports';
import { report } from './registration/problem';
import { createReference } from './registration/reference';
import { createRegistrations, type Registrations } from './registration/registrations';
import { rememberTurns } from './registration/site-progress';
import type { Problem } from './registration/view';
import { checkHealth, type Health } from './server/check-health';
import { type OpenSimulator, openSimulator, simulatorKey } from './server/open-simulator';
import { openStore } from './server/open-store';
import { shareFor } from './server/share-for';
import { createLog } from './server/write-log';
import { createDirectory, type SiteDirectory } from './sites/directory';
import type { Access, SiteIndex } from './sites/site';
import { loadSiteIndex } from './sites/site-index';
import { limitTime } from './store/limit-time';
import { StoreError } from './store/store';

/** Everything that routes and pages use; made once per process. */
export interface Server {
  readonly index: SiteIndex;
  readonly directory: SiteDirectory;
  readonly registrations: Registrations;
  readonly mode: Env['mode'];
  /** Does what happens here happen in a real Palette? */
  readonly isReal: boolean;
  readonly access: Access;
  /** Null in live mode. */
  readonly simulator: OpenSimulator | null;
  readonly publicOrigin: string | null;
  /** What the sweep's caller must know; null: nobody may call it. */
  readonly cronSecret: string | null;
  /** Logs a failure that never became a registration, and gives it the reference that the log line has. */
  report(failure: Failure): Problem;
  health(): Promise<Health>;
}

/** One per process, though the bundler may hold several copies of this module. */
const slot = Symbol.for('edge-registration.server');
const shared: typeof globalThis & { [slot]?: Promise<Result<Server>> } = globalThis;

/**
 * The server, or `configuration_missing` with what is missing. A store that cannot be opened rejects with `StoreError`
 * and is tried again with the next call.
 */
export function getServer(): Promise<Result<Server>> {
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
  if (env.mode === 'live' && index.access === null) return configurationMissing([accessFault]);
  return succeed(await compose(env, index));
}

/** Live mode registers for whoever reaches the page, so somebody must have said who may. */
const accessFault: EnvFault = {
  name: 'access',
  remedy: "Say in sites.config.ts who may register: access: { modes: ['open'] }.",
};

function configurationMissing(faults: readonly EnvFault[]): Result<Server> {
  const log = openLog(null);
  for (const { name, remedy } of faults) log({ level: 'error', event: 'configuration_fault', name, remedy });
  return fail('configuration_missing', { missing: faults.map(({ name }) => name).join(', ') });
}

async function compose(env: Env, index: SiteIndex): Promise<Server> {
  const log = openLog(env);
  const store = limitTime(await openStore(env), systemClock, storeWithinMs);
  const directory = createDirectory(index);
  const simulator = env.mode === 'simulator' ? await openSimulator(index, store, log) : null;
  const admission = createAdmission({
    store,
    clock: systemClock,
    limits: env.paletteLimits,
    // Whoever waits holds the site's lease and with it a request that is still under way: nothing has to wait for this.
    announce: (queue, waits) => {
      const site = directory.find(queue);
      if (site !== null) void rememberTurns(ports, site.id, waits);
    },
  });
  const palette = openPalette({
    admission,
    baseUrl: env.palette?.url ?? 'http://simulator.invalid',
    apiKey: env.palette?.key ?? simulatorKey,
    fetch: simulator?.fetch ?? ((request) => fetch(request, { cache: 'no-store' })),
    clock: systemClock,
    random: Math.random,
  });
  const ports: Ports = {
    palette,
    store,
    directory,
    configVersion: index.version,
    defaultProjectUid: simulator === null ? (env.palette?.projectUid ?? null) : DEFAULT_PROJECT_UID,
    clock: systemClock,
    random: Math.random,
    createId: randomUUID,
    runWithinMs,
    later: (work) => after(() => work),
    log,
  };
  const access = index.access?.mode ?? 'none';
  if (access === 'open') log({ level: 'warn', event: 'access_is_open', mode: env.mode });
  return {
    index,
    directory,
    registrations: createRegistrations(ports),
    mode: env.mode,
    isReal: env.mode === 'live',
    access: index.access,
    simulator,
    publicOrigin: env.publicOrigin,
    cronSecret: env.cronSecret,
    report: (failure) => report(ports, failure, {}),
    health: shareFor(healthIsFreshForMs, Date.now, () => {
      const scope = palette.scope({ projectUid: null, deadlineMs: Date.now() + healthWithinMs, caller: healthCaller });
      return checkHealth(scope, store, { mode: env.mode, access, version: env.version });
    }),
  };
}

/** Longer than an adapter takes by its own rules: nobody waits for a store that has not answered by then. Milliseconds. */
const storeWithinMs = 9_000;
/** A minute less than `maxDuration` of the routes that serve a site: hosts may wait that long for their turn. Milliseconds. */
export const runWithinMs = 240_000;

const healthCaller = { queue: 'health', urgency: 'work' } as const;
const healthWithinMs = 5_000;
/** Whoever asks for health how often: Palette is asked this rarely. */
const healthIsFreshForMs = 10_000;

function openLog(env: Env | null): Log {
  const secrets = [env?.palette?.key, env?.kv?.token, env?.cronSecret ?? undefined, ...(env?.sessionSecrets ?? [])];
  const redact = createRedactor(secrets.filter((secret) => secret !== undefined));
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
