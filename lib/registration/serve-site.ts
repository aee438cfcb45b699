import { fail } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { PaletteError } from '../palette/palette-error';
import type { Intent } from '../store/records';
import { act } from './act/act';
import { isToTakeBack, takeBackWanted } from './act/take-back';
import { rememberCluster } from './cluster-cache';
import { countWindow } from './count-window';
import { describeError } from './describe-error';
import { explain } from './explain';
import { flushAudit } from './flush-audit';
import { isDue } from './is-due';
import { observe } from './observe';
import { roleOf } from './plan/host-layer';
import { plan } from './plan/plan';
import type { Desired, Plan, World } from './plan/world';
import { refuseToServe } from './refuse-host';
import { countTry, projectOf, type Run } from './run';
import { failIntents, type Settled, settleIntents } from './settle';
import { rememberSight } from './sight/remember-sight';
import { rememberPause, rememberProgress } from './site-progress';
import { PauseRun, StopRun } from './stop-run';
import { isUndoWanted } from './undo-state';

/** Where a run ended: what Palette had and what was decided, or null when it failed before the first look. */
export interface Served {
  readonly world: World;
  readonly plan: Plan;
}

/** The intents that a run serves. */
export interface SiteWork {
  /** Those that were read together with the lease. */
  readonly first: readonly Intent[];
  /** Read again in every round, so that who arrives meanwhile is served too; or only those who are being served. */
  load(takesNew: boolean): Promise<readonly Intent[]>;
  /** Called with every intent about which nothing more will be done now. */
  tell(intent: Intent): void;
}

/** Far more than any site needs; a bound, so that a world that keeps changing ends in a sentence and not in a loop. */
const mostRoundsWithoutWrite = 24;
/** So many rounds registration goes before joining; whoever comes later comes with the next pool write. */
const mostGatherings = 3;

/** A membership that went away sooner was dropped by a write that was late on the wire; later, by somebody who meant it. */
const dropsComeWithinMs = 15 * 60_000;

/**
 * Observe, plan, act, until nothing is left to do for the site's intents. Never rejects for a failing Palette: the reason
 * is written to the intents. Rejects with `StoreError` when the store fails. The caller holds the site's lease.
 */
export async function serveSite(run: Run, work: SiteWork): Promise<Served | null> {
  let served: Served | null = null;
  let intents = work.first;
  try {
    for (let idle = 0, writes = 0; idle < mostRoundsWithoutWrite; idle += 1) {
      if (intents.length === 0) return served;
      if (run.writes > writes) [idle, writes] = [0, run.writes];
      if (await takeBackWanted(run, intents, work.tell)) {
        intents = await work.load(true);
        continue;
      }
      const world = await observe(run, intents);
      const desired = toDesired(run, await chooseWanted(run, intents, world));
      served = { world, plan: plan(desired, world) };
      await Promise.all([act(run, desired, served.plan.step), announceWork(run, intents, served.plan)]);
      intents = await finishRound(run, work, intents, served);
    }
    throw new StopRun(fail('outcome_unknown').error);
  } catch (error) {
    await endRun(run, work, intents, served, error);
    return served;
  } finally {
    await Promise.all([rememberCluster(run), flushAudit(run)]);
    if (served?.plan.hasDrifted) run.ports.log({ level: 'warn', event: 'topology_drift', siteId: run.site.id });
  }
}

/** A step may take long: whoever watches is told meanwhile that their hosts are being taken care of together. */
async function announceWork(run: Run, intents: readonly Intent[], decided: Plan): Promise<void> {
  if (intents.length > 1) await rememberProgress(run, decided);
}

/**
 * Keeps what the round has brought and reads what is left to do, in one go. After the last step nobody is left but those
 * who came meanwhile, and those whom somebody else has changed.
 */
async function finishRound(
  run: Run,
  work: SiteWork,
  intents: readonly Intent[],
  { world, plan: decided }: Served,
): Promise<readonly Intent[]> {
  // The plan has asked for one more fact: what it says without that is not worth keeping.
  if (decided.step.do === 'find_labelled') return intents;
  run.gatherings = decided.step.do === 'register_hosts' ? run.gatherings + 1 : 0;
  const takesNew = run.gatherings < mostGatherings;
  const [settled, loaded] = await Promise.all([
    settleIntents(run, intents, decided),
    work.load(takesNew),
    rememberProgress(run, decided),
    // The page that opens next shows this, and asks Palette for nothing.
    decided.step.do === 'nothing' ? rememberSight(run, world, decided) : null,
    rememberCluster(run),
    flushAudit(run),
  ]);
  tellAll(run, work, settled, decided);
  if ([...settled.values()].includes(null)) return work.load(takesNew);
  if (decided.step.do === 'nothing') {
    return loaded.filter((intent) => !settled.has(intent.hostId) || isToTakeBack(run, intent));
  }
  // Who has just settled is looked at again a minute later, not in the next round.
  const isLeft = (intent: Intent) => intent.phase !== 'settled' || isDue(intent, run.ports.clock.now());
  return loaded.map((intent) => newest(intent, settled.get(intent.hostId))).filter(isLeft);
}

