import type { Evidence } from '../evidence';
import type { Judgement, Violation } from '../judge';
import { type CommandRun, describeWhy, type OrderRecord } from '../orders/order-record';

/**
 * Every order of IT ends: carried out, refused, or stopped with a reason; every run of a command that was not killed says
 * which, and leaves its line in the audit trail. What is only rehearsed writes nothing, nor does what is finished when it
 * is run again.
 */
export function checkOrderEnds(evidence: Evidence): Judgement {
  if (!evidence.hasEnded) return { violations: [], windows: [] };
  const violations = evidence.orders.flatMap((order) => [
    ...judgeEnd(order),
    ...judgeTrail(evidence, order),
    ...judgeAgain(evidence, order),
  ]);
  return { violations: [...violations, ...judgeRehearsals(evidence)], windows: [] };
}

function judgeEnd({ plan, task, runs, isFinished }: OrderRecord): Violation[] {
  const invariant = 'every order of IT ends' as const;
  if (task === null && isFinished) return [];
  const open = runs.filter(({ end }) => end === null);
  const last = runs.findLast(({ isAgain }) => !isAgain)?.end?.kind;
  const isEnd = last === 'done' || last === 'refused' || last === 'stopped' || last === 'failed';
  const bug = runs.find(({ end }) => reasonOf(end) === 'internal');
  if (isFinished && open.length === 0 && isEnd && bug === undefined) return [];
  const what = bug === undefined ? `ended ${last ?? 'never'}` : 'stopped at a bug';
  return [{ invariant, atMs: bug?.endedAtMs ?? null, what: `${plan.name} ${plan.kind} ${what}` }];
}

function reasonOf(end: CommandRun['end']): string | null {
  if (end?.kind === 'failed') return end.failure.code;
  if (end?.kind !== 'stopped') return null;
  return describeWhy(end);
}

/** Where the store may have been away, or was emptied later, nobody can ask for the line. */
function judgeTrail({ audit, scenario, startMs, emptiedAtMs }: Evidence, { plan, runs }: OrderRecord): Violation[] {
  const quietFromMs = Math.max(startMs + scenario.quietFromMs, ...emptiedAtMs);
  // One line is written before the first step, which says nothing of the end.
  const isEnd = ({ who, what, result }: (typeof audit)[number]) =>
    who.endsWith(`: ${plan.name}`) && what === plan.kind && result !== 'asked for';
  const lines = audit.filter(isEnd);
  const told = runs.filter(({ beganAtMs, end }) => beganAtMs >= quietFromMs && isSaid(end));
  if (lines.length >= told.length) return [];
  const what = `${plan.name} ${plan.kind} ran ${told.length} times and has ${lines.length} lines in the audit trail`;
  return [{ invariant: 'every order of IT leaves a line', atMs: null, what }];
}

function isSaid(end: CommandRun['end']): boolean {
  return end !== null && end.kind !== 'killed' && end.kind !== 'failed';
}

function judgeAgain({ writes }: Evidence, { plan, runs }: OrderRecord): Violation[] {
  const again = new Set(runs.filter(({ isAgain }) => isAgain).map(({ instance }) => instance));
  return writes
    .filter(({ instance }) => again.has(instance))
    .map(({ arrivedAtMs, method, template }) => ({
      invariant: 'what is finished stays finished' as const,
      atMs: arrivedAtMs,
      what: `${plan.name} ${plan.kind}, run again: ${method} ${template}`,
    }));
}

function judgeRehearsals({ writes, rehearsing }: Evidence): Violation[] {
  const names = new Set(rehearsing);
  return writes
    .filter(({ instance }) => names.has(instance))
    .map(({ arrivedAtMs, instance, method, template }) => ({
      invariant: 'a rehearsal writes nothing' as const,
      atMs: arrivedAtMs,
      what: `${instance} ${method} ${template}`,
    }));
}
