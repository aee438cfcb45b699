import { catalogue, type Failure } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Intent, IntentPhase } from '../store/records';
import { auditRequest } from './audit';
import { isDue } from './is-due';
import { beginLookingAfter } from './look-after';
import { tellFailed, tellRegistered } from './news';
import type { Plan, Verdict } from './plan/world';
import { type About, report } from './problem';
import type { Run } from './run';
import { tolerate } from './tolerate';
import { isUndoWanted } from './undo-state';

/** What the store holds of each intent that was judged; null: another writer was faster, so it must be judged again. */
export type Settled = ReadonlyMap<HostId, Intent | null>;

/** Writes what is known about each intent now into the store, where something changed. Throws `StoreError`. */
export function settleIntents(run: Run, intents: readonly Intent[], plan: Plan): Promise<Settled> {
  return writeAll(run, intents, (intent) => {
    if (isUndoWanted(intent)) return intent;
    const failure = run.failures.get(intent.hostId);
    if (failure !== undefined) return afterFailure(run, intent, failure);
    const verdict = plan.verdicts.get(intent.hostId);
    return verdict === undefined ? { ...intent, isVerified: true } : afterVerdict(run, intent, verdict);
  });
}

/** Ends a run that failed as a whole: every intent that it could not settle is told why. */
export function failIntents(run: Run, intents: readonly Intent[], failure: Failure, cause: About): Promise<Settled> {
  const open = intents.filter((intent) => intent.phase !== 'settled' && intent.phase !== 'stopped');
  return writeAll(run, open, (intent) => keepWaiting(intent, afterFailure(run, intent, failure, cause)));
}

async function writeAll(run: Run, intents: readonly Intent[], judge: (intent: Intent) => Intent): Promise<Settled> {
  const stored = await Promise.all(intents.map((intent) => write(run, intent, judge(intent))));
  return new Map(intents.map(({ hostId }, index) => [hostId, stored[index] ?? null]));
}

/**
 * Hosts that only wait for others need nothing but the next run, and no failure of this one ends that - unless enough of
 * them were there, and Palette refused what was made of them.
 */
function keepWaiting(before: Intent, after: Intent): Intent {
  const isEnded = after.problem?.code === 'palette_refused';
  return before.phase === 'waiting_for_hosts' && !isEnded ? { ...after, phase: before.phase } : after;
}

function afterVerdict(run: Run, intent: Intent, verdict: Verdict): Intent {
  if (verdict.kind === 'stop') return afterFailure(run, intent, verdict.failure);
  const isHeld = isRegistered(run, intent, verdict);
  const phase = verdict.kind === 'register' && isHeld ? 'joining' : phaseOf(verdict);
  const isVerified = intent.phase === 'settled' && phase === 'settled';
  return { ...intent, isRegistered: isHeld, phase, problem: null, isVerified };
}

/** What time mends stays open, so that the next round takes it up again; the rest is stopped until somebody acts. */
function afterFailure(run: Run, intent: Intent, failure: Failure, cause: About = {}): Intent {
  const isKnown = intent.problem?.code === failure.code;
  const problem = isKnown
    ? intent.problem
    : report(run.ports, failure, { hostId: intent.hostId, siteId: intent.siteId, ...cause });
  const phase: IntentPhase = catalogue[failure.code].retry ? openPhase(intent.phase) : 'stopped';
  const isHeld = run.hosts.get(intent.hostId)?.presence === 'present' || intent.isRegistered;
  return { ...intent, isRegistered: isHeld, phase, problem };
}

function openPhase(phase: IntentPhase): IntentPhase {
  return phase === 'stopped' || phase === 'settled' ? 'queued' : phase;
}

function phaseOf(verdict: Exclude<Verdict, { kind: 'stop' }>): IntentPhase {
  const phases = { settled: 'settled', register: 'registering', wait: 'waiting_for_hosts', join: 'joining' } as const;
  return phases[verdict.kind];
}

function isRegistered(run: Run, intent: Intent, verdict: Verdict): boolean {
  return verdict.kind === 'settled' || run.hosts.get(intent.hostId)?.presence === 'present';
}

/**
 * The intent as it is stored afterwards; null when another write was faster. One that was due is written even if nothing
 * has come of it: its time begins anew, or everybody who looks would try again at once.
 */
async function write(run: Run, before: Intent, after: Intent): Promise<Intent | null> {
  const { ports } = run;
  const changedAtMs = ports.clock.now();
  const entry = describeEntry(run, after);
  if (isSame(before, { ...after, ...entry }) && !isDue(after, changedAtMs)) return before;
  const isNew = after.isRegistered && !before.isRegistered;
  const registered = { ...entry, ...(isNew ? { registeredAtMs: before.registeredAtMs ?? changedAtMs } : {}) };
  // In one trip with the update; should that be refused, nothing is lost by a look that finds nothing to do.
  if (isNew) ports.later(tolerate(ports, 'look_after', () => beginLookingAfter(ports, after.hostId)));
  const written = await ports.store.updateIntent({ ...after, ...registered, changedAtMs });
  if (written !== null) tellNews(run, before, written);
  return written;
}

/** What an undo has to know one day: whether the entry is ours, and whether another may still come. */
function describeEntry(run: Run, { hostId, isRegistered }: Intent): Pick<Intent, 'entryMadeAtMs' | 'doubtUntilMs'> {
  const entryMadeAtMs = isRegistered ? run.registered.get(hostId) : undefined;
  const doubtUntilMs = run.doubtful.get(hostId);
  return {
    ...(entryMadeAtMs === undefined ? {} : { entryMadeAtMs }),
    ...(doubtUntilMs === undefined ? {} : { doubtUntilMs }),
  };
}

function tellNews(run: Run, before: Intent, after: Intent): void {
  const { ports } = run;
  // A member that nobody asked for before was there all along: the store had lost it.
  const wasThere = after.phase === 'settled' && before.revision === 1 && !run.registered.has(after.hostId);
  if (after.isRegistered && !before.isRegistered && !wasThere) tellRegistered(ports, after);
  const { problem } = after;
  if (after.phase !== 'stopped' || problem === null || problem.reference === before.problem?.reference) return;
  ports.later(
    auditRequest(ports, 'registration_failed', after, { result: problem.code, reference: problem.reference }),
  );
  // What the operator mends is asked of them.
  if (catalogue[problem.code].fixedBy !== 'operator') tellFailed(ports, after, problem);
}

function isSame(before: Intent, after: Intent): boolean {
  return (
    before.phase === after.phase &&
    before.isRegistered === after.isRegistered &&
    before.isVerified === after.isVerified &&
    before.entryMadeAtMs === after.entryMadeAtMs &&
    before.doubtUntilMs === after.doubtUntilMs &&
    before.problem?.reference === after.problem?.reference
  );
}
