import { StoreError } from './store';

type Redact = (cause: unknown) => unknown;

/**
 * Runs one store operation; whatever it throws comes out as a {@link StoreError} of that name. `redact` may replace
 * the cause where it could carry a secret.
 */
export async function attempt<T>(operation: string, work: () => T | Promise<T>, redact?: Redact): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreError(operation, error, redact);
  }
}

/** {@link attempt} for what is done at once, so that the call that needs it still goes out in the same tick. */
export function attemptNow<T>(operation: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(operation, error);
  }
}

function asStoreError(operation: string, error: unknown, redact: Redact = (cause) => cause): StoreError {
  return error instanceof StoreError ? error : new StoreError(operation, { cause: redact(error) });
}
