import type { Attempt } from '../../registration/act/write';
import type { Intent } from '../../store/records';

/**
 * What became of a note about hosts, by what the store made of each; null: somebody was faster, and has changed the request.
 * Where that is so of all, nothing was noted, and the next look plans it anew at once; else it names those that are left. Pure.
 */
export function toAttempt(written: readonly (Intent | null)[]): Attempt<null> {
  const isLost = written.length > 0 && written.every((intent) => intent === null);
  return isLost ? { busy: true } : { done: null };
}
