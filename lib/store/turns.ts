import type { TurnAnswer, TurnAsk } from './store';

/** What a store keeps of one budget: a GCRA bucket, how far it is slowed down, and who waits for how many turns. */
export interface BudgetState {
  /** "Theoretical arrival time": when everything promised so far would have been served at the full rate. */
  readonly servedAtMs: number;
  /** The same for watchers alone, at their share of the rate. */
  readonly watchersServedAtMs: number;
  /** 1, or a half, a quarter, … after the other side said "too many" several times. */
  readonly share: number;
  readonly recoversAtMs: number;
  /** The latest refusals, not older than {@link overloadWindowMs}. */
  readonly refusedAtMs: readonly number[];
  /** By queue: turns still wanted, as said when it last asked. */
  readonly queues: Readonly<Record<string, { readonly wanted: number; readonly atMs: number }>>;
}

const overloadWindowMs = 5_000;
const overloadsToSlow = 3;
const recoverAfterMs = 30_000;
const leastShare = 1 / 8;
/** Who has not asked for so long has gone away, or has been told to come back later. */
const queueForgottenAfterMs = 60_000;
const watchersShare = 0.8;

/** A budget that nobody has used. */
export const freshBudget: BudgetState = {
  servedAtMs: 0,
  watchersServedAtMs: 0,
  share: 1,
  recoversAtMs: 0,
  refusedAtMs: [],
  queues: {},
};

interface Given {
  readonly state: BudgetState;
  readonly answer: TurnAnswer;
}

/** {@link Store.takeTurns} as a pure function; the adapters keep the state, one of them in Lua. */
export function giveTurns(before: BudgetState, ask: TurnAsk, nowMs: number): Given {
  const state = recover(before, nowMs);
  const intervalMs = 1_000 / (ask.perSecond * state.share);
  return ask.urgency === 'watch' ? giveWatcher(state, ask, nowMs, intervalMs) : giveWork(state, ask, nowMs, intervalMs);
}

function giveWork(state: BudgetState, ask: TurnAsk, nowMs: number, intervalMs: number): Given {
  const toleranceMs = (ask.burst / ask.perSecond) * 1_000;
  const fromMs = Math.max(state.servedAtMs, nowMs);
  const free = countFree(fromMs - nowMs, toleranceMs, intervalMs);
  const nextMs = Math.max(0, fromMs + intervalMs - toleranceMs - nowMs);
  const granted = free > 0 ? Math.min(free, ask.most, ask.wanted) : nextMs <= ask.withinMs ? 1 : 0;
  const servedAtMs = granted === 0 ? state.servedAtMs : fromMs + granted * intervalMs;
  const rest = ask.wanted - granted;
  const queues = keepQueue(state.queues, ask.queue, rest, nowMs);
  const ahead = Object.entries(queues).reduce(
    (sum, [queue, { wanted }]) => sum + (queue === ask.queue ? 0 : Math.min(wanted, rest)),
    0,
  );
  const lastMs = Math.max(servedAtMs, nowMs) + (rest + ahead) * intervalMs - toleranceMs - nowMs;
  const waitMs = free > 0 ? 0 : nextMs;
  const lastWaitMs = rest === 0 ? waitMs : Math.max(waitMs, lastMs);
  return { state: { ...state, servedAtMs, queues }, answer: { granted, waitMs, lastWaitMs } };
}

function giveWatcher(state: BudgetState, ask: TurnAsk, nowMs: number, intervalMs: number): Given {
  const toleranceMs = (ask.burst / ask.perSecond) * 1_000;
  const ownIntervalMs = intervalMs / watchersShare;
  const fromMs = Math.max(state.servedAtMs, nowMs);
  const ownFromMs = Math.max(state.watchersServedAtMs, nowMs);
  const reservedMs = toleranceMs / 2;
  const free = Math.min(
    countFree(fromMs - nowMs, toleranceMs - reservedMs, intervalMs),
    countFree(ownFromMs - nowMs, toleranceMs, ownIntervalMs),
  );
  const granted = Math.min(free, ask.most, ask.wanted);
  const waitMs =
    granted > 0
      ? 0
      : Math.max(
          0,
          fromMs + intervalMs - (toleranceMs - reservedMs) - nowMs,
          ownFromMs + ownIntervalMs - toleranceMs - nowMs,
        );
  if (granted === 0) return { state, answer: { granted, waitMs, lastWaitMs: waitMs } };
  const servedAtMs = fromMs + granted * intervalMs;
  const watchersServedAtMs = ownFromMs + granted * ownIntervalMs;
  return { state: { ...state, servedAtMs, watchersServedAtMs }, answer: { granted, waitMs, lastWaitMs: waitMs } };
}

/** How many turns fit before the bucket is empty; a hair of slack, because times are sums of fractions. */
function countFree(owedMs: number, toleranceMs: number, intervalMs: number): number {
  return Math.max(0, Math.floor((toleranceMs - owedMs) / intervalMs + 1e-6));
}

function keepQueue(queues: BudgetState['queues'], queue: string, wanted: number, nowMs: number): BudgetState['queues'] {
  const others = Object.entries(queues).filter(
    ([name, { atMs }]) => name !== queue && nowMs - atMs < queueForgottenAfterMs,
  );
  return Object.fromEntries(wanted > 0 ? [...others, [queue, { wanted, atMs: nowMs }]] : others);
}

/** {@link Store.noteOverload} as a pure function. */
export function noteRefusal(before: BudgetState, nowMs: number): BudgetState {
  const state = recover(before, nowMs);
  const refusedAtMs = [...state.refusedAtMs.filter((atMs) => nowMs - atMs < overloadWindowMs), nowMs];
  const recoversAtMs = state.share < 1 ? nowMs + recoverAfterMs : state.recoversAtMs;
  if (refusedAtMs.length < overloadsToSlow) return { ...state, refusedAtMs, recoversAtMs };
  const share = Math.max(leastShare, state.share / 2);
  return { ...state, share, recoversAtMs: nowMs + recoverAfterMs, refusedAtMs: [] };
}

function recover(state: BudgetState, nowMs: number): BudgetState {
  if (state.share >= 1 || nowMs < state.recoversAtMs) return state;
  const steps = 1 + Math.floor((nowMs - state.recoversAtMs) / recoverAfterMs);
  const share = Math.min(1, state.share * 2 ** steps);
  return { ...state, share, recoversAtMs: state.recoversAtMs + steps * recoverAfterMs };
}
