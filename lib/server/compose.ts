import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Access } from '../access/access';
import { createAccess } from '../access/create-access';
import { createSeals } from '../access/seal';
import { createSignOn, type SignOnFlow } from '../access/sign-on/create-sign-on';
import { type Clock, systemClock } from '../clock';
import type { Env } from '../env';
import type { Failure } from '../errors';
import { createLifecycle, type LifecycleDesk } from '../lifecycle/lifecycle';
import type { Log } from '../log';
import { openPalette } from '../palette/open-palette';
import { DEFAULT_PROJECT_UID } from '../palette/simulator/default-seed';
import { createAdmission } from '../registration/budget/create-admission';
import type { Ports } from '../registration/ports';
import { report } from '../registration/problem';
import { createRegistrations, type RegistrationDesk } from '../registration/registrations';
import { rememberTurns } from '../registration/site-progress';
import type { Problem } from '../registration/view';
import { createDirectory, type SiteDirectory } from '../sites/directory';
import type { AccessMode, SiteIndex } from '../sites/site';
import { limitTime } from '../store/limit-time';
import type { Store } from '../store/store';
import { openSend } from '../webhooks/open-send';
import { createWebhooks, type Webhooks } from '../webhooks/webhooks';
import { addressKeys } from './address-keys';
import { checkHealth, type Health } from './check-health';
import { type OpenSimulator, openSimulator, simulatorKey } from './open-simulator';
import { openStore } from './open-store';
import { shareFor } from './share-for';

/** Everything that routes, pages and commands use. */
export interface Server {
  readonly index: SiteIndex;
  readonly directory: SiteDirectory;
  readonly store: Store;
  readonly desk: RegistrationDesk;
  readonly life: LifecycleDesk;
  readonly access: Access;
  /** Null where the config names no provider. */
  readonly signOn: SignOnFlow | null;
  readonly webhooks: Webhooks;
  /** The ways in that count at any site. */
  readonly modes: readonly AccessMode[];
  readonly mode: Env['mode'];
  /** Does what happens here happen in a real Palette? */
  readonly isReal: boolean;
  /** May anybody practise in this deployment? */
  readonly hasPractice: boolean;
  /** Null in live mode. */
  readonly simulator: OpenSimulator | null;
  readonly publicOrigin: string | null;
  /** What the sweep's caller must know; null: nobody may call it. */
  readonly cronSecret: string | null;
  /** Stand for the address of whoever asks, for limits on failures; none where no platform tells it. */
  addressKeys(headers: Pick<Headers, 'get'>): readonly string[];
  /** Logs a failure that never became a registration, and gives it the reference that the log line has. */
  report(failure: Failure): Problem;
  health(): Promise<Health>;
}

/** What differs between a web server and a command. */
export interface Surroundings {
  /** Keeps the process alive until the work has ended, though the answer is out. The work never rejects. */
  readonly later: (work: Promise<void>) => void;
  readonly log: Log;
  /** Takes the place of the usual simulator, for practice. */
  readonly openSimulator?: typeof openSimulator;
  /** Take the places of the machine's own, for tests that let hours go by or let a process die. */
  readonly clock?: Clock;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly openStore?: () => Promise<Store>;
  /** How many audit events the store keeps; unless told otherwise, what its adapter does. */
  readonly auditLimit?: number;
}

/** Longer than an adapter takes by its own rules: nobody waits for a store that has not answered by then. Milliseconds. */
const storeWithinMs = 9_000;
/** A minute less than `maxDuration` of the routes that serve a site: hosts may wait that long for their turn. Milliseconds. */
export const runWithinMs = 240_000;

const dayMs = 24 * 60 * 60_000;
const healthCaller = { queue: 'health', urgency: 'work' } as const;
const healthWithinMs = 5_000;
/** Whoever asks for health how often: Palette is asked this rarely. */
const healthIsFreshForMs = 10_000;

