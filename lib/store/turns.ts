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
  /** Refusals before this belong to requests that left before the latest slowing down. */
  readonly countsAgainAtMs: number;
  /** By queue: turns still wanted, as said when it last asked, and when it is expected again. */
  readonly queues: Readonly<Record<string, WaitingQueue>>;
}

export interface WaitingQueue {
  readonly wanted: number;
  readonly dueAtMs: number;
}

const overloadWindowMs = 5_000;
const overloadsToSlow = 3;
const recoverAfterMs = 30_000;
const leastShare = 1 / 8;
/** Who has not come for so long after it was due has gone away. */
const queueForgottenAfterMs = 60_000;
const watchersShare = 0.8;
/**
 * No turn is promised further ahead: what is stored can then never lie further ahead either, so a clock that was wrong
 * for a while blocks the budget for a minute at most.
 */
const longestPromiseMs = 60_000;

/** The numbers above, for the adapter that decides in another language. */
export const turnRules = {
  overloadWindowMs,
  overloadsToSlow,
  recoverAfterMs,
  leastShare,
  queueForgottenAfterMs,
  watchersShare,
  longestPromiseMs,
} as const;

/** A budget that nobody has used. */
export const freshBudget: BudgetState = {
  servedAtMs: 0,
  watchersServedAtMs: 0,
  share: 1,
  recoversAtMs: 0,
  refusedAtMs: [],
  countsAgainAtMs: 0,
  queues: {},
};

interface Given {
  readonly state: BudgetState;
  readonly answer: TurnAnswer;
}

/** How fast the bucket fills at this moment, and how far ahead of that pace it may be emptied. Milliseconds. */
interface Pace {
  readonly intervalMs: number;
  readonly toleranceMs: number;
}

/** {@link Store.takeTurns} as a pure function; the adapters keep the state, one of them in Lua (`kv/kv-turns.ts`). */
export function giveTurns(before: BudgetState, ask: TurnAsk, nowMs: number): Given {
  const recovered = recover(before, nowMs);
  // Halving the rate alone halves the burst too: the same tolerance holds half as many of the longer intervals.
  const pace = {
    intervalMs: 1_000 / (ask.perSecond * recovered.share),
    toleranceMs: (ask.burst / ask.perSecond) * 1_000,
  };
  const latestMs = nowMs + pace.toleranceMs + longestPromiseMs;
  const state = {
    ...recovered,
    servedAtMs: Math.min(recovered.servedAtMs, latestMs),
    watchersServedAtMs: Math.min(recovered.watchersServedAtMs, latestMs),
  };
  return ask.urgency === 'watch' ? giveWatcher(state, ask, nowMs, pace) : giveWork(state, ask, nowMs, pace);
}

function giveWork(state: BudgetState, ask: TurnAsk, nowMs: number, { intervalMs, toleranceMs }: Pace): Given {
  const owedMs = Math.max(0, state.servedAtMs - nowMs);
  const free = countFree(owedMs, toleranceMs, intervalMs);
  const waitMs = free > 0 ? 0 : Math.max(0, owedMs + intervalMs - toleranceMs);
  const canPromise = waitMs <= Math.min(ask.withinMs, longestPromiseMs);
  const granted = free > 0 ? Math.min(free, ask.most, ask.wanted) : canPromise ? 1 : 0;
  const servedAtMs = nowMs + owedMs + granted * intervalMs;
  const rest = ask.wanted - granted;
  const others = keepQueues(state.queues, ask.queue, nowMs);
  const promisedMs = granted === 0 ? (state.queues[ask.queue]?.dueAtMs ?? 0) : 0;
  const dueAtMs = promisedMs > nowMs ? promisedMs : nowMs + Math.min(waitMs, longestPromiseMs);
  const waitsMs = [
    ...new Array<number>(granted).fill(waitMs),
    ...countAhead(others, dueAtMs, rest).map((ahead, at) =>
      Math.max(waitMs, owedMs + (granted + at + 1 + ahead) * intervalMs - toleranceMs),
    ),
  ];
  const lastWaitMs = waitsMs.at(-1) ?? waitMs;
  const queues = Object.fromEntries(rest > 0 ? [...others, [ask.queue, { wanted: rest, dueAtMs }]] : others);
  const next = granted === 0 ? { ...state, queues } : { ...state, servedAtMs, queues };
  return { state: next, answer: { granted, waitMs, lastWaitMs, waitsMs } };
}

