import type { UndoRight } from '../../lib/access/access';
import { catalogue } from '../../lib/errors';
import type { Submission } from '../../lib/registration/view';
import type { PhonePlan } from './choose-phones';
import type { Asked, PhoneRecord } from './evidence';
import type { FrontDoor } from './front-door';
import { isLastingWait } from './invariants/reasons';
import { takenOutOf } from './orders/taken-out';
import type { Stage } from './stage';

/** Somebody with a phone. */
export interface Phone {
  readonly record: PhoneRecord;
  /** Has it been told something that will stay true? */
  isDone(): boolean;
  /** Opens the page once more: what it shows then is what counts. */
  lookAgain(): Promise<void>;
  /** Does nothing by itself any more. */
  stop(): void;
  /** Scans the host once more. */
  scanAgain(): Promise<void>;
}

/** Later ones are further apart, as on the real page. Milliseconds. */
const pausesMs = [3_000, 5_000, 8_000, 15_000, 30_000, 60_000];
/** So long after all trouble has ended, "waiting for others" is what will be said for ever. Milliseconds. */
const waitsForGoodAfterMs = 4 * 60_000;

/** Refused for a reason that nothing but another form ends. */
function isFinal(problem: Submission['problem']): boolean {
  return problem !== null && !catalogue[problem.code].retry;
}

