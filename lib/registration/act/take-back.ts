import { fail } from '../../errors';
import type { Written } from '../../palette/palette';
import { isNotFound, isRefusal, PaletteError } from '../../palette/palette-error';
import type { Intent } from '../../store/records';
import { finishUndo } from '../finish-undo';
import { observeSite, readHost } from '../observe';
import { placeOf, planUndo, type UndoPlace, type UndoStep } from '../plan/undo-layer';
import { report } from '../problem';
import { countTry, projectOf, type Run, triesOf } from '../run';
import { PauseRun } from '../stop-run';
import { isUndoWanted } from '../undo-state';
import { indexLagsMs } from './create-cluster';
import { forgetHost, noteLate } from './note-late';
import { type Attempt, attempt, noteFailure, noteOnWire, noteWrite, waitForWire } from './write';

type UndoWrite = Extract<UndoStep, { do: 'delete_host' | 'unlabel' }>;

const mostTries = 3;
/** A write that has no answer for so long, or in so many runs, never will; each such run keeps the others of the site. */
const mostGivenUp = 5;
const triedForMs = 60 * 60_000;
/** A write that waited for its turn is decided anew: meanwhile a stranger may have put the host into a cluster. Milliseconds. */
const freshForMs = 1_500;
const eventOf = { delete_host: 'host_deleted', unlabel: 'host_unlabelled' } as const;

/**
 * Takes back the hosts of this round that somebody wants taken back, before anything is planned for the others. True when
 * there was one: what the caller knows of the intents is then old. Throws `PaletteError`, `StoreError`, `StopRun` and
 * `PauseRun`; what was not done is still wanted, and the next run does it.
 */
export async function takeBackWanted(
  run: Run,
  intents: readonly Intent[],
  tell: (intent: Intent) => void,
): Promise<boolean> {
  const chosen = chooseNext(run, intents);
  for (const intent of chosen) {
    const ended = await takeBack(run, intent);
    if (ended !== null) tell(ended);
  }
  return chosen.length > 0;
}

/** Somebody wants it taken back, and this run has not given that up. */
export function isToTakeBack(run: Run, intent: Intent): boolean {
  return isUndoWanted(intent) && triesOf(run, gaveUp(intent)) === 0;
}

/** What a run before has given up takes long once more: all others come first. */
function chooseNext(run: Run, intents: readonly Intent[]): readonly Intent[] {
  const wanted = intents.filter((intent) => isToTakeBack(run, intent));
  const fresh = wanted.filter((intent) => timesGivenUp(intent) === 0);
  if (fresh.length > 0) return fresh;
  return intents.every(isUndoWanted) ? wanted : [];
}

function timesGivenUp({ undo }: Intent): number {
  return undo?.givenUp ?? 0;
}

function gaveUp({ hostId }: Intent): string {
  return `gave up undo ${hostId}`;
}

/**
 * Look, decide, write, and look again, until Palette shows that nothing is left of the request. The intent that is nobody's
 * business any more; null: the plan goes on with it, or somebody has changed it.
 */
async function takeBack(run: Run, intent: Intent): Promise<Intent | null> {
  for (let tries = 0, result = 'nothing written'; ; ) {
    const { step, place, readAtMs } = await decide(run, intent);
    if (step.do === 'leave_to_it') return noteLate(run, intent, place);
    if (step.do === 'nothing') {
      if (await waitForDoubtful(run, intent)) continue;
      forgetHost(run, intent);
      return finishUndo(run.ports, intent, { who: whoWants(intent), result });
    }
    if (tries >= (timesGivenUp(intent) === 0 ? mostTries : 1)) return giveUp(run, intent, place);
    const sent = await send(run, intent, step, readAtMs);
    if ('busy' in sent) continue;
    tries += 1;
    result = step.do === 'delete_host' ? 'entry deleted' : 'labels removed';
    if ('done' in sent) noteWrite(run, eventOf[step.do], [intent.hostId], sent.done, whoWants(intent));
    else if (!(await lookAfterFailure(run, intent, sent.failed))) {
      const after = await lookAnew(run, intent);
      if (after.step.do !== 'nothing') return noteLate(run, intent, after.place);
    }
  }
}

interface Decided {
  readonly step: UndoStep;
  readonly place: UndoPlace;
  readonly readAtMs: number;
}

