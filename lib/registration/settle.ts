import { catalogue, type Failure } from '../errors';
import type { Intent, IntentPhase } from '../store/records';
import type { Plan, Verdict } from './plan/world';
import { report } from './problem';
import type { Run } from './run';

/** Writes what was decided about each intent into the store, where something changed. */
export async function settleIntents(run: Run, intents: readonly Intent[], plan: Plan): Promise<void> {
  await Promise.all(
    intents.map((intent) => {
      const failure = run.failures.get(intent.hostId);
      if (failure !== undefined) return write(run, intent, afterFailure(run, intent, failure));
      const verdict = plan.verdicts.get(intent.hostId);
      return verdict === undefined ? undefined : write(run, intent, afterVerdict(run, intent, verdict));
    }),
  );
}

/** Ends a run that failed as a whole: every intent that it could not settle is told why. */
export async function failIntents(run: Run, intents: readonly Intent[], failure: Failure): Promise<void> {
  const open = intents.filter((intent) => intent.phase !== 'settled' && intent.phase !== 'stopped');
  await Promise.all(open.map((intent) => write(run, intent, afterFailure(run, intent, failure))));
}

function afterVerdict(run: Run, intent: Intent, verdict: Verdict): Intent {
  if (verdict.kind === 'stop') return afterFailure(run, intent, verdict.failure);
  return { ...intent, isRegistered: isRegistered(run, intent, verdict), phase: phaseOf(verdict), problem: null };
}

/** What time mends stays open, so that the next round takes it up again; the rest is stopped until somebody acts. */
function afterFailure(run: Run, intent: Intent, failure: Failure): Intent {
  const isKnown = intent.problem?.code === failure.code;
  const problem = isKnown
    ? intent.problem
    : report(run.ports, failure, { hostId: intent.hostId, siteId: intent.siteId });
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

/** A write that lost against another one is dropped: the other writer looked at Palette later than we did. */
async function write(run: Run, before: Intent, after: Intent): Promise<void> {
  if (isSame(before, after)) return;
  await run.ports.store.updateIntent({ ...after, changedAtMs: run.ports.clock.now() });
}

function isSame(before: Intent, after: Intent): boolean {
  return (
    before.phase === after.phase &&
    before.isRegistered === after.isRegistered &&
    before.problem?.reference === after.problem?.reference
  );
}
