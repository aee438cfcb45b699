import type { HostId } from '../hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Machine } from '../palette/model';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { recallClusters, rememberCluster } from './cluster-cache';
import { observe } from './observe';
import { roleOf } from './plan/host-layer';
import { plan } from './plan/plan';
import type { Plan, World } from './plan/world';
import type { Ports } from './ports';
import { type Run, startRun } from './run';
import { toDesired } from './serve-site';

/** What Palette shows of one host at its site, read without any right to write. */
export interface Look {
  readonly plan: Plan;
  readonly sight: Sight;
}

/** The facts that a page is made of. */
export interface Sight {
  readonly cluster: ClusterRecord | null;
  readonly role: 'control-plane' | 'worker' | null;
  readonly machine: Machine | null;
  /** Null: not read. */
  readonly host: HostRecord | null;
  readonly members: number;
}

/**
 * Looks at one host: three reads when the cluster is known from before, four after a search, one more while the host is
 * not running yet. Throws `PaletteError` and `StopRun`.
 */
export async function lookAt(ports: Ports, site: Site, intent: Intent, deadlineMs: number): Promise<Look> {
  const run = startRun(ports, site, { deadlineMs });
  const known = await recallClusters(ports, site);
  const isWarm = known.length > 0;
  if (isWarm) run.clusterUids = known;
  let world = await observe(run, [intent]);
  if (isWarm && world.clusters.length === 0) {
    run.clusterUids = null;
    world = await observe(run, [intent]);
  }
  if (!isWarm || world.clusters.length === 0) await rememberCluster(run);
  const sight = await toSight(run, world, intent.hostId);
  return { plan: plan(toDesired(run, [intent]), world), sight };
}

/** Completes what a run has read to what a page shows. */
export async function toSight(run: Run, world: World, hostId: HostId): Promise<Sight> {
  const cluster = world.clusters.length === 1 ? (world.clusters[0] ?? null) : null;
  const machine = await readMachine(run, cluster, hostId);
  const facts = run.hosts.get(hostId);
  return {
    cluster,
    role: roleOf(world.pools, hostId),
    machine,
    host: facts?.presence === 'present' ? facts.record : null,
    members: world.pools.reduce((sum, pool) => sum + pool.hosts.length, 0),
  };
}

async function readMachine(run: Run, cluster: ClusterRecord | null, hostId: HostId): Promise<Machine | null> {
  const pool = run.pools.find(({ hosts }) => hosts.some((host) => host.hostId === hostId));
  if (pool === undefined || cluster?.configUid == null) return null;
  const machines = await run.palette.listMachines(cluster.configUid, pool.name);
  return machines.find((machine) => machine.hostId === hostId) ?? null;
}