async function decide(run: Run, intent: Intent): Promise<Decided> {
  const { hostId, hostName, linkId, siteId, pool } = intent;
  const { clusters, pools } = await observeSite(run);
  const readAtMs = run.ports.clock.now();
  await readHost(run, hostId);
  const host = run.hosts.get(hostId) ?? ({ presence: 'unread' } as const);
  const step = planUndo({
    site: { ...run.site, projectUid: projectOf(run.ports, run.site) },
    ...{ hostId, hostName, linkId, clusters, pools },
    ...(pool === undefined ? {} : { pool }),
    claimedBy: run.claims.get(hostId) ?? siteId,
    entryMadeAtMs: run.registered.get(hostId) ?? intent.entryMadeAtMs ?? null,
    host,
  });
  return { step, place: placeOf({ pools, hostId, host }), readAtMs };
}

/** A host that Palette does not let go may be in a cluster that no search has shown yet. */
async function lookAnew(run: Run, intent: Intent): Promise<Decided> {
  const seen = await decide(run, intent);
  if (seen.place !== 'free' || run.cluster !== null) return seen;
  await run.ports.clock.sleep(indexLagsMs);
  run.clusterUids = null;
  return decide(run, intent);
}

async function send(run: Run, { hostId }: Intent, step: UndoWrite, readAtMs: number): Promise<Attempt<Written>> {
  run.leavesBeforeMs = readAtMs + freshForMs;
  try {
    return await attempt(run, `undo ${hostId}`, () =>
      step.do === 'delete_host' ? run.palette.deleteHost(hostId) : run.palette.replaceLabels(hostId, step.labels),
    );
  } catch (error) {
    if (!isForbidden(error)) throw error;
    // Only IT can mend it, and every undo ends so until they have.
    run.ports.log({ level: 'error', event: 'undo_not_allowed', hostId, siteId: run.site.id, write: step.do });
    return { failed: error };
  } finally {
    run.leavesBeforeMs = null;
  }
}

/** A key may be good for all but this; whether it is, the next look tells. */
function isForbidden(error: unknown): error is PaletteError {
  return error instanceof PaletteError && error.facts.status === 403;
}

/**
 * False: Palette refuses it, so it knows more than it shows. A write without an answer must not arrive later, over what
 * others have registered since: nothing is decided before it has arrived, or cannot any more.
 */
async function lookAfterFailure(run: Run, intent: Intent, error: PaletteError): Promise<boolean> {
  noteFailure(run, 'undo', error, intent.hostId);
  if (isNotFound(error)) return true;
  if (isRefusal(error)) return false;
  noteOnWire(run, error);
  const { step } = await decide(run, intent);
  if (step.do === 'nothing') run.onWireUntilMs = 0;
  else await waitForWire(run);
  return true;
}

/** A registration whose answer never came may still arrive, and make the entry anew: true when that was waited for. */
async function waitForDoubtful(run: Run, { hostId, doubtUntilMs = 0 }: Intent): Promise<boolean> {
  const { clock } = run.ports;
  const restMs = Math.max(doubtUntilMs, run.doubtful.get(hostId) ?? 0) - clock.now();
  if (restMs <= 0) return false;
  if (clock.now() + restMs > run.deadlineMs) throw new PauseRun(restMs);
  await clock.sleep(restMs);
  return true;
}

/** It is wanted still: whoever serves the site next tries again, unless that has been tried often enough. */
function giveUp(run: Run, intent: Intent, place: UndoPlace): Promise<Intent | null> {
  const { ports } = run;
  const { undo, hostId, siteId } = intent;
  if (undo === undefined) return Promise.resolve(null);
  countTry(run, gaveUp(intent));
  const nowMs = ports.clock.now();
  const givenUp = timesGivenUp(intent) + 1;
  if (givenUp >= mostGivenUp || nowMs - undo.atMs >= triedForMs) return noteLate(run, intent, place);
  const problem = report(ports, fail('outcome_unknown').error, { hostId, siteId });
  return ports.store.updateIntent({ ...intent, undo: { ...undo, givenUp }, problem, changedAtMs: nowMs });
}

function whoWants({ undo, requestedBy }: Intent): string {
  return undo?.by ?? requestedBy;
}
