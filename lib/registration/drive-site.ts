import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { rememberCluster } from './cluster-cache';
import { type Sight, toSight } from './look';
import type { Ports } from './ports';
import { type Run, startRun } from './run';
import { type Served, serveSite } from './serve-site';
import { takeSiteLease } from './site-lease';

/** How long a submit waits for whoever serves the site, and how often it asks. Milliseconds. */
const waitMs = 2_000;
const askEveryMs = 200;
const mostExtraRounds = 3;

export interface Driven {
  /** Did this very request make Palette hold the host? */
  readonly hasRegistered: boolean;
  /** What Palette showed at the end; null when somebody else serves the site, or Palette failed. */
  readonly sight: Sight | null;
}

const servedByOthers: Driven = { hasRegistered: false, sight: null };

/**
 * Serves the site if nobody does, all of its open intents and not only our own; else waits a little until whoever does has
 * taken care of ours. Safe to call at any time by anyone.
 */
export async function driveSite(ports: Ports, site: Site, hostId: HostId, deadlineMs: number): Promise<Driven> {
  const untilMs = ports.clock.now() + waitMs;
  for (;;) {
    const round = await tryToServe(ports, site, deadlineMs);
    if (round !== null) {
      await serveLatecomers(ports, site, deadlineMs);
      return { hasRegistered: round.run.registered.has(hostId), sight: await seen(round, hostId) };
    }
    if (ports.clock.now() >= untilMs) return servedByOthers;
    await ports.clock.sleep(askEveryMs);
    if (await isSettled(ports, hostId)) return servedByOthers;
  }
}

interface Round {
  readonly run: Run;
  readonly served: Served | null;
}

async function tryToServe(ports: Ports, site: Site, deadlineMs: number): Promise<Round | null> {
  const lease = await takeSiteLease(ports, site);
  if (lease === null) return null;
  try {
    const run = startRun(ports, site, deadlineMs, lease.ensure);
    const served = await serveSite(run, () => loadIntents(run));
    await rememberCluster(run);
    return { run, served };
  } finally {
    await lease.release();
  }
}

/** The open intents of the site, each with whoever holds its host now (row h1): a claim may have been moved meanwhile. */
async function loadIntents(run: Run): Promise<readonly Intent[]> {
  const { store } = run.ports;
  const claimed = (await store.unfinishedIntents(run.site.id)).filter(({ intent }) => intent.phase !== 'settled');
  for (const { intent, claimedBy } of claimed) run.claims.set(intent.hostId, claimedBy ?? intent.siteId);
  return claimed.map(({ intent }) => intent);
}

/** Who arrived during our last look, and stopped waiting before it ended, would be left with nobody who serves it. */
async function serveLatecomers(ports: Ports, site: Site, deadlineMs: number): Promise<void> {
  for (let round = 0; round < mostExtraRounds && ports.clock.now() < deadlineMs; round += 1) {
    const intents = await ports.store.unfinishedIntents(site.id);
    if (!intents.some(({ intent }) => isUntouched(intent)) || (await tryToServe(ports, site, deadlineMs)) === null)
      return;
  }
}

function isUntouched({ phase, problem }: Intent): boolean {
  return phase === 'queued' && problem === null;
}

/** What the page shows must not fail what was done: a read that fails here leaves the page without its details. */
async function seen({ run, served }: Round, hostId: HostId): Promise<Sight | null> {
  if (served === null) return null;
  try {
    return await toSight(run, served.world, hostId);
  } catch {
    return null;
  }
}

async function isSettled(ports: Ports, hostId: HostId): Promise<boolean> {
  const intent = await ports.store.readIntent(hostId);
  return intent === null || isServed(intent);
}

function isServed({ phase }: Intent): boolean {
  return phase === 'settled' || phase === 'stopped' || phase === 'waiting_for_hosts';
}
