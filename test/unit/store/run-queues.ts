import type { TurnAsk } from '../../../lib/store/store';
import { type BudgetState, freshBudget, giveTurns } from '../../../lib/store/turns';

/** Somebody who wants turns and asks for the next ones only when the last have come. */
export interface Queue {
  readonly name: string;
  readonly wanted: number;
  readonly startsAtMs?: number;
  readonly most?: number;
  readonly urgency?: TurnAsk['urgency'];
  /** Time between a turn that came and the next ask: an answer of the store, a slow instance. */
  readonly lagMs?: number;
}

export interface Departure {
  readonly queue: string;
  readonly atMs: number;
}

/** What a queue was told, and when. */
export interface Told {
  readonly queue: string;
  readonly askedAtMs: number;
  readonly lastWaitMs: number;
  readonly waitsMs: readonly number[];
}

export interface Run {
  readonly departures: readonly Departure[];
  readonly told: readonly Told[];
  readonly state: BudgetState;
}

export interface Limit {
  readonly perSecond: number;
  readonly burst: number;
}

/** Lets the queues ask one after the other in the order of time until all is served or the time is over. */
export function runQueues(limit: Limit, queues: readonly Queue[], from: BudgetState = freshBudget, untilMs = 1e9): Run {
  const departures: Departure[] = [];
  const told: Told[] = [];
  let state = from;
  const asks = queues.map((queue) => ({ queue, left: queue.wanted, atMs: queue.startsAtMs ?? 0 }));
  for (;;) {
    const next = asks.filter(({ left }) => left > 0).reduce<(typeof asks)[number] | null>(earlier, null);
    if (next === null || next.atMs > untilMs) return { departures, told, state };
    const { queue, left, atMs } = next;
    const { name, most = 1, urgency = 'work', lagMs = 0 } = queue;
    const wanted = urgency === 'watch' ? Math.min(left, most) : left;
    const ask = { ...limit, budget: 'b', queue: name, wanted, most, urgency, withinMs: 60_000 };
    const given = giveTurns(state, ask, atMs);
    state = given.state;
    const { granted, waitMs, lastWaitMs, waitsMs } = given.answer;
    told.push({ queue: name, askedAtMs: atMs, lastWaitMs, waitsMs });
    for (let turn = 0; turn < granted; turn += 1) departures.push({ queue: name, atMs: atMs + waitMs });
    next.left -= granted;
    next.atMs = atMs + waitMs + lagMs;
  }
}

function earlier<T extends { atMs: number }>(best: T | null, one: T): T {
  return best !== null && best.atMs <= one.atMs ? best : one;
}

/** The worst excess over `burst + perSecond * t` in any window; at most 0 where the budget was kept. */
export function worstExcess(limit: Limit, departures: readonly Departure[]): number {
  const times = departures.map(({ atMs }) => atMs).sort((a, b) => a - b);
  // A token bucket that may go below zero: how far it does is the excess of the worst window.
  let tokens = limit.burst;
  let beforeMs = times[0] ?? 0;
  let worst = -limit.burst;
  for (const atMs of times) {
    tokens = Math.min(limit.burst, tokens + ((atMs - beforeMs) / 1_000) * limit.perSecond) - 1;
    beforeMs = atMs;
    worst = Math.max(worst, -tokens);
  }
  return worst;
}
