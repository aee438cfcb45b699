import type { Clock } from '../../clock';
import { turnLastsMs } from '../../palette/admission';
import type { RateLimit } from '../../palette/rate-limits';
import { type Store, StoreError, type TurnAsk } from '../../store/store';

/** What the budget of a process needs from outside. */
export interface BudgetPorts {
  readonly store: Pick<Store, 'takeTurns' | 'noteOverload'>;
  readonly clock: Clock;
}

/** A budget as the store keeps it. */
export type Bucket = Pick<TurnAsk, 'budget' | 'perSecond' | 'burst'>;

/** Turns that the store gave, on our own clock. Milliseconds since the epoch. */
export interface Turns {
  readonly granted: number;
  readonly answeredAtMs: number;
  readonly fromMs: number;
  /** After this they are thrown away. */
  readonly untilMs: number;
  /** When each of the wanted could leave, in order, if nobody else came. */
  readonly expectedMs: readonly number[];
}

/** For so long an event loop that lags, or a slow answer of the store, costs no turn. Milliseconds. */
const keptForMs = 1_000;
/** The store has a timeout of its own; whatever it answers later than a turn is kept is of no use. Milliseconds. */
export const storeTimeoutMs = 5_000;
/** A timer may fire a little before its time. Milliseconds. */
const timerSlackMs = 1;

/**
 * The bucket to share out, smaller than Palette's by what may leave late: a turn of time n is used at d, with
 * n <= d <= n + late. What leaves in a window of t seconds has turns of times within t + late seconds, and of those the
 * store gives at most `burst' + perSecond * (t + late)`; with `burst' = burst - perSecond * late` that is
 * `burst + perSecond * t`, which Palette allows.
 */
export function toBucket({ prefix, perSecond, burst }: RateLimit): Bucket {
  const lateSeconds = (keptForMs + turnLastsMs) / 1_000;
  const shared = burst - perSecond * lateSeconds;
  if (shared < 1) throw new Error(`The burst of ${prefix} is too small to be shared out`);
  return { budget: prefix, perSecond, burst: shared };
}

/**
 * Asks the store for turns; throws {@link StoreError}, also when it does not answer at all. The store's clock stood
 * somewhere between our asking and its answer: a turn is ours from the later of the two and kept from the earlier.
 */
export async function takeTurns(
  { store, clock }: BudgetPorts,
  ask: TurnAsk,
  timeoutMs = storeTimeoutMs,
): Promise<Turns> {
  const askedAtMs = clock.now();
  const answer = await orTimeout(clock, store.takeTurns(ask), timeoutMs);
  const answeredAtMs = clock.now();
  const slackMs = answer.waitMs > 0 ? timerSlackMs : 0;
  return {
    granted: answer.granted,
    answeredAtMs,
    fromMs: answeredAtMs + Math.ceil(answer.waitMs) + slackMs,
    untilMs: askedAtMs + answer.waitMs + keptForMs,
    expectedMs: answer.waitsMs.map((waitMs) => answeredAtMs + waitMs),
  };
}

/** Whether the turns may be used now; no longer when the clock has jumped, in either direction. */
export function isUsable({ fromMs, untilMs }: Turns, nowMs: number): boolean {
  return nowMs >= fromMs - timerSlackMs && nowMs <= untilMs;
}

async function orTimeout<T>(clock: Clock, answer: Promise<T>, timeoutMs: number): Promise<T> {
  const answered = new AbortController();
  const late = clock.sleep(timeoutMs, answered.signal).then((): 'late' => 'late');
  answer.catch(() => undefined);
  try {
    const first = await Promise.race([answer, late]);
    if (first === 'late') throw new StoreError('takeTurns', { cause: 'no answer in time' });
    return first;
  } finally {
    answered.abort();
  }
}
