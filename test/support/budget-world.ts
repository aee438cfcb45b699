import type { Clock } from '../../lib/clock';
import type { Admission, Departure } from '../../lib/palette/admission';
import { PaletteError } from '../../lib/palette/palette-error';
import { type RateLimit, rateLimits } from '../../lib/palette/rate-limits';
import { createAdmission } from '../../lib/registration/budget/create-admission';
import type { Wait } from '../../lib/registration/budget/waiting-time';
import { createMemoryStore } from '../../lib/store/memory-store';
import type { Store, TurnAnswer, TurnAsk } from '../../lib/store/store';
import type { VirtualClock } from './virtual-clock';
import { createVirtualClock } from './virtual-clock';

/** A request that left, and when. */
export interface Left {
  readonly instance: number;
  readonly budget: string;
  readonly queue: string;
  readonly subject: string | null;
  readonly enteredAtMs: number;
  readonly leftAtMs: number;
}

export interface Told {
  readonly instance: number;
  readonly queue: string;
  readonly atMs: number;
  readonly waits: readonly Wait[];
}

export interface Asked {
  readonly atMs: number;
  readonly ask: TurnAsk;
  /** When the store decided, and what; null: it has not yet. */
  decision: { readonly atMs: number; readonly answer: TurnAnswer } | null;
}

export interface BudgetWorldOptions {
  readonly instances?: number;
  readonly limits?: readonly RateLimit[];
  /** How long the store takes for an answer, there and back. Milliseconds. */
  readonly latencyMs?: () => number;
  /** How long a request takes to leave once it may. Milliseconds. */
  readonly lagMs?: () => number;
  /** Replaces the store's answer, e.g. by a failure. */
  readonly takeTurns?: (ask: TurnAsk, store: Store) => Promise<TurnAnswer>;
}

export interface BudgetWorld {
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly admissions: readonly Admission[];
  readonly asks: readonly Asked[];
  readonly left: readonly Left[];
  readonly told: readonly Told[];
  /** Puts the clock of one process forward or back; the store's goes on as before. */
  skew(instance: number, ms: number): void;
  /** Sends one request; resolves when it has left, or to the error with which it was turned away. */
  send(request?: Partial<Request>): Promise<Left | PaletteError>;
}

interface Request extends Omit<Departure, 'caller'> {
  readonly instance: number;
  readonly queue: string;
  readonly urgency: 'work' | 'watch';
  readonly withinMs: number;
}

/** Several processes, each with its own admission, on one store and one virtual clock. */
export function createBudgetWorld(options: BudgetWorldOptions = {}): BudgetWorld {
  const { instances = 1, limits = rateLimits, latencyMs = () => 0 } = options;
  const clock = createVirtualClock();
  const store = createMemoryStore({ now: clock.now });
  const asks: Asked[] = [];
  const left: Left[] = [];
  const told: Told[] = [];

  async function takeTurns(ask: TurnAsk): Promise<TurnAnswer> {
    const asked: Asked = { atMs: clock.now(), ask, decision: null };
    asks.push(asked);
    const travelMs = latencyMs();
    const thereMs = travelMs * 0.5;
    if (travelMs > 0) await clock.sleep(thereMs);
    const answer = await (options.takeTurns ?? ((same) => store.takeTurns(same)))(ask, store);
    asked.decision = { atMs: clock.now(), answer };
    if (travelMs > 0) await clock.sleep(travelMs - thereMs);
    return answer;
  }

  const skewsMs = new Array<number>(instances).fill(0);
  const clockOf = (instance: number): Clock => ({ ...clock, now: () => clock.now() + (skewsMs[instance] ?? 0) });

  const admissions = Array.from({ length: instances }, (_, instance) =>
    createAdmission({
      store: { takeTurns, noteOverload: (budget) => store.noteOverload(budget) },
      clock: clockOf(instance),
      limits,
      announce: (queue, waits) => told.push({ instance, queue, atMs: clock.now(), waits }),
    }),
  );

  async function send(request: Partial<Request> = {}): Promise<Left | PaletteError> {
    const { instance = 0, queue = 'site-1', urgency = 'work', withinMs = 600_000 } = request;
    const { method = 'POST', path = '/v1/edgehosts', subject = null } = request;
    const enteredAtMs = clock.now();
    const deadlineMs = request.deadlineMs ?? clockOf(instance).now() + withinMs;
    try {
      await admissions[instance]?.enter({ method, path, subject, deadlineMs, caller: { queue, urgency } });
    } catch (error) {
      if (error instanceof PaletteError) return error;
      throw error;
    }
    const lag = options.lagMs?.() ?? 0;
    if (lag > 0) await clock.sleep(lag);
    const departed = { instance, budget: path, queue, subject, enteredAtMs, leftAtMs: clock.now() };
    left.push(departed);
    return departed;
  }
  const skew = (instance: number, ms: number) => {
    skewsMs[instance] = ms;
  };
  return { clock, store, skew, admissions, asks, left, told, send };
}

/** By how many requests the times exceed `burst + perSecond * t` in the worst window; 0 or less: in none. */
export function worstExcess(timesMs: readonly number[], { perSecond, burst }: Omit<RateLimit, 'prefix'>): number {
  const sorted = [...timesMs].sort((one, other) => one - other);
  // With f(i) = i - rate * t(i), the excess of the window from i to j is f(j) - f(i) + 1 - burst.
  let least = Number.POSITIVE_INFINITY;
  let worst = Number.NEGATIVE_INFINITY;
  for (const [at, timeMs] of sorted.entries()) {
    const ahead = at - (perSecond * timeMs) / 1_000;
    least = Math.min(least, ahead);
    worst = Math.max(worst, ahead - least + 1 - burst);
  }
  return worst;
}
