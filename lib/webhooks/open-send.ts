import { createOutgoingFetch, type OutgoingFetch } from '../outgoing/outgoing-fetch';
import type { Webhook } from '../sites/webhook';

/** Receivers are told to answer first and work afterwards. Less than a try may take in all. Milliseconds. */
const answerWithinMs = 9_000;
/** Generous, because an answer that is too long would count as none, and the message would be sent again. */
const mostBytes = 1_000_000;

/** The guarded way out to a webhook. */
export function openSend({ isInPrivateNetwork }: Webhook): OutgoingFetch {
  return createOutgoingFetch({ isInPrivateNetwork, timeoutMs: answerWithinMs, mostBytes });
}
