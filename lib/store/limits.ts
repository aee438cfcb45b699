import type { Limit } from './store';

/**
 * What a store keeps of the limits, by name: one number each, the moment (milliseconds) when all that was used up will
 * have come back (GCRA: "theoretical arrival time"). A moment that is past means the same as none.
 */
export type ServedAtMs = ReadonlyMap<string, number>;

interface Spent {
  /** 0: it is done. */
  readonly waitMs: number;
  /** What has changed. */
  readonly changed: ServedAtMs;
}

/** Times are sums of fractions: what is missing by less than this is not missing. */
const slackMs = 0.01;

/** The numbers above, for the adapter that decides in another language. */
export const limitRules = { slackMs } as const;

/** {@link Store.spend} as a pure function; the adapters keep the moments, one of them in Lua (`kv/kv-limits.ts`). */
export function spendLimits(before: ServedAtMs, limits: readonly Limit[], nowMs: number): Spent {
  const changed = new Map<string, number>();
  let waitMs = 0;
  for (const limit of limits) {
    const owedMs = readOwed(changed.get(limit.name) ?? before.get(limit.name), limit, nowMs);
    waitMs = Math.max(waitMs, Math.ceil(owedMs + limit.everyMs - limit.burst * limit.everyMs - slackMs));
    changed.set(limit.name, nowMs + owedMs + limit.everyMs);
  }
  return waitMs > 0 ? { waitMs, changed: new Map() } : { waitMs: 0, changed };
}

/** {@link Store.refund} as a pure function: what has changed. */
export function refundLimits(before: ServedAtMs, limits: readonly Limit[], nowMs: number): ServedAtMs {
  const changed = new Map<string, number>();
  for (const limit of limits) {
    const owedMs = readOwed(changed.get(limit.name) ?? before.get(limit.name), limit, nowMs);
    if (owedMs > 0) changed.set(limit.name, nowMs + Math.max(0, owedMs - limit.everyMs));
  }
  return changed;
}

/** Never more than all of it, so that a clock that was wrong for a while blocks nobody longer than an empty limit does. */
function readOwed(servedAtMs: number | undefined, { burst, everyMs }: Limit, nowMs: number): number {
  return Math.min(Math.max(0, (servedAtMs ?? 0) - nowMs), burst * everyMs);
}
