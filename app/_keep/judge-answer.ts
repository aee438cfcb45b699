import { isOwnPath } from './kept';

/**
 * What an answer means. `known`: the server holds the registration, and its page tells how it stands. `later`: the server
 * was reached and could not now. `expired`, `refused`: it said no. `lost`: nobody knows, so it is asked again; asking
 * twice registers once.
 */
export type Verdict =
  | { readonly kind: 'known' | 'expired' | 'refused'; readonly page: string }
  | { readonly kind: 'later'; readonly page: string; readonly waitMs: number }
  | { readonly kind: 'lost' };

/** What is judged of an answer. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

export const lost: Verdict = { kind: 'lost' };

/** Whoever reads these must come to the form again, with another proof. */
const expiredCodes = ['form_expired', 'access_needed'];

/**
 * Tells what the server said, if it was the server: a login page of a hotel, a gateway's error and a page of an older or
 * newer version of ours are all `lost`. `known` takes 200, 201 or 202, or a registration that stopped, which its page tells.
 */
export function judgeAnswer({ status, retryAfter, text }: Answer): Verdict {
  const answer = readAnswer(text);
  if (answer === null) return lost;
  const { page, isKnown, code, retry } = answer;
  if (isKnown) return [200, 201, 202].includes(status) || code !== null ? { kind: 'known', page } : lost;
  if (code === null) return lost;
  if (retry) return { kind: 'later', page, waitMs: readWait(retryAfter) };
  return { kind: expiredCodes.includes(code) ? 'expired' : 'refused', page };
}

/** What `app/api/_http/page-answer.ts` writes. */
interface PageAnswer {
  readonly page: string;
  readonly isKnown: boolean;
  readonly code: string | null;
  readonly retry: boolean;
}

function readAnswer(text: string): PageAnswer | null {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return null;
  const { page, isKnown, code, retry } = value as Readonly<Record<string, unknown>>;
  if (typeof page !== 'string' || !isOwnPath(page) || typeof isKnown !== 'boolean') return null;
  return { page, isKnown, code: typeof code === 'string' ? code : null, retry: retry === true };
}

function readWait(retryAfter: string | null): number {
  return retryAfter !== null && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
