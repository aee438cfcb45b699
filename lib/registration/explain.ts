import { type Failure, fail } from '../errors';
import { isCredentialProblem, PaletteError, type PaletteErrorFacts } from '../palette/palette-error';
import { StoreError } from '../store/store';
import { StopRun } from './stop-run';

/** The catalogue entry for whatever went wrong below us. Exhaustive over the kinds of {@link PaletteError}. */
export function explain(error: unknown): Failure {
  if (error instanceof StopRun) return error.failure;
  if (error instanceof PaletteError) return explainPalette(error);
  if (error instanceof StoreError) return fail('store_unavailable').error;
  return fail('internal').error;
}

function explainPalette(error: PaletteError): Failure {
  if (isCredentialProblem(error)) return fail('palette_credential_refused').error;
  switch (error.facts.kind) {
    case 'network':
      return fail('palette_unreachable').error;
    case 'timeout':
      return fail('palette_slow').error;
    case 'schema':
      return fail('palette_answer_unreadable').error;
    case 'budget':
      return fail('palette_busy').error;
    case 'http':
      return explainStatus(error.facts);
  }
}

/**
 * A 500 with a code is a business refusal of a write (API.md §1.5); without one, to a read, and above 500, Palette itself
 * is unwell.
 */
function explainStatus({ status = 0, code, isRead = false }: PaletteErrorFacts): Failure {
  if (status === 429) return fail('palette_busy').error;
  if (status === 408 || status === 504) return fail('palette_slow').error;
  const isUnwell = status > 500 || (status === 500 && (isRead || code === undefined));
  return fail(isUnwell ? 'palette_unreachable' : 'palette_refused').error;
}
