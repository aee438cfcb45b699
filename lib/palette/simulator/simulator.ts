import { applyFaults, type FaultTools, type Outcome } from './apply-faults';
import { defaultSeed } from './default-seed';
import { adoptHosts, createDevices, type Devices } from './devices';
import { createFaults, type Fault, type Faults, isSpoiling } from './faults';
import { type Incoming, readIncoming } from './incoming';
import { createLog, type LogEntry } from './log';
import { matchRoute, type RouteMatch } from './match-route';
import { withoutPairingKey } from './pairing-key';
import { createRateLimit } from './rate-limit';
import { seededState } from './seed';
import type { Seed } from './seed-shape';
import { type ServeOptions, serve } from './serve';
import type { Snapshot } from './state';
import { createStranger, type Stranger } from './stranger';
import { defaultSwitches, type Switches } from './switches';
import { type Durations, defaultDurations } from './view';
import { createWeather, type WeatherOptions } from './weather';
import { createWorld, objectUid, type World } from './world';

export interface SimulatorOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
  /** 0 to 1; makes device IDs. */
  readonly random?: () => number;
  /** Simulated seconds per real second, default 1. Rate limits scale with it. */
  readonly timeScale?: number;
  /** Default `off`. */
  readonly limits?: 'on' | 'off';
  /** Default `['simulator-key']`. */
  readonly apiKeys?: readonly string[];
  readonly switches?: Partial<Switches>;
  readonly durations?: Partial<Durations>;
  /** A previous run's `snapshot()`; takes the place of the seed. */
  readonly snapshot?: Snapshot;
  readonly seed?: Seed;
  /** Give every registered host a device that calls home; default false. */
  readonly autoDevices?: boolean;
  /** Usual devices are strong enough to carry virtual machines, so that a demo of such sites needs no others; default false. */
  readonly areDevicesStrong?: boolean;
  /** How long every request takes, milliseconds: half on its way here, half on its way back. Default 0. */
  readonly latencyMs?: number;
  /** What befalls any request by chance; default: nothing. */
  readonly weather?: WeatherOptions;
  /** How many requests the log remembers; default 20,000. */
  readonly logLimit?: number;
}

export interface Simulator {
  /** Answers one request. Rejects with `TypeError('fetch failed')` where a fault drops the connection. */
  handle(request: Request): Promise<Response>;
  readonly log: readonly LogEntry[];
  /** How many requests the log has forgotten since it was cleared. */
  readonly forgottenLogEntries: number;
  clearLog(): void;
  /** May be changed at any time; the next request sees it. */
  readonly switches: Switches;
  readonly faults: Faults;
  readonly devices: Devices;
  readonly stranger: Stranger;
  /** Plain JSON, to be given back as `snapshot` after a restart. */
  snapshot(): Snapshot;
  /** Changes whenever the state does. */
  readonly revision: number;
}

