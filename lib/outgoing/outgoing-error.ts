/**
 * `refused`: an address that we do not send to. `redirected`: it pointed elsewhere. `timeout`, `too_large`: beyond the
 * limits. `network`: no connection, no trusted certificate, or an answer that is not HTTP.
 */
export type OutgoingErrorKind = 'refused' | 'redirected' | 'timeout' | 'too_large' | 'network';

/**
 * A request to an address of the config came to nothing. It does not tell the address, nor does it carry a cause that
 * might: the address may be a secret.
 */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';

  constructor(
    readonly kind: OutgoingErrorKind,
    /** A fixed word of Node's for IT, e.g. `ECONNREFUSED` or `CERT_HAS_EXPIRED`; null: none. */
    readonly code: string | null = null,
  ) {
    super(code === null ? `The request failed: ${kind}` : `The request failed: ${kind} (${code})`);
  }
}

/** What Node threw, without its words: they name host and port. Pure. */
export function toOutgoingError(error: unknown): OutgoingError {
  if (error instanceof OutgoingError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return new OutgoingError('network', typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : null);
}
