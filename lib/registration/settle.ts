import { catalogue, type Failure } from '../errors';
import type { Intent, IntentPhase } from '../store/records';
import type { Plan, Verdict } from './plan/world';
import { type About, report } from './problem';
import type { Run } from './run';

/**
 * Writes what was decided about each intent into the store, where something changed. False when another writer was faster
 * with one of them: then they have to be read and judged again.
 */
export async function settleIntents(run: Run, intents: readonly Intent[], plan: Plan): Promise<boolean> {
  const kept = await Promise.all(
    intents.map((intent) => {
      const failure = run.failures.get(intent.hostId);
      if (failure !== undefined) return write(run, intent, afterFailure(run, intent, failure));
      const verdict = plan.verdicts.get(intent.hostId);
      return verdict === undefined ? true : write(run, intent, afterVerdict(run, intent, verdict));
    }),
  );
  return kept.every(Boolean);
}

/** Ends a run that failed as a whole: every intent that it could not settle is told why. */
export async function failIntents(run: Run, intents: readonly Intent[], failure: Failure, cause: About): Promise<void> {
  const open = intents.filter((intent) => intent.phase !== 'settled' && intent.phase !== 'stopped');
  await Promise.all(
    open.map((intent) => write(run, intent, keepWaiting(intent, afterFailure(run, intent, failure, cause)))),
  );
}

/** Hosts that only wait for others need nothing but the next run: no failure of this one ends that. */
function keepWaiting(before: Intent, after: Intent): Intent {
  return before.phase === 'waiting_for_hosts' ? { ...after, phase: before.phase } : after;
}

function afterVerdict(run: Run, intent: Intent, verdict: Verdict): Intent {
  if (verdict.kind === 'stop') return afterFailure(run, intent, verdict.failure);
  return { ...intent, isRegistered: isRegistered(run, intent, verdict), phase: phaseOf(verdict), problem: null };
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
  if (verdict.kind === 'register') return false;
  return verdict.kind === 'settled' || run.hosts.get(intent.hostId)?.presence === 'present';
}

/** False when another write was faster. */
async function write(run: Run, before: Intent, after: Intent): Promise<boolean> {
  if (isSame(before, after)) return true;
  return (await run.ports.store.updateIntent({ ...after, changedAtMs: run.ports.clock.now() })) !== null;
}

function isSame(before: Intent, after: Intent): boolean {
  return (
    before.phase === after.phase &&
    before.isRegistered === after.isRegistered &&
    before.problem?.reference === after.problem?.reference
  );
}
