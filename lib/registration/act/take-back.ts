import { fail } from '../../errors';
import type { Written } from '../../palette/palette';
import { isNotFound, isRefusal, type PaletteError } from '../../palette/palette-error';
import type { Intent } from '../../store/records';
import { auditRequest } from '../audit';
import { finishUndo } from '../finish-undo';
import { observeSite, readHost } from '../observe';
import { planUndo, type UndoStep } from '../plan/undo-layer';
import { report } from '../problem';
import { countTry, projectOf, type Run, triesOf } from '../run';
import { PauseRun } from '../stop-run';
import { isUndoWanted } from '../undo-state';
import { type Attempt, attempt, noteFailure, noteOnWire, noteWrite, waitForWire } from './write';

type UndoWrite = Extract<UndoStep, { do: 'delete_host' | 'unlabel' }>;

const mostTries = 3;
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
  const wanted = intents.filter((intent) => isUndoWanted(intent) && triesOf(run, gaveUp(intent)) === 0);
  for (const intent of wanted) {
    const ended = await takeBack(run, intent);
    if (ended !== null) tell(ended);
  }
  return wanted.length > 0;
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
    const { step, readAtMs } = await decide(run, intent);
    if (step.do === 'leave_to_it') return noteLate(run, intent);
    if (step.do === 'nothing') {
      if (await waitForDoubtful(run, intent)) continue;
      forgetHost(run, intent);
      return finishUndo(run.ports, intent, { who: whoWants(intent), result });
    }
    if (tries >= mostTries) return giveUp(run, intent);
    const sent = await send(run, intent, step, readAtMs);
    if ('busy' in sent) continue;
    tries += 1;
    result = step.do === 'delete_host' ? 'entry deleted' : 'labels removed';
    if ('done' in sent) noteWrite(run, eventOf[step.do], [intent.hostId], sent.done, whoWants(intent));
    else if (!(await lookAfterFailure(run, intent, sent.failed))) return noteLate(run, intent);
  }
}

async function decide(run: Run, intent: Intent): Promise<{ readonly step: UndoStep; readonly readAtMs: number }> {
  const { hostId, hostName, linkId, siteId } = intent;
  const { clusters, pools } = await observeSite(run);
  const readAtMs = run.ports.clock.now();
  await readHost(run, hostId);
  const step = planUndo({
    site: { ...run.site, projectUid: projectOf(run.ports, run.site) },
    ...{ hostId, hostName, linkId, clusters, pools },
    claimedBy: run.claims.get(hostId) ?? siteId,
    entryMadeAtMs: run.registered.get(hostId) ?? intent.entryMadeAtMs ?? null,
    host: run.hosts.get(hostId) ?? { presence: 'unread' },
  });
  return { step, readAtMs };
}

async function send(run: Run, { hostId }: Intent, step: UndoWrite, readAtMs: number): Promise<Attempt<Written>> {
  run.leavesBeforeMs = readAtMs + freshForMs;
  try {
    return await attempt(run, `undo ${hostId}`, () =>
      step.do === 'delete_host' ? run.palette.deleteHost(hostId) : run.palette.replaceLabels(hostId, step.labels),
    );
  } finally {
    run.leavesBeforeMs = null;
  }
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

/** From here on the host is one that this run has never heard of. */
function forgetHost(run: Run, { hostId }: Intent): void {
  for (const known of [run.hosts, run.registered, run.doubtful, run.claims, run.intents, run.failures]) {
    known.delete(hostId);
  }
  run.labelled = run.labelled?.filter((record) => record.hostId !== hostId) ?? null;
}

/** The host is in a cluster: the registration goes on as if nobody had wanted it back, and only IT can be asked. */
async function noteLate(run: Run, intent: Intent): Promise<null> {
  const { ports } = run;
  const { undo } = intent;
  if (undo === undefined) return null;
  const late = { ...intent, undo: { ...undo, state: 'late' }, changedAtMs: ports.clock.now() } as const;
  const written = await ports.store.updateIntent(late);
  if (written === null) return null;
  ports.log({
    level: 'info',
    event: 'undo_late',
    reference: undo.reference,
    hostId: intent.hostId,
    siteId: intent.siteId,
  });
  ports.later(
    auditRequest(ports, 'undo_late', written, { who: undo.by, result: 'in a cluster', reference: undo.reference }),
  );
  return null;
}

/** It is wanted still: whoever serves the site next tries again. */
function giveUp(run: Run, intent: Intent): Promise<Intent | null> {
  const { ports } = run;
  countTry(run, gaveUp(intent));
  const problem = report(ports, fail('outcome_unknown').error, { hostId: intent.hostId, siteId: intent.siteId });
  return ports.store.updateIntent({ ...intent, problem, changedAtMs: ports.clock.now() });
}

function whoWants({ undo, requestedBy }: Intent): string {
  return undo?.by ?? requestedBy;
}
