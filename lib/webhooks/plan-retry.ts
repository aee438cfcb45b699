import type { Notice } from '../store/records';

/** Why a try did not arrive. Names no address. */
export interface TryFailure {
  /** Of the answer; null: there was none. */
  readonly status: number | null;
  readonly reason: string;
  /** How long the receiver asks us to wait, milliseconds; null: it does not. */
  readonly retryAfterMs: number | null;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** After the first try, the second and so on; the last one from then on. */
const waitsMs = [5 * secondMs, 30 * secondMs, 2 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs];
/** As long as an approval link is good. */
const triedForMs = 72 * hourMs;
/** A receiver that refuses a message as it is will not want it next hour; a few times, because proxies answer so, too. */
const mostRetriesOfRefused = 5;
/** Whatever the receiver says: all that comes after waits as well. */
const longestRetryAfterMs = hourMs;

/** 4xx, but for "too slow", "too early" and "too many": the message itself is refused, or nobody lives there. */
export function isRefused({ status }: TryFailure): boolean {
  return status !== null && status >= 400 && status < 500 && ![408, 425, 429].includes(status);
}

/**
 * The message with the failed try counted and the moment of the next one; null when nobody shall try any more: after
 * three days, or five retries of what is refused. Pure.
 */
export function planRetry(notice: Notice, failure: TryFailure, nowMs: number): Notice | null {
  const tries = notice.tries + 1;
  if (isRefused(failure) && tries > mostRetriesOfRefused) return null;
  const ownWaitMs = waitsMs[Math.min(tries, waitsMs.length) - 1] ?? hourMs;
  const askedMs = Math.min(failure.retryAfterMs ?? 0, longestRetryAfterMs);
  const nextAtMs = nowMs + Math.max(ownWaitMs, askedMs);
  return nextAtMs > notice.atMs + triedForMs ? null : { ...notice, tries, nextAtMs };
}

/** Header `Retry-After` (RFC 9110 §10.2.3), seconds or a date, as milliseconds from now; null when it says nothing. Pure. */
export function readRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * secondMs;
  // Node would read many a text as a date; this is the one form that may be sent (§5.6.7).
  const atMs = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
