import { type Store, StoreError } from '../../lib/store/store';
import { CommandFault, type House } from './command';

/** Does something with the store of the environment and closes it. Throws {@link CommandFault} when it does not answer. */
export async function askStore<T>(house: House, act: (store: Store) => Promise<T>): Promise<T> {
  try {
    const store = await house.openStore();
    try {
      return await act(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    throw error instanceof StoreError ? explainStore(error) : error;
  }
}

/** A store that does not answer, in words for whoever typed the command. Pure. */
export function explainStore({ operation }: StoreError): CommandFault {
  return new CommandFault(`The store does not answer (${operation}). Is it the one that the deployment uses?`);
}