/** Starts a phone; it acts by itself from its time on. */
export function startPhone(stage: Stage, door: FrontDoor, plan: PhonePlan): Phone {
  const { scheduler, chance } = stage;
  const record: PhoneRecord = { plan, told: { kind: 'nothing' }, views: [] };
  stage.evidence.phones.push(record);
  let isStopped = false;
  let sent = 0;
  /** Its last form was refused for what it said of the pool: nobody knows of the host then. */
  let isRefusedForPool = false;
  let right: UndoRight | null = null;
  let hasUndone = plan.undoesAfterMs === null;
  let hasReturned = plan.returnsAfterMs === null;

  async function submit(): Promise<void> {
    const askedAtMs = scheduler.now();
    const pool = plan.answers[Math.min(sent, plan.answers.length - 1)] ?? '';
    sent += 1;
    const request = { edgeHostId: plan.hostId, siteId: plan.siteId, hostName: '', phone: plan.name, pool };
    const answer = await door.ask(plan.name, `submit ${plan.hostId} ${plan.siteId}`, (it) =>
      noted(stage.evidence.submits, { pool, isHeard: false }, async (asked) => {
        const submission = await it.submit(request);
        const { outcome, problem } = submission;
        // Of a member it changes nothing.
        asked.isHeard = outcome === 'registered' || outcome === 'pending' || isFinal(problem);
        return submission;
      }),
    );
    if (answer !== null) hear(answer, askedAtMs);
  }

  /** Notes when an instance began to deal with it, and when it ended. */
  async function noted<More, T>(
    list: (Asked & More)[],
    more: More,
    work: (asked: Asked & More) => Promise<T>,
  ): Promise<T> {
    const { hostId, siteId } = plan;
    const asked: Asked & More = { hostId, siteId, beganAtMs: scheduler.now(), endedAtMs: null, ...more };
    list.push(asked);
    const done = await work(asked);
    asked.endedAtMs = scheduler.now();
    return done;
  }

  async function takeBack(): Promise<void> {
    if (right === null || hasUndone || isStopped) return;
    const request = { hostId: plan.hostId, right, mayAsk: chance.people.chance(0.3) };
    const answer = await door.ask(plan.name, `undo ${plan.hostId} ${plan.siteId}`, (it) =>
      noted(stage.evidence.undos, { isUndone: false }, async (asked) => {
        const undone = await it.undo(request);
        asked.isUndone = undone.ok && undone.value.kind === 'undone';
        return undone;
      }),
    );
    if (answer === null) return;
    stage.note(plan.name, `is told ${answer.ok ? answer.value.kind : answer.error.code}`);
    hasUndone = answer.ok || !catalogue[answer.error.code].retry;
    if (answer.ok && answer.value.kind === 'undone') record.told = { kind: 'undone', atMs: scheduler.now() };
  }

  function hear({ outcome, view, problem, undo }: Submission, askedAtMs: number): void {
    if (right === null && undo !== null) {
      right = undo;
      scheduler.after(plan.undoesAfterMs ?? 0, () => void takeBack());
    }
    stage.note(plan.name, `is told ${outcome}`, () => `${view?.state ?? ''} ${problem?.code ?? ''}`);
    isRefusedForPool = view === null && problem?.code.startsWith('host_pool_') === true;
    const atMs = scheduler.now();
    if (view !== null) {
      record.told = { kind: 'view', atMs, view };
      record.views.push({ atMs, askedAtMs, view });
    } else if (problem !== null) record.told = { kind: 'refused', atMs, code: problem.code };
  }

  async function look(use: 'view' | 'proceed'): Promise<void> {
    const askedAtMs = scheduler.now();
    const answer = await door.ask(plan.name, `${use} ${plan.hostId}`, (it) => it[use](plan.hostId));
    if (answer === null) return;
    const atMs = scheduler.now();
    if (answer.ok && answer.value.siteId !== plan.siteId) {
      record.told = { kind: 'refused', atMs, code: 'host_at_other_site' };
    } else if (answer.ok) {
      const view = answer.value;
      record.told = { kind: 'view', atMs, view };
      record.views.push({ atMs, askedAtMs, view });
    } else record.told = { kind: 'refused', atMs, code: answer.error.code };
    stage.note(plan.name, `sees ${describe(record)}`);
  }

  /** Is it told to say something else about the pool, and has it more to say? */
  function hasOtherAnswer(): boolean {
    const { told } = record;
    const code = told.kind === 'refused' ? told.code : told.kind === 'view' ? told.view.problem?.code : undefined;
    return code?.startsWith('host_pool_') === true && sent < plan.answers.length;
  }

  /** Has IT taken the host out, and does the phone say so? */
  function isTakenOut(): boolean {
    const { told } = record;
    const code = told.kind === 'refused' ? told.code : told.kind === 'view' ? told.view.problem?.code : undefined;
    if (code === 'host_removed') return true;
    return code === 'not_registered' && takenOutOf(stage.evidence, plan.hostId, scheduler.now()).length > 0;
  }

  async function comeBack(): Promise<void> {
    await scheduler.sleep(plan.returnsAfterMs ?? 0);
    if (!isStopped) await submit();
    hasReturned = true;
  }

  async function actOnce(): Promise<void> {
    const { told } = record;
    if (isTakenOut()) return comeBack();
    if (told.kind === 'nothing' || hasOtherAnswer()) return submit();
    if (told.kind === 'refused') return submit();
    if (told.kind === 'undone') return;
    if (right !== null && !hasUndone) return takeBack();
    const { problem, isDue } = told.view;
    const wantsAgain = problem !== null && catalogue[problem.code].retry && chance.people.chance(0.3);
    if (wantsAgain || told.view.state === 'needs_attention') return submit();
    return look(isDue ? 'proceed' : 'view');
  }

  function isDone(): boolean {
    const { told } = record;
    if (told.kind === 'nothing' || hasOtherAnswer()) return false;
    if (told.kind === 'undone') return true;
    if (isTakenOut()) return hasReturned;
    if (right !== null && !hasUndone) return false;
    if (told.kind === 'refused' && told.code === 'not_registered') return isRefusedForPool;
    if (told.kind === 'refused') return !catalogue[told.code].retry;
    const { state, problem } = told.view;
    if (state === 'setting_up' || state === 'ready') return true;
    const isForGood = told.atMs - stage.startMs >= stage.scenario.quietFromMs + waitsForGoodAfterMs;
    if (state === 'waiting_for_hosts') return isForGood && problem === null;
    if (problem !== null && isLastingWait(problem.code)) return isForGood;
    return state === 'needs_attention' && problem !== null && !catalogue[problem.code].retry;
  }

  async function live(): Promise<void> {
    await scheduler.sleep(plan.atMs);
    for (const afterMs of plan.repeatsAfterMs) scheduler.after(afterMs, () => void submit());
    await submit();
    if (plan.leaves) await scheduler.sleep(Math.max(0, stage.scenario.quietFromMs - stage.elapsedMs()));
    for (let round = 0; !isStopped; round += 1) {
      const pauseMs = pausesMs[Math.min(round, pausesMs.length - 1)] ?? 60_000;
      await scheduler.sleep(pauseMs + chance.people.int(0, 1_000));
      if (!isDone() && !isStopped) await actOnce();
    }
  }

  void live();
  return {
    record,
    isDone,
    lookAgain: () => (record.told.kind === 'undone' ? Promise.resolve() : look('view')),
    scanAgain: submit,
    stop: () => {
      isStopped = true;
    },
  };
}

function describe({ told }: PhoneRecord): string {
  if (told.kind === 'nothing') return 'nothing';
  if (told.kind === 'refused') return told.code;
  if (told.kind === 'undone') return 'it taken back';
  return `${told.view.state} ${told.view.problem?.code ?? ''}`;
}
