import { catalogue } from '../errors';
import type { Intent } from '../store/records';

/** Whoever serves a site changes its intents within this time, unless it waits. Milliseconds. */
const servedWithinMs = 5_000;
/** What time mends is tried again so much later. Milliseconds. */
const retriedAfterMs = 15_000;
/** API.md §12, late re-verification. Milliseconds. */
export const verifiedAfterMs = 60_000;

/**
 * Should somebody go on with this registration, because nobody may be working on it? Pure; asking too often costs one
 * lease that is not given, never a second write.
 */
export function isDue(intent: Intent, nowMs: number): boolean {
  const ageMs = nowMs - intent.changedAtMs;
  switch (intent.phase) {
    case 'stopped':
      return false;
    case 'settled':
      return !intent.isVerified && ageMs >= verifiedAfterMs;
    case 'waiting_for_hosts':
      return intent.problem !== null && canBeRetried(intent) && ageMs >= retriedAfterMs;
    case 'queued':
    case 'registering':
    case 'joining':
      return intent.problem === null ? ageMs >= servedWithinMs : canBeRetried(intent) && ageMs >= retriedAfterMs;
  }
}

function canBeRetried({ problem }: Intent): boolean {
  return problem !== null && catalogue[problem.code].retry;
}
