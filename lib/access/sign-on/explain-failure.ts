import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import type { ErrorCode } from '../../errors';
import { OutgoingError } from '../../outgoing/outgoing-error';

/** Why a sign-in came to nothing: what the operator is told, and a word for the log. */
export interface SignOnFailure {
  readonly code: Extract<ErrorCode, 'sign_in_failed' | 'sign_in_unavailable'>;
  readonly reason: string;
}

/** The provider says that it is not to be had just now (RFC 6749 §4.1.2.1). */
const passingErrors: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/** Errors name their cause, which may name its own; longer chains are nobody's. */
const deepest = 5;

/**
 * What the error of a library or of the network means for whoever wants to sign in. Anything that is not clearly the
 * provider being down is a failed sign-in. Pure.
 */
export function explainFailure(error: unknown): SignOnFailure {
  const chain = causesOf(error);
  const outgoing = chain.find((one) => one instanceof OutgoingError);
  if (outgoing !== undefined) return unavailable(outgoing.code ?? outgoing.kind);
  const answer = chain.find((one) => one instanceof Response);
  if (answer !== undefined && (answer.status >= 500 || answer.status === 429))
    return unavailable(`http_${answer.status}`);
  const said = chain.map(errorSaidBy).find((word) => word !== null) ?? null;
  if (said !== null && passingErrors.has(said)) return unavailable(said);
  return { code: 'sign_in_failed', reason: said ?? codeOf(chain) ?? 'unknown' };
}

function unavailable(reason: string): SignOnFailure {
  return { code: 'sign_in_unavailable', reason };
}

function causesOf(error: unknown): unknown[] {
  const chain = [error];
  for (let last = error; last instanceof Error && chain.length < deepest; last = last.cause) chain.push(last.cause);
  return chain;
}

/** The error of the protocol, wherever the provider has put it: the address, the body or a header (RFC 6749 §5.2). */
function errorSaidBy(error: unknown): string | null {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return toWord(error.error);
  return error instanceof WWWAuthenticateChallengeError ? toWord(error.cause[0]?.parameters.error) : null;
}

function codeOf(chain: readonly unknown[]): string | null {
  for (const one of chain) {
    const word = one instanceof Error && 'code' in one ? toWord(one.code) : null;
    if (word !== null) return word;
  }
  return null;
}

/** Part of this comes from an address that anybody may have written: nothing but a plain word gets into a log. */
function toWord(text: unknown): string | null {
  return typeof text === 'string' && /^[A-Za-z][A-Za-z0-9_]{1,60}$/.test(text) ? text : null;
}
