import { z } from 'zod';
import { projectOf, type Run } from './run';

const entrySchema = z.object({ uids: z.array(z.string()) });

/** API.md §12 (c): the name is searched again when the cache is older than ten minutes. */
const keptForMs = 10 * 60_000;

/** Starts a run that only looks from the cluster found last time, so that a re-scan needs no search. */
export async function recallCluster(run: Run): Promise<boolean> {
  const text = await run.ports.store.readCache(keyOf(run));
  const entry = text === null ? null : entrySchema.safeParse(JSON.parse(text));
  if (!entry?.success || entry.data.uids.length === 0) return false;
  run.clusterUids = entry.data.uids;
  return true;
}

/** Keeps what a search (or our own create) found. A cache: every use reads the cluster itself again. */
export async function rememberCluster(run: Run): Promise<void> {
  if (run.clusterUids === null || run.clusterUids.length === 0) return;
  await run.ports.store.writeCache(keyOf(run), JSON.stringify({ uids: run.clusterUids }), keptForMs);
}

function keyOf(run: Run): string {
  return `cluster:${projectOf(run.ports, run.site) ?? 'tenant'}:${run.site.clusterName}`;
}
