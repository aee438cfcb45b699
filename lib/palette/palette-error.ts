/** `budget`: the request never left, because its turn under Palette's limits would come too late. */
export type PaletteErrorKind = 'http' | 'network' | 'timeout' | 'schema' | 'budget';

/** What is known about a failed call. Holds no key: every text went through the redactor. */
export interface PaletteErrorFacts {
  readonly kind: PaletteErrorKind;
  readonly method: string;
  /** The path template, e.g. `/v1/edgehosts/{uid}`. */
  readonly path: string;
  /** Did the call only read? Then a refusal is no answer to what we wanted to change. */
  readonly isRead?: boolean;
  readonly status?: number;
  /** Palette's own word for it (API.md §1.5); decide by this, not by the status. */
  readonly code?: string;
  /** Palette's reference for its support. */
  readonly ref?: string;
  readonly upstreamMessage?: string;
  readonly retryAfterMs?: number;
  /** The answer repeated our key: the credential is what was refused, whatever the code says (API.md §1.5, trap). */
  readonly isCredentialEchoed?: boolean;
  /** Palette does not even know who we are: asked for ourselves, it found nobody. */
  readonly isCredentialUnknown?: boolean;
}

/** A call to Palette that gave no usable answer. After `network`, `timeout` and `schema` a write may have happened. */
export class PaletteError extends Error {
  override readonly name = 'PaletteError';
  readonly facts: PaletteErrorFacts;

  constructor(facts: PaletteErrorFacts, options?: { cause?: unknown }) {
    super(describe(facts), options);
    this.facts = facts;
  }
}

function describe(facts: PaletteErrorFacts): string {
  const what = [facts.kind, facts.status, facts.code].filter((part) => part !== undefined).join(' ');
  return `${facts.method} ${facts.path}: ${what}`;
}

/** True when Palette said no and did nothing; false when the write may have happened all the same. */
export function isRefusal(error: PaletteError): boolean {
  const { kind, status, code } = error.facts;
  if (kind === 'budget') return true;
  if (kind !== 'http' || status === undefined) return false;
  if (status === 408) return false;
  return status < 500 || (status === 500 && code !== undefined);
}

/** True when the credential itself is what Palette does not accept. */
export function isCredentialProblem(error: PaletteError): boolean {
  const { status, isCredentialEchoed, isCredentialUnknown } = error.facts;
  return status === 401 || status === 403 || isCredentialEchoed === true || isCredentialUnknown === true;
}

/** True for Palette's "no such object", whatever the status (API.md §1.5). */
export function isNotFound(error: PaletteError): boolean {
  const { kind, status, code, isCredentialEchoed } = error.facts;
  return kind === 'http' && isCredentialEchoed !== true && (status === 404 || code === 'ResourceNotFound');
}
