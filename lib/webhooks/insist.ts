import { StoreError } from '../store/store';

/** Asks a second time when the store has failed; for calls only that may be repeated. */
export async function insist<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return call();
  }
}
