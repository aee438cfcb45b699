import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import type { ClaimedIntent } from '../store/store';
import { recallClusters } from './cluster-cache';
import { describeError } from './describe-error';
import type { Ports } from './ports';
import { recallProfiles } from './profiles';
import { type Run, startRun } from './run';
import { type SiteWork, serveSite } from './serve-site';
import { readSight } from './sight/store-sight';
import { type SiteLease, takeSiteLease } from './site-lease';
import { forgetProgress } from './site-progress';
import { createListeners, keepService, type SiteService, serviceUnderWay } from './site-service';
import { createSiteWork } from './site-work';
import { StopRun } from './stop-run';

/** How long a submit waits for whoever serves the site, and how soon it asks again. Milliseconds. */
const followForMs = 2_000;
const askAgainAfterMs = 500;
/** How long it waits when it serves the site itself; the work goes on after the answer. Milliseconds. */
const answerWithinMs = 10_000;

/** What became of one host while its site was driven. */
export interface Driven {
  /** Did this very request make Palette hold the host? */
  readonly hasRegistered: boolean;
  /** When nothing more will be done about it now; null: ask the store. */
  readonly decided: Intent | null;
}

const undecided: Driven = { hasRegistered: false, decided: null };

/**
 * Serves the site if nobody does, all of its unfinished intents and not only our own; else waits a little until whoever
 * does has taken care of ours. Safe to call at any time by anyone. Throws `StoreError`.
 */
export async function driveSite(ports: Ports, site: Site, hostId: HostId, deadlineMs: number): Promise<Driven> {
  const untilMs = ports.clock.now() + followForMs;
  const driven = await joinOrServe(ports, site, hostId, { deadlineMs, untilMs });
  if (driven !== null) return driven;
  await ports.clock.sleep(askAgainAfterMs);
  if (!(await isWaitedFor(ports, site, hostId))) return undecided;
  await ports.clock.sleep(Math.max(0, untilMs - ports.clock.now()));
  return (await joinOrServe(ports, site, hostId, { deadlineMs, untilMs })) ?? undecided;
}

interface Times {
  readonly deadlineMs: number;
  /** So long somebody else is waited for. */
  readonly untilMs: number;
}

/** Null: another process serves the site. */
async function joinOrServe(ports: Ports, site: Site, hostId: HostId, times: Times): Promise<Driven | null> {
  for (;;) {
    // Nothing is awaited between this and the start: of those who come in one moment only the first one starts.
    const neighbour = serviceUnderWay(ports, site.id);
    const service = await (neighbour?.catch(() => null) ?? startServing(ports, site, times.deadlineMs));
    if (service === null) return null;
    if (neighbour === null) return untilDecided(ports, service, hostId);
    const restMs = Math.max(0, times.untilMs - ports.clock.now());
    const decided = await waitFor(ports, service, hostId, restMs);
    // Whoever has come too late for the last look at the intents serves the site anew.
    if (decided !== 'ended') return decided === 'late' ? undecided : { hasRegistered: false, decided };
  }
}

/** Serves the site if nobody does; false when somebody does. Throws `StoreError`. */
export async function serveIfFree(ports: Ports, site: Site, deadlineMs: number): Promise<boolean> {
  if (serviceUnderWay(ports, site.id) !== null) return false;
  const service = await startServing(ports, site, deadlineMs);
  await service?.work;
  return service !== null;
}

function startServing(ports: Ports, site: Site, deadlineMs: number): Promise<SiteService | null> {
  return keepService(ports, site.id, tryToServe(ports, site, deadlineMs));
}

/** Lease, intents and what is remembered of the site are asked for together: one trip to the store. */
async function tryToServe(ports: Ports, site: Site, deadlineMs: number): Promise<SiteService | null> {
  const [leased, listed, recalled, profiles, seen] = await Promise.allSettled([
    takeSiteLease(ports, site),
    ports.store.unfinishedIntents(site.id),
    recallClusters(ports, site),
    recallProfiles(ports, site),
    readSight(ports, site.id),
  ]);
  const lease = leased.status === 'fulfilled' ? leased.value : null;
  const failed = [leased, listed, recalled, profiles, seen].find((result) => result.status === 'rejected');
  if (failed !== undefined || listed.status === 'rejected') {
    await lease?.release(0);
    throw failed?.reason;
  }
  if (lease === null) return null;
  const remembered = recalled.status === 'fulfilled' ? recalled.value : [];
  const profileUids = profiles.status === 'fulfilled' ? profiles.value : null;
  const sightBefore = seen.status === 'fulfilled' ? seen.value : null;
  const run = startRun(ports, site, { deadlineMs, remembered, profileUids, sightBefore, allowWrite: lease.ensure });
  const { tell, decided } = createListeners();
  const work = serveUnderLease(run, lease, listed.value, tell);
  ports.later(work.catch((error: unknown) => logFailure(run, error)));
  return { run, work, decided };
}

async function serveUnderLease(
  run: Run,
  lease: SiteLease,
  unfinished: readonly ClaimedIntent[],
  tell: SiteWork['tell'],
): Promise<void> {
  const { choose, load } = createSiteWork(run);
  try {
    await lease.awaitFormerHolder();
    const first = lease.isTakenOver ? await load(true) : choose(unfinished);
    await serveSite(run, { first, load, tell });
  } catch (error) {
    // Somebody else has taken the site over meanwhile, and serves it.
    if (!(error instanceof StopRun)) throw error;
  } finally {
    forgetProgress(run);
    await lease.release(run.onWireUntilMs);
  }
}

/** Waits until the host's own intent is decided; what is left to do for the site goes on without anybody waiting. */
async function untilDecided(ports: Ports, service: SiteService, hostId: HostId): Promise<Driven> {
  const decided = await waitFor(ports, service, hostId, answerWithinMs);
  const hasRegistered = service.run.registered.has(hostId);
  return { hasRegistered, decided: decided === 'late' || decided === 'ended' ? null : decided };
}

async function waitFor(
  ports: Ports,
  { work, decided }: SiteService,
  hostId: HostId,
  withinMs: number,
): Promise<Intent | 'late' | 'ended'> {
  const end = new AbortController();
  const late = ports.clock.sleep(withinMs, end.signal).then(() => 'late' as const);
  try {
    return await Promise.race([decided(hostId), work.then(() => 'ended' as const), late]);
  } finally {
    end.abort();
  }
}

/** Somebody still has to do something about it: it is unfinished, and no answer to it is known yet. */
async function isWaitedFor(ports: Ports, site: Site, hostId: HostId): Promise<boolean> {
  const unfinished = await ports.store.unfinishedIntents(site.id);
  const own = unfinished.find(({ intent }) => intent.hostId === hostId)?.intent;
  return own !== undefined && own.phase !== 'settled' && own.phase !== 'waiting_for_hosts';
}

function logFailure({ ports, site }: Run, error: unknown): void {
  ports.log({ level: 'error', event: 'work_failed', siteId: site.id, ...describeError(error) });
}