/** Puts the use cases together over the adapters that the environment asks for. Rejects with `StoreError`. */
export async function composeServer(env: Env, index: SiteIndex, surroundings: Surroundings): Promise<Server> {
  const { later, log, auditLimit, clock = systemClock, fetch = fetchPalette } = surroundings;
  const opened = surroundings.openStore?.() ?? openStore(env, index.auditDays * dayMs, auditLimit);
  const store = limitTime(await opened, systemClock, storeWithinMs);
  const directory = createDirectory(index);
  const open = surroundings.openSimulator ?? openSimulator;
  const simulator = env.mode === 'simulator' ? await open(index, store, log) : null;
  const sessionSecrets = env.sessionSecrets.length > 0 ? env.sessionSecrets : [randomBytes(32).toString('base64url')];
  const access = createAccess({
    store,
    directory,
    rules: index.access,
    configVersion: index.version,
    secrets: { session: sessionSecrets, link: env.linkSecrets, pinPepper: env.pinPepper },
    audience: env.storePrefix,
    clock,
    randomId: randomUUID,
    log,
    notify: (news) => webhooks.notify(news),
  });
  const webhooks = createWebhooks({
    webhooks: index.webhooks,
    variables: env.webhookVariables,
    publicOrigin: env.publicOrigin,
    openSend,
    store,
    clock,
    createId: randomUUID,
    log,
    later,
    describe: (siteId) => directory.find(siteId)?.name ?? null,
    sealApproval: access.sealApproval,
  });
  const ports: Ports = {
    ...paletteOf(env, { simulator, fetch, clock }, store, (queue, waits) => {
      const site = directory.find(queue);
      if (site !== null) void rememberTurns(ports, site.id, waits);
    }),
    store,
    directory,
    configVersion: index.version,
    clock,
    random: Math.random,
    createId: randomUUID,
    runWithinMs,
    later,
    log,
    notify: webhooks.notify,
  };
  const modes = modesOf(index);
  if (modes.includes('open')) log({ level: 'warn', event: 'access_is_open', mode: env.mode });
  return {
    index,
    directory,
    store,
    desk: createRegistrations(ports),
    life: createLifecycle(ports),
    access,
    signOn: signOnOf(env, index, store, sessionSecrets),
    webhooks,
    modes,
    mode: env.mode,
    isReal: env.mode === 'live',
    hasPractice: env.hasPractice,
    simulator,
    publicOrigin: env.publicOrigin,
    cronSecret: env.cronSecret,
    addressKeys: (headers) => addressKeys(headers, env.addressHeader, sessionSecrets[0] ?? ''),
    report: (failure) => report(ports, failure, {}),
    health: shareFor(healthIsFreshForMs, Date.now, () => {
      const deadlineMs = Date.now() + healthWithinMs;
      const scope = ports.palette.scope({ projectUid: null, deadlineMs, caller: healthCaller });
      return checkHealth(scope, store, { mode: env.mode, access: modes, version: env.version });
    }),
  };
}

/** People come back from the provider to our public origin: without one nobody is sent there. */
function signOnOf(env: Env, index: SiteIndex, store: Store, sessionSecrets: readonly string[]): SignOnFlow | null {
  const config = index.access?.signOn ?? null;
  if (config === null || env.publicOrigin === null) return null;
  return createSignOn({
    config,
    clientSecret: env.oidcClientSecret,
    publicOrigin: env.publicOrigin,
    seals: createSeals(sessionSecrets, env.storePrefix, systemClock),
    store,
    clock: systemClock,
  });
}

/** How Palette is reached, and by whose time. */
interface Reach {
  readonly simulator: OpenSimulator | null;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
}

/** Palette, real or simulated, behind the budget that all instances share. */
function paletteOf(
  env: Env,
  { simulator, fetch, clock }: Reach,
  store: Store,
  announce: Parameters<typeof createAdmission>[0]['announce'],
): Pick<Ports, 'palette' | 'defaultProjectUid'> {
  const admission = createAdmission({ store, clock, limits: env.paletteLimits, announce });
  const palette = openPalette({
    admission,
    baseUrl: env.palette?.url ?? 'http://simulator.invalid',
    apiKey: env.palette?.key ?? simulatorKey,
    fetch: simulator?.fetch ?? fetch,
    clock,
    random: Math.random,
  });
  return { palette, defaultProjectUid: simulator === null ? (env.palette?.projectUid ?? null) : DEFAULT_PROJECT_UID };
}

/** The framework must not keep what Palette says. */
function fetchPalette(request: Request): Promise<Response> {
  return fetch(request, { cache: 'no-store' });
}

/** The ways in that count anywhere, in the order of the type. */
function modesOf({ sites }: SiteIndex): AccessMode[] {
  const used = new Set(sites.flatMap(({ access }) => access.modes));
  return (['open', 'link', 'pin', 'sign_in'] as const).filter((mode) => used.has(mode));
}
