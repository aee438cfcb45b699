import { budgetOf } from '../../../lib/palette/rate-limits';
import type { Departure, Evidence } from '../evidence';
import type { Judgement, Violation, WindowName } from '../judge';

/**
 * What leaves under a prefix never exceeds burst + rate · t in any window of t seconds: a bucket that fills at the rate up
 * to the burst never runs dry. A store that was emptied has forgotten what was spent.
 */
export function checkBudget({ departures, refilledAtMs, scenario: { limits } }: Evidence): Judgement {
  const violations: Violation[] = [];
  const windows: WindowName[] = [];
  for (const { prefix, perSecond, burst } of limits) {
    const own = departures.filter(({ path }) => budgetOf(path, limits)?.prefix === prefix);
    const dry = findDry(own, perSecond, burst, []);
    if (dry === null) continue;
    const isForgotten = findDry(own, perSecond, burst, refilledAtMs) === null;
    if (isForgotten) windows.push('store forgot what was spent');
    else violations.push({ invariant: 'the budget is kept', atMs: dry, what: `more than ${prefix} allows` });
  }
  return { violations, windows };
}

/** When the bucket runs dry, or null. At each of `refilledAtMs` it is full again. */
function findDry(
  departures: readonly Departure[],
  perSecond: number,
  burst: number,
  refilledAtMs: readonly number[],
): number | null {
  let level = burst;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { atMs } of departures) {
    const isRefilled = refilledAtMs.some((refilled) => refilled > lastMs && refilled <= atMs);
    const gained = lastMs === Number.NEGATIVE_INFINITY ? burst : ((atMs - lastMs) / 1_000) * perSecond;
    level = isRefilled ? burst : Math.min(burst, level + gained);
    level -= 1;
    lastMs = atMs;
    if (level < -1e-6) return atMs;
  }
  return null;
}
