import type { AttemptRule } from './store';

/** What a store keeps of the tries of one secret. */
export interface Tries {
  readonly count: number;
  readonly lastAtMs: number;
}

interface Begun {
  /** 0: it may be made, and counts. */
  readonly waitMs: number;
  readonly tries: Tries;
}

/** {@link Store.beginAttempt} as a pure function; null: there were no tries. One adapter says the same in Lua (`kv/kv-limits.ts`). */
export function beginTry(before: Tries | null, rule: AttemptRule, nowMs: number): Begun {
  const tries = recall(before, rule, nowMs);
  const waitMs = tries === null ? 0 : tries.lastAtMs + waitAfter(tries.count, rule) - nowMs;
  if (tries !== null && waitMs > 0) return { waitMs: Math.ceil(waitMs), tries };
  return { waitMs: 0, tries: { count: (tries?.count ?? 0) + 1, lastAtMs: nowMs } };
}

/** A try that seems to lie ahead was noted by a clock that was wrong: it counts as made now. */
function recall(before: Tries | null, rule: AttemptRule, nowMs: number): Tries | null {
  if (before === null) return null;
  const lastAtMs = Math.min(before.lastAtMs, nowMs);
  return nowMs - lastAtMs >= rule.forgottenAfterMs ? null : { count: before.count, lastAtMs };
}

function waitAfter(count: number, { free, firstWaitMs, longestWaitMs }: AttemptRule): number {
  return count < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (count - free));
}
