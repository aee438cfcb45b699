import { createHmac } from 'node:crypto';

/** What is signed: the id stays the same for every try, the time is that of this very one. */
export interface SignedParts {
  readonly id: string;
  readonly sentAtMs: number;
  readonly body: string;
}

/**
 * The headers by which a receiver knows that a message is ours and new: those of Standard Webhooks, HMAC-SHA-256 over
 * `id.timestamp.body`. The receiver drops an id that it has seen and a time that is minutes away. Pure.
 */
export function signMessage({ id, sentAtMs, body }: SignedParts, key: Buffer): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(sentAtMs / 1_000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
