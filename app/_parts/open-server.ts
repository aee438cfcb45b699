import { fail, type Result } from '../../lib/errors';
import { getServer, type Server } from '../../lib/server';
import { StoreError } from '../../lib/store/store';

/** {@link getServer} for pages: a store that cannot be opened is one more thing to say to the reader. */
export async function openServer(): Promise<Result<Server>> {
  return orStoreFailure(getServer());
}

/** Turns a store that does not answer into `store_unavailable`; other faults stay thrown. */
export async function orStoreFailure<T>(work: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreError) return fail('store_unavailable');
    throw error;
  }
}