/** Reading and writing went out together: what came back of the write is newer. */
function newest(loaded: Intent, written: Intent | null | undefined): Intent {
  return written && written.revision > loaded.revision ? written : loaded;
}

function tellAll(run: Run, work: SiteWork, settled: Settled, decided: Plan): void {
  for (const [hostId, intent] of settled) {
    if (intent !== null && isDecided(run, hostId, decided)) work.tell(intent);
  }
}

function isDecided(run: Run, hostId: HostId, { verdicts }: Plan): boolean {
  const kind = verdicts.get(hostId)?.kind;
  return run.failures.has(hostId) || kind === undefined || kind === 'settled' || kind === 'stop' || kind === 'wait';
}

/**
 * A settled intent is looked at once more (API.md §12, late re-verification). Its host is wanted again only where a write
 * that was late may have dropped it: not when the cluster is gone, and not when so much time has passed that IT meant it.
 */
async function chooseWanted(run: Run, intents: readonly Intent[], world: World): Promise<readonly Intent[]> {
  const isDropped = ({ changedAtMs, hostId }: Intent) =>
    world.clusters.length === 1 &&
    run.ports.clock.now() - changedAtMs < dropsComeWithinMs &&
    refuseToServe(run.ports.directory, run.site, hostId) === null;
  const gone = intents.filter((intent) => intent.phase === 'settled' && roleOf(world.pools, intent.hostId) === null);
  const dropped = gone.filter(isDropped);
  if (dropped.length > 0 && countTry(run, 'late drop') === 1) await countWindow(run.ports, 'late_drop', run.site);
  for (const { hostId } of gone.filter((intent) => !dropped.includes(intent))) {
    run.ports.log({ level: 'warn', event: 'membership_gone', hostId, siteId: run.site.id });
  }
  return intents.filter((intent) => !gone.includes(intent) || dropped.includes(intent));
}

async function endRun(
  run: Run,
  work: SiteWork,
  intents: readonly Intent[],
  served: Served | null,
  error: unknown,
): Promise<void> {
  const pauseMs = pauseOf(error);
  if (pauseMs !== null) return pauseRun(run, intents, served, pauseMs);
  const failure = explain(error);
  if (failure.code === 'store_unavailable') throw error;
  // Whoever took the site over serves the intents; what we would write about them is older than what they know.
  if (failure.code !== 'site_busy') {
    const failed = await failIntents(run, await work.load(true), failure, describeError(error));
    for (const intent of failed.values()) if (intent !== null) work.tell(intent);
  }
  if (failure.code === 'internal') throw error;
}

/** How long the rest of the work has to wait though nothing is wrong, or null when something is. */
function pauseOf(error: unknown): number | null {
  if (error instanceof PauseRun) return error.retryAfterMs;
  return error instanceof PaletteError && error.facts.kind === 'budget' ? (error.facts.retryAfterMs ?? 0) : null;
}

/** Their turn comes later, without a problem. Who has had it is remembered as registered. */
async function pauseRun(run: Run, intents: readonly Intent[], served: Served | null, pauseMs: number): Promise<void> {
  const isHeld = (hostId: HostId) => run.hosts.get(hostId)?.presence === 'present' || run.doubtful.has(hostId);
  const held = intents.filter(({ hostId }) => isHeld(hostId));
  if (served !== null) await settleIntents(run, held, served.plan);
  await rememberPause(run, waitsOf(intents, pauseMs));
}

/** What is still to be registered or joined comes on when the first of it has its turn. */
function waitsOf(intents: readonly Intent[], waitMs: number) {
  return intents
    .filter(({ phase }) => phase !== 'settled' && phase !== 'waiting_for_hosts')
    .map(({ hostId }) => ({ subject: hostId, waitMs }));
}

/**
 * The wishes of the intents, oldest first; hosts that this run gave up on are no longer wished for. The site's project is
 * the one that is really used, so that the plan can tell a host of another one.
 */
export function toDesired(run: Run, intents: readonly Intent[]): Desired {
  const wishes = intents
    .filter((intent) => !run.failures.has(intent.hostId) && !isUndoWanted(intent))
    .map(({ hostId, hostName, linkId, siteId, pool }) => ({
      ...{ hostId, hostName, linkId },
      ...(pool === undefined ? {} : { pool }),
      claimedBy: run.claims.get(hostId) ?? siteId,
    }));
  const site = { ...run.site, projectUid: projectOf(run.ports, run.site) };
  const { directory } = run.ports;
  return {
    site,
    wishes,
    nameOfSite: (id) => directory.findBorne(id)?.name ?? null,
    expectedPool: (hostId) => directory.expectedPool(hostId, site.id),
    takesAlong: (hostId) => !site.access.needsApproval && refuseToServe(directory, run.site, hostId) === null,
  };
}
