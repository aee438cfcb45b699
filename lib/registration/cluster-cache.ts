import { z } from 'zod';
import type { Site } from '../sites/site';
import type { Ports } from './ports';
import { readCached } from './read-cached';
import { projectOf, type Run } from './run';
import { tolerate } from './tolerate';

const entrySchema = z.object({ uids: z.array(z.string()) });

/** API.md §12 (c): the name is searched again when the cache is older than ten minutes. */
const keptForMs = 10 * 60_000;

/**
 * The clusters found (or made) last time, none when that is too long ago: saves a re-scan the search, and shows a cluster
 * that the search index does not know yet. Only a hint: every use reads the cluster itself.
 */
export async function recallClusters(ports: Ports, site: Site): Promise<readonly string[]> {
  const entry = await readCached(ports.store, keyOf(ports, site), entrySchema);
  return entry?.uids ?? [];
}

/**
 * Keeps what a search (or our own create) found, when it is news. A cache: every use reads the cluster itself again. And
 * yet whoever holds the lease next must find our own create here: the search index may not show it for seconds.
 */
export async function rememberCluster(run: Run): Promise<void> {
  const { clusterUids: uids, ports, site } = run;
  if (uids === null || uids.length === 0 || uids === run.cachedUids) return;
  const text = JSON.stringify({ uids });
  await tolerate(ports, 'remember_cluster', async () => {
    await ports.store.writeCache(keyOf(ports, site), text, keptForMs);
    run.cachedUids = uids;
  });
}

function keyOf(ports: Ports, site: Site): string {
  return `cluster:${projectOf(ports, site) ?? 'tenant'}:${site.clusterName}`;
}
