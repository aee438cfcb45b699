import type { Verdict } from './judge-codes';

/** What the reader is told about the camera's picture. */
export interface Sight {
  readonly verdict: Verdict | { readonly kind: 'slow' };
  /** Since when the picture holds nothing, or when it last held something. */
  readonly atMs: number;
}

/** So long a sentence about a code stays, or nobody could read it while the hand moves on. */
const readingMs = 3_000;
/** After so long without a code the reader is told what helps. */
const patienceMs = 8_000;

/**
 * What to say after the next picture. A host that was found is the end; a question stays until it is answered, or until a
 * certain host is found. Pure.
 */
export function nextSight(current: Sight, verdict: Verdict, nowMs: number): Sight {
  const shown = current.verdict.kind;
  if (shown === 'found') return current;
  if (verdict.kind === 'found') return { verdict, atMs: nowMs };
  if (shown === 'uncertain') return current;
  if (verdict.kind !== 'nothing') return { verdict, atMs: nowMs };
  const forMs = nowMs - current.atMs;
  if (forMs >= patienceMs) return shown === 'slow' ? current : { verdict: { kind: 'slow' }, atMs: current.atMs };
  return forMs >= readingMs && shown !== 'nothing' ? { verdict, atMs: current.atMs } : current;
}
