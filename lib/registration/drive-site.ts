import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import type { ClaimedIntent } from '../store/store';
import { recallClusters } from './cluster-cache';
import { describeError } from './describe-error';
import { verifiedAfterMs } from './is-due';
import type { World } from './plan/world';
import type { Ports } from './ports';
import { recallProfiles } from './profiles';
import { type Run, startRun } from './run';
import { type Served, type SiteWork, serveSite } from './serve-site';
import { type SiteLease, takeSiteLease } from './site-lease';
import { forgetProgress } from './site-progress';
import { StopRun } from './stop-run';

/** How long a submit waits for whoever serves the site, and how soon it asks for the first time. Milliseconds. */
const followForMs = 2_000;
const firstPauseMs = 250;
/** How long it waits when it serves the site itself; the work goes on after the answer. Milliseconds. */
const answerWithinMs = 10_000;
/** Who comes when so little is left of the holder's time is served by the next one. Milliseconds. */
const noNewWithinMs = 15_000;

/** What became of one host while its site was driven. */
export interface Driven {
  /** Did this very request make Palette hold the host? */
  readonly hasRegistered: boolean;
  /** When nothing more will be done about it now; null: ask the store. */
  readonly decided: Decided | null;
}

/** An intent as it was left, and what Palette showed at that moment; null when Palette failed before the first look. */
export interface Decided {
  readonly intent: Intent;
  readonly run: Run;
  readonly world: World | null;
}

/**
 * Serves the site if nobody does, all of its unfinished intents and not only our own; else waits a little until whoever
 * does has taken care of ours. Safe to call at any time by anyone. Throws `StoreError`.
 */
export async function driveSite(ports: Ports, site: Site, hostId: HostId, deadlineMs: number): Promise<Driven> {
  const untilMs = ports.clock.now() + followForMs;
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const turn = await tryToServe(ports, site, deadlineMs, hostId);
    if (turn.service !== null) return untilDecided(ports, turn.service, hostId);
    const restMs = untilMs - ports.clock.now();
    if (!isWaitedFor(turn.unfinished, hostId) || restMs <= 0) return { hasRegistered: false, decided: null };
    await ports.clock.sleep(Math.min(pauseMs, restMs));
  }
}

/** Serves the site if nobody does; false when somebody does. Throws `StoreError`. */
export async function serveIfFree(ports: Ports, site: Site, deadlineMs: number): Promise<boolean> {
  const { service } = await tryToServe(ports, site, deadlineMs, null);
  await service?.work;
  return service !== null;
}

interface Turn {
  readonly unfinished: readonly ClaimedIntent[];
  /** Null: somebody else holds the lease. */
  readonly service: Service | null;
}

interface Service {
  readonly run: Run;
  /** Ends when the site was served and the lease is given back. */
  readonly work: Promise<void>;
  /** Resolves as soon as the host's intent needs nothing more now. */
  readonly decided: Promise<Decided>;
}

/** Lease, intents and what is remembered of the site are asked for together: one trip to the store. */
async function tryToServe(ports: Ports, site: Site, deadlineMs: number, hostId: HostId | null): Promise<Turn> {
  const [leased, listed, recalled, profiles] = await Promise.allSettled([
    takeSiteLease(ports, site),
    ports.store.unfinishedIntents(site.id),
    recallClusters(ports, site),
    recallProfiles(ports, site),
  ]);
  const lease = leased.status === 'fulfilled' ? leased.value : null;
  const failed = [leased, listed, recalled, profiles].find((result) => result.status === 'rejected');
  if (failed !== undefined || listed.status === 'rejected') {
    await lease?.release(0);
    throw failed?.reason;
  }
  const unfinished = listed.value;
  if (lease === null) return { unfinished, service: null };
  const remembered = recalled.status === 'fulfilled' ? recalled.value : [];
  const profileUids = profiles.status === 'fulfilled' ? profiles.value : null;
  const run = startRun(ports, site, { deadlineMs, remembered, profileUids, allowWrite: lease.ensure });
  return { unfinished, service: startService(run, lease, unfinished, hostId) };
}

function startService(
  run: Run,
  lease: SiteLease,
  unfinished: readonly ClaimedIntent[],
  hostId: HostId | null,
): Service {
  let resolve: (decided: Decided) => void = () => {};
  const decided = new Promise<Decided>((done) => {
    resolve = done;
  });
  const tell = (intent: Intent, served: Served | null) => {
    if (intent.hostId === hostId) resolve({ intent, run, world: served?.world ?? null });
  };
  const work = serveUnderLease(run, lease, unfinished, tell);
  run.ports.later(work.catch((error: unknown) => logFailure(run, error)));
  return { run, work, decided };
}

async function serveUnderLease(
  run: Run,
  lease: SiteLease,
  unfinished: readonly ClaimedIntent[],
  tell: SiteWork['tell'],
): Promise<void> {
  const served = new Set<HostId>();
  const choose = (listed: readonly ClaimedIntent[], takesNew = true) => chooseIntents(run, listed, served, takesNew);
  const load = async (takesNew: boolean) => choose(await run.ports.store.unfinishedIntents(run.site.id), takesNew);
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

/** Whom the run serves, each with whoever holds its host now (row h1): a claim may have been moved meanwhile. */
function chooseIntents(
  run: Run,
  listed: readonly ClaimedIntent[],
  served: Set<HostId>,
  takesNew: boolean,
): readonly Intent[] {
  const nowMs = run.ports.clock.now();
  const hasTime = run.deadlineMs - nowMs >= noNewWithinMs;
  const chosen = listed.filter(
    ({ intent }) =>
      ((takesNew && hasTime) || served.has(intent.hostId)) &&
      (intent.phase !== 'settled' || nowMs - intent.changedAtMs >= verifiedAfterMs),
  );
  for (const { intent, claimedBy } of chosen) {
    served.add(intent.hostId);
    run.claims.set(intent.hostId, claimedBy ?? intent.siteId);
  }
  return chosen.map(({ intent }) => intent);
}

/** Waits until the host's own intent is decided; what is left to do for the site goes on without anybody waiting. */
async function untilDecided(ports: Ports, { run, work, decided }: Service, hostId: HostId): Promise<Driven> {
  const end = new AbortController();
  let known: Decided | null = null;
  const noted = decided.then((found) => {
    known = found;
  });
  try {
    await Promise.race([noted, work, ports.clock.sleep(answerWithinMs, end.signal)]);
  } finally {
    end.abort();
  }
  return { hasRegistered: run.registered.has(hostId), decided: known };
}

/** Somebody still has to do something about it: it is unfinished, and no answer to it is known yet. */
function isWaitedFor(unfinished: readonly ClaimedIntent[], hostId: HostId): boolean {
  const own = unfinished.find(({ intent }) => intent.hostId === hostId)?.intent;
  return own !== undefined && own.phase !== 'settled' && own.phase !== 'waiting_for_hosts';
}

function logFailure({ ports, site }: Run, error: unknown): void {
  ports.log({ level: 'error', event: 'work_failed', siteId: site.id, ...describeError(error) });
}
