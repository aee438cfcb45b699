import type { HostId } from '../hosts/edge-host-id';
import { findLabelled, observeSite, readHost } from '../registration/observe';
import { projectOf, type Run } from '../registration/run';
import type { Intent } from '../store/records';
import type { Scene, StaffedPool } from './scene';
import { hostsOf, type Task } from './task';

/**
 * Reads what the plan of a task needs, all of it anew: the site's clusters, their pools with what is installed there, the
 * hosts that the task names, and what our store knows of them. Writes nothing; throws `PaletteError`, `StoreError`, `StopRun`.
 */
export async function observeScene(run: Run, task: Task): Promise<Scene> {
  const { ports, site } = run;
  run.cluster = null;
  const { clusters, pools } = await observeSite(run);
  const configUid = clusters[0]?.configUid ?? null;
  const hostIds = hostsOf(task);
  const [staffed, intents] = await Promise.all([
    Promise.all(pools.map((pool) => staff(run, configUid, pool))),
    readIntents(run, hostIds),
    ...hostIds.map((hostId) => readHost(run, hostId)),
    needsLabelled(task) ? findLabelled(run) : null,
  ]);
  return {
    site: { ...site, projectUid: projectOf(ports, site) },
    clusters,
    pools: staffed,
    hosts: run.hosts,
    labelled: run.labelled,
    intents,
    nowMs: ports.clock.now(),
  };
}

/** The search is a scarce call. */
function needsLabelled(_task: Task): boolean {
  return false;
}

async function staff(run: Run, configUid: string | null, pool: Run['pools'][number]): Promise<StaffedPool> {
  if (configUid === null) return { ...pool, machines: [] };
  return { ...pool, machines: await run.upkeep.listMachines(run.site, configUid, pool.name) };
}

async function readIntents({ ports, site }: Run, hostIds: readonly HostId[]): Promise<Map<HostId, Intent>> {
  const [unfinished, named] = await Promise.all([
    ports.store.unfinishedIntents(site.id),
    Promise.all(hostIds.map((hostId) => ports.store.readIntent(hostId))),
  ]);
  const known = [...unfinished.map(({ intent }) => intent), ...named].filter((intent) => intent !== null);
  return new Map(known.map((intent) => [intent.hostId, intent]));
}
