import type { PaletteError } from './palette-error';

/**
 * Retries as data. A `read` may always be repeated. A `write` goes out once: even after a 429 the list that it carries may
 * be stale and the lease over, so whoever sent it looks again first.
 */
export const retryPolicy = {
  read: {
    attempts: 4,
    statuses: [408, 429],
    hasServerErrors: true,
    kinds: ['network', 'timeout'],
    longestDelayMs: 20_000,
  },
  write: { attempts: 1, statuses: [], hasServerErrors: false, kinds: [], longestDelayMs: 0 },
} as const satisfies Record<string, RetryRule>;

interface RetryRule {
  readonly attempts: number;
  readonly statuses: readonly number[];
  /** Any 5xx: what stands in front of a server has numbers of its own, e.g. 520 to 524. */
  readonly hasServerErrors: boolean;
  readonly kinds: readonly string[];
  /** A server that asks for more is not waited for. */
  readonly longestDelayMs: number;
}

const firstDelayMs = 250;
/** API.md §12 (h): after a 429 wait one to two seconds. */
const busyDelayMs = 1_000;

/**
 * How long to wait before trying again, in milliseconds, or null to give up. `random` is in [0, 1).
 * A `Retry-After` of the server is honoured as it is; the caller compares it with its deadline.
 */
export function nextDelayMs(rule: RetryRule, error: PaletteError, attempt: number, random: number): number | null {
  if (attempt >= rule.attempts || !isRetryable(rule, error)) return null;
  const asked = error.facts.retryAfterMs;
  if (asked !== undefined) return asked <= rule.longestDelayMs ? asked : null;
  const base = error.facts.status === 429 ? busyDelayMs : firstDelayMs * 2 ** (attempt - 1);
  return base + Math.round(base * random);
}

function isRetryable(rule: RetryRule, error: PaletteError): boolean {
  const { kind, status, isCredentialEchoed, code } = error.facts;
  if (isCredentialEchoed || code === 'ResourceNotFound') return false;
  if (kind === 'http') return rule.statuses.includes(status ?? 0) || (rule.hasServerErrors && (status ?? 0) >= 500);
  return rule.kinds.includes(kind);
}
