import { budgetOf, type RateLimit } from '../../../lib/palette/rate-limits';
import type { LogPage } from '../../../lib/palette/simulator/log';
import type { Finding } from './finding';

type Entries = LogPage['entries'];

/** How a prefix was used. */
export interface Usage {
  readonly limit: RateLimit;
  readonly requests: number;
  /** The most by which any window of any length was above `burst + perSecond * t`; negative: room that was left. */
  readonly excess: number;
}

/**
 * Requests are counted where they arrive, limits are kept where they leave. What left in order and in time may arrive
 * closer together, by as much as the way of one took longer than the way of the next: `perSecond * slackMs` more in any
 * window. The slack covers event loops of a busy machine, not a budget that gives away too much.
 */
export const slackMs = 250;

/** Every prefix that was used, with its worst window. Pure; the entries may be in any order. */
export function measureUsage(entries: Entries): Usage[] {
  const arrivals = new Map<RateLimit, number[]>();
  for (const { at, path } of entries) {
    const limit = budgetOf(path);
    if (limit !== null) arrivals.set(limit, [...(arrivals.get(limit) ?? []), at]);
  }
  return [...arrivals].map(([limit, times]) => ({ limit, requests: times.length, excess: worstExcess(times, limit) }));
}

/** A leaky bucket that is never too small: its highest level is what the worst window held beyond `perSecond * t`. */
function worstExcess(times: readonly number[], { perSecond, burst }: RateLimit): number {
  let level = 0;
  let highest = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (const at of times.toSorted((one, other) => one - other)) {
    level = Math.max(0, level - ((at - before) / 1_000) * perSecond) + 1;
    highest = Math.max(highest, level);
    before = at;
  }
  return highest - burst;
}

/** No window of any prefix above its limit, and no 429 that Palette gave for its limits' sake. */
export function judgeLimits(entries: Entries): Finding[] {
  const usages = measureUsage(entries);
  const over = usages.filter(({ limit, excess }) => excess > (limit.perSecond * slackMs) / 1_000);
  const refusals = entries.filter(({ status, faults }) => status === 429 && faults.length === 0);
  const worst = usages.toSorted(
    (one, other) => other.excess / other.limit.perSecond - one.excess / one.limit.perSecond,
  )[0];
  return [
    {
      rule: `every window of t seconds holds at most burst + rate · t requests (slack ${slackMs} ms)`,
      found: worst === undefined ? 'no requests' : `worst: ${describe(worst)}`,
      breaches: over.map(describe),
    },
    {
      rule: 'Palette never had to refuse for its limits (information only)',
      found: `${refusals.length} real 429s of ${entries.length} calls`,
      breaches: [],
    },
  ];
}

function describe({ limit, requests, excess }: Usage): string {
  const side = excess > 0 ? `${excess.toFixed(1)} above` : `${(-excess).toFixed(1)} below`;
  return `${limit.prefix} ${side} its limit at most, ${requests} requests`;
}
