import type { Clock } from '../clock';
import { OutgoingError } from '../outgoing/outgoing-error';
import type { OutgoingFetch } from '../outgoing/outgoing-fetch';
import { readRetryAfter, type TryFailure } from './plan-retry';
import type { Receiver } from './read-receiver';
import { signMessage } from './sign-message';

/** How a try went; null: the receiver has the message. */
export type TryResult = TryFailure | null;

export interface Message {
  readonly id: string;
  readonly body: string;
}

/** After this a try counts as failed, whatever the way out does. Milliseconds. */
export const tryWithinMs = 10_000;

/**
 * Sends a message once. Never rejects. A failure does not mean that it has not arrived: the answer may be lost, so the
 * receiver tells repeats by their id.
 */
export async function sendMessage(
  clock: Clock,
  send: OutgoingFetch,
  receiver: Receiver,
  message: Message,
): Promise<TryResult> {
  const finished = new AbortController();
  const late = clock.sleep(tryWithinMs, finished.signal).then(() => noAnswer('timeout'));
  try {
    return await Promise.race([post(clock, send, receiver, message), late]);
  } finally {
    finished.abort();
  }
}

async function post(
  clock: Clock,
  send: OutgoingFetch,
  { address, key }: Receiver,
  { id, body }: Message,
): Promise<TryResult> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'edge-registration',
    ...signMessage({ id, sentAtMs: clock.now(), body }, key),
  };
  try {
    const { ok, status, headers: answered } = await send(address, { method: 'POST', headers, body });
    if (ok) return null;
    const retryAfter = [429, 503].includes(status) ? answered.get('retry-after') : null;
    return { status, reason: `status ${status}`, retryAfterMs: readRetryAfter(retryAfter, clock.now()) };
  } catch (error) {
    return noAnswer(nameFault(error));
  }
}

function noAnswer(reason: string): TryFailure {
  return { status: null, reason, retryAfterMs: null };
}

/** Not by its text: what is not made by lib/outgoing might quote the address, which is a secret. */
function nameFault(error: unknown): string {
  if (!(error instanceof OutgoingError)) return error instanceof Error ? error.name : 'unknown';
  return error.code === null ? error.kind : `${error.kind} ${error.code}`;
}
