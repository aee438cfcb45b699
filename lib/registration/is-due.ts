import { catalogue } from '../errors';
import type { Intent } from '../store/records';

/** Whoever serves a site changes its intents within this time, unless it waits. Milliseconds. */
const servedWithinMs = 5_000;
/** One step for several hosts may take longer, and they are told of together. Milliseconds. */
const heardOfForMs = 25_000;
/** What time mends is tried again so much later. Milliseconds. */
const retriedAfterMs = 15_000;
/** Hosts that wait for others are counted again so much later: IT may have lowered the number, or added one. */
const recountedAfterMs = 60 * 60_000;
/** API.md §12, late re-verification. Milliseconds. */
export const verifiedAfterMs = 60_000;

/** What whoever watches knows beyond the intent. */
interface Watched {
  /** While Palette's limits make the host wait: when its turn should come, milliseconds. */
  readonly turnAtMs?: number | null;
  /** When whoever serves the site last said that the host is among those being taken care of, milliseconds. */
  readonly heardOfAtMs?: number | null;
  /** Palette shows the host where it belongs, though its intent does not say so yet. */
  readonly isTaken?: boolean;
}

/**
 * Should somebody go on with this registration, because nobody may be working on it? Never for what a person has to mend
 * first. Pure; asking too often costs one lease that is not given, never a second write.
 */
export function isDue(intent: Intent, nowMs: number, watched: Watched = {}): boolean {
  const { turnAtMs = null, heardOfAtMs = null, isTaken = false } = watched;
  if (isTaken) return true;
  const ageMs = nowMs - intent.changedAtMs;
  switch (intent.phase) {
    case 'stopped':
    case 'waiting_for_approval':
      return false;
    case 'settled':
      return !intent.isVerified && ageMs >= verifiedAfterMs;
    case 'waiting_for_hosts':
      return intent.problem === null ? ageMs >= recountedAfterMs : canBeRetried(intent) && ageMs >= retriedAfterMs;
    case 'queued':
    case 'registering':
    case 'joining':
      if (turnAtMs !== null && turnAtMs > nowMs) return false;
      if (heardOfAtMs !== null && nowMs - heardOfAtMs < heardOfForMs) return false;
      return intent.problem === null ? ageMs >= servedWithinMs : canBeRetried(intent) && ageMs >= retriedAfterMs;
  }
}

function canBeRetried({ problem }: Intent): boolean {
  return problem !== null && catalogue[problem.code].retry;
}