/**
 * How many turns the others get before each of our next ones: all queues are served in turn. Whose turn comes after the
 * one that we hold has asked once less than we when we ask again.
 */
function countAhead(others: readonly [string, WaitingQueue][], dueAtMs: number, rest: number): number[] {
  const comers = new Array<number>(rest + 1).fill(0);
  const add = (round: number, count: number) => {
    if (round <= rest) comers[round] = (comers[round] ?? 0) + count;
  };
  for (const [, other] of others) {
    const firstRound = other.dueAtMs > dueAtMs ? 2 : 1;
    add(firstRound, 1);
    add(firstRound + other.wanted, -1);
  }
  let inRound = 0;
  let ahead = 0;
  return comers.slice(1).map((change) => {
    inRound += change;
    ahead += inRound;
    return ahead;
  });
}

function giveWatcher(state: BudgetState, ask: TurnAsk, nowMs: number, { intervalMs, toleranceMs }: Pace): Given {
  const ownIntervalMs = intervalMs / watchersShare;
  // One turn of a full bucket is theirs even where half the burst is less than one, or nobody could ever watch.
  const halfMs = Math.max(toleranceMs / 2, intervalMs);
  const ownToleranceMs = Math.max(toleranceMs, ownIntervalMs);
  const owedMs = Math.max(0, state.servedAtMs - nowMs);
  const ownOwedMs = Math.max(0, state.watchersServedAtMs - nowMs);
  const free = Math.min(countFree(owedMs, halfMs, intervalMs), countFree(ownOwedMs, ownToleranceMs, ownIntervalMs));
  const granted = Math.min(free, ask.most, ask.wanted);
  const nextMs = Math.max(owedMs + intervalMs - halfMs, ownOwedMs + ownIntervalMs - ownToleranceMs);
  const waitMs = granted > 0 ? 0 : Math.max(0, nextMs);
  const answer = { granted, waitMs, lastWaitMs: waitMs, waitsMs: [waitMs] };
  if (granted === 0) return { state, answer };
  const servedAtMs = nowMs + owedMs + granted * intervalMs;
  const watchersServedAtMs = nowMs + ownOwedMs + granted * ownIntervalMs;
  return { state: { ...state, servedAtMs, watchersServedAtMs }, answer };
}

/** How many turns fit before the bucket is empty; a hair of slack, because times are sums of fractions. */
function countFree(owedMs: number, toleranceMs: number, intervalMs: number): number {
  return Math.max(0, Math.floor((toleranceMs - owedMs) / intervalMs + 1e-6));
}

function keepQueues(queues: BudgetState['queues'], asking: string, nowMs: number): [string, WaitingQueue][] {
  return Object.entries(queues).filter(
    ([name, { dueAtMs }]) =>
      name !== asking && nowMs - dueAtMs < queueForgottenAfterMs && dueAtMs - nowMs <= longestPromiseMs,
  );
}

/** {@link Store.noteOverload} as a pure function. */
export function noteRefusal(before: BudgetState, nowMs: number): BudgetState {
  const recovered = recover(before, nowMs);
  const recoversAtMs = recovered.share < 1 ? nowMs + recoverAfterMs : recovered.recoversAtMs;
  const state = { ...recovered, recoversAtMs };
  if (nowMs < state.countsAgainAtMs) return state;
  const recent = state.refusedAtMs.filter((atMs) => atMs <= nowMs && nowMs - atMs < overloadWindowMs);
  const refusedAtMs = [...recent, nowMs];
  if (refusedAtMs.length < overloadsToSlow) return { ...state, refusedAtMs };
  return {
    ...state,
    share: Math.max(leastShare, state.share / 2),
    recoversAtMs: nowMs + recoverAfterMs,
    countsAgainAtMs: nowMs + overloadWindowMs,
    refusedAtMs: [],
  };
}

/** Doubles the share for each half minute that is over; ends no later than a clock that never jumped would. */
function recover(before: BudgetState, nowMs: number): BudgetState {
  const state = {
    ...before,
    recoversAtMs: Math.min(before.recoversAtMs, nowMs + recoverAfterMs),
    countsAgainAtMs: Math.min(before.countsAgainAtMs, nowMs + overloadWindowMs),
  };
  if (state.share >= 1 || nowMs < state.recoversAtMs) return state;
  const steps = 1 + Math.floor((nowMs - state.recoversAtMs) / recoverAfterMs);
  const share = Math.min(1, state.share * 2 ** steps);
  return { ...state, share, recoversAtMs: state.recoversAtMs + steps * recoverAfterMs };
}