/** A stand-in for Palette that speaks its wire words (API.md 12.1), in memory; one handler for in-process and HTTP. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { now = Date.now, random = Math.random, timeScale = 1, limits = 'off', seed = defaultSeed } = options;
  const switches: Switches = { ...defaultSwitches(), ...options.switches };
  const durations = { ...defaultDurations, ...options.durations };
  const world = createWorld(options.snapshot?.state ?? seededState(seed), { now, timeScale, durations, switches });
  const stranger = createStranger(world, seed.projects[0]?.uid ?? '');
  if (options.snapshot === undefined) plant(seed, stranger);
  const log = createLog(options.logLimit);
  const faults = createFaults();
  const weather = createWeather(options.weather ?? { seed: 0 });
  const rateLimit = limits === 'on' ? createRateLimit(timeScale) : undefined;
  const apiKeys = options.apiKeys ?? ['simulator-key'];
  const serveOptions: ServeOptions = { world, apiKeys, rateLimit, nextRef: createRefs(now) };
  const tools: FaultTools = { options: serveOptions, stranger, sleep: options.sleep ?? realSleep };
  const travel = createTravel(options.latencyMs ?? 0, tools.sleep);

  async function answerRequest(request: Request): Promise<Response> {
    const incoming = await readIncoming(request);
    await travel();
    const match = matchRoute(incoming.method, incoming.path);
    const hits = befall(faults.take(incoming.method, incoming.path, match?.route.template ?? null), weather.take());
    const at = now();
    const outcome = await applyFaults(hits, incoming, () => serve(incoming, match, serveOptions), tools);
    if (options.autoDevices) adoptHosts(world, options.areDevicesStrong);
    log.add(logEntry(at, incoming, match, outcome, hits));
    await travel();
    return responseOf(outcome);
  }

  return {
    handle: (request) => untilAborted(answerRequest(request), request.signal),
    log: log.entries,
    get forgottenLogEntries() {
      return log.forgotten;
    },
    clearLog: log.clear,
    switches,
    faults,
    devices: createDevices(world, random, options.areDevicesStrong),
    stranger,
    snapshot: () => ({ version: 1, state: world.view().state }),
    get revision() {
      return revisionOf(world);
    },
  };
}

/** Half of the latency; no timer at all where there is none, so that virtual clocks need not know of it. */
function createTravel(latencyMs: number, sleep: (ms: number) => Promise<void>): () => Promise<void> {
  return async () => {
    if (latencyMs > 0) await sleep(latencyMs / 2);
  };
}

/** One answer can be spoilt once only, and an ordered fault goes before chance. */
function befall(ordered: readonly Fault[], byChance: readonly Fault[]): readonly Fault[] {
  return ordered.some(isSpoiling) ? ordered : [...ordered, ...byChance];
}

/** What is due has to happen first, or a host app would miss what time alone has changed. */
function revisionOf(world: World): number {
  world.view();
  return world.revision;
}

function plant(seed: Seed, stranger: Stranger): void {
  for (const host of seed.hosts ?? []) stranger.registerHost(host);
  for (const cluster of seed.clusters ?? []) stranger.createCluster(cluster);
}

function createRefs(now: () => number): () => string {
  let serial = 0;
  return () => {
    serial += 1;
    return objectUid(now(), serial);
  };
}

function realSleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The caller of an aborted request hears so at once; the request itself goes on, as it would on a server. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function responseOf(outcome: Outcome): Response {
  if (outcome.end === 'dropped') throw new TypeError('fetch failed');
  if (outcome.end === 'raw') {
    return new Response(outcome.text, { status: outcome.status, headers: { 'Content-Type': outcome.contentType } });
  }
  const { status, body, headers, fileName } = outcome.answer;
  if (fileName !== undefined) {
    const named = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename=${fileName}`,
    };
    return new Response(String(body), { status, headers: { ...headers, ...named } });
  }
  if (body === undefined) return new Response(null, { status, headers: { ...headers } });
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

function logEntry(
  at: number,
  incoming: Incoming,
  match: RouteMatch | undefined,
  outcome: Outcome,
  faults: readonly Fault[],
): LogEntry {
  const isRead = match === undefined ? incoming.method === 'GET' : match.route.effect === 'read';
  return {
    at,
    method: incoming.method,
    path: incoming.path,
    template: match?.route.template ?? null,
    query: Object.fromEntries(incoming.query),
    projectUid: incoming.headers.get('ProjectUid') ?? '',
    requestBody: withoutPairingKey(incoming.path, incoming.body),
    ...answered(outcome),
    effect: isRead ? 'read' : outcome.isWritten ? 'write' : 'refused',
    faults: faults.map(({ kind }) => kind),
  };
}

function answered(outcome: Outcome): Pick<LogEntry, 'status' | 'responseBody'> {
  if (outcome.end === 'dropped') return { status: null, responseBody: undefined };
  if (outcome.end === 'raw') return { status: outcome.status, responseBody: outcome.text };
  return { status: outcome.answer.status, responseBody: outcome.answer.body };
}
