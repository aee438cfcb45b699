import { beginTry, type Tries } from '../growing-waits';
import { refundLimits, type ServedAtMs, spendLimits } from '../limits';
import type { Limit } from '../store';
import type { LimitCalls } from '../store-parts';
import { createEndingMap } from './ending-map';

/** Limits and tries in two maps. */
export function memoryLimits(now: () => number): LimitCalls {
  const served = createEndingMap<number>(now);
  const tried = createEndingMap<Tries>(now);
  const read = (limits: readonly Limit[]): ServedAtMs =>
    new Map(limits.map(({ name }) => [name, served.get(name) ?? 0]));
  const write = (changed: ServedAtMs) => {
    for (const [name, servedAtMs] of changed) served.set(name, servedAtMs, servedAtMs);
  };
  return {
    async spend(limits) {
      const { waitMs, changed } = spendLimits(read(limits), limits, now());
      write(changed);
      return waitMs;
    },
    async refund(limits) {
      write(refundLimits(read(limits), limits, now()));
    },
    async beginAttempt(name, rule) {
      const { waitMs, tries } = beginTry(tried.get(name) ?? null, rule, now());
      if (waitMs === 0) tried.set(name, tries, now() + rule.forgottenAfterMs);
      return waitMs;
    },
    async forgetAttempts(name) {
      tried.delete(name);
    },
  };
}
