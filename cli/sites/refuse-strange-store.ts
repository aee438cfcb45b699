import type { Server } from '../../lib/server/compose';
import { StoreError } from '../../lib/store/store';
import { explainStore } from './ask-store';
import { CommandFault } from './command';

/**
 * Live writes need the store of the deployment: its leases keep two writers of one site apart. One that has never seen
 * anybody do anything is probably another, such as a file on this machine, or the right database under another prefix.
 * Throws {@link CommandFault}, unless somebody says that it is the right one. Reads only.
 */
export async function refuseStrangeStore({ isReal, store }: Pick<Server, 'isReal' | 'store'>, isNew: boolean) {
  if (!isReal || isNew) return;
  const trail = await store.readAudit(1).catch((error: unknown) => {
    throw error instanceof StoreError ? explainStore(error) : error;
  });
  if (trail.length > 0) return;
  throw new CommandFault(
    `This store (${store.kind}) has never seen a registration, so it is probably not the one of the deployment, and writing with two stores can lose hosts. From your own machine set KV_REST_API_URL and KV_REST_API_TOKEN as deployed, and VERCEL_ENV=production for a deployment on Vercel. If it is the right one and only new: --new-store.`,
  );
}
