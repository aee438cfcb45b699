import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { recallClusters, rememberCluster } from './cluster-cache';
import { observe } from './observe';
import { plan } from './plan/plan';
import type { Plan, World } from './plan/world';
import type { Ports } from './ports';
import { type Run, startRun } from './run';
import { toDesired } from './serve-site';
import { rememberSight } from './sight/remember-sight';
import type { SiteSight } from './sight/site-sight';
import { readSight } from './sight/store-sight';

/** What Palette shows of one host at its site, read without any right to write. */
export interface Look {
  readonly plan: Plan;
  /** Kept for the page that opens next. */
  readonly sight: SiteSight;
}

/**
 * Looks at one settled host on behalf of a submit: three reads when the cluster is known from before, four after a
 * search. Throws `PaletteError`, `StoreError` and `StopRun`.
 */
export async function lookAt(ports: Ports, site: Site, intent: Intent, deadlineMs: number): Promise<Look> {
  const run = startRun(ports, site, { deadlineMs });
  const [known, before] = await Promise.all([recallClusters(ports, site), readSight(ports, site.id)]);
  const isWarm = known.length > 0;
  if (isWarm) run.clusterUids = known;
  let world = await observe(run, [intent]);
  if (isWarm && world.clusters.length === 0) {
    run.clusterUids = null;
    world = await observe(run, [intent]);
  }
  const machines = await readMachines(run, world, intent);
  const decided = plan(toDesired(run, [intent]), world);
  const isNews = !isWarm || world.clusters.length === 0;
  const [sight] = await Promise.all([
    rememberSight(run, world, decided, machines, before),
    isNews ? rememberCluster(run) : undefined,
  ]);
  return { plan: decided, sight };
}

async function readMachines(run: Run, world: World, { hostId }: Intent): Promise<Parameters<typeof rememberSight>[3]> {
  const configUid = world.clusters[0]?.configUid ?? null;
  const own = world.pools.filter(({ hosts }) => hosts.some((host) => host.hostId === hostId));
  const pool = own.find(({ isControlPlane }) => isControlPlane) ?? own[0];
  if (pool === undefined || configUid === null) return null;
  return { pool: pool.name, found: await run.palette.listMachines(run.site, configUid, pool.name) };
}
