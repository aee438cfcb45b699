import { StoreError } from './store';

/**
 * Runs one store operation; whatever it throws comes out as a {@link StoreError} of that name. `redact` may replace
 * the cause where it could carry a secret.
 */
export async function attempt<T>(
  operation: string,
  work: () => T | Promise<T>,
  redact: (cause: unknown) => unknown = (cause) => cause,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(operation, { cause: redact(error) });
  }
}
