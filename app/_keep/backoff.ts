const firstMs = 2_000;
const longestMs = 5 * 60_000;

/**
 * How long to wait after so many tries in vain: twice as long each time, five minutes at most, and by chance up to half
 * less, so that phones which lost the same mast do not all come back in the same second. `chance`: 0 to 1.
 */
export function backoffMs(tries: number, chance: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(tries, 20));
  return Math.round(whole * (1 - chance / 2));
}
