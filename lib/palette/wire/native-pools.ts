import type { Site } from '../../sites/site';
import { type WorkerPool, workerPoolsOf } from '../../sites/worker-pool';
import type { Placement } from '../model';
import { type NewPoolHost, toPoolCreateBody } from './pool';
import { toPoolHosts } from './pool-host';
import { controlPlanePoolName } from './pool-names';
import { toPoolOptions } from './pool-options';

/** The pools of a new edge-native cluster: the control plane, and every worker pool that a host is there for. */
export function toNativePools(site: Site, controlPlane: readonly Placement[], workers: readonly Placement[]) {
  const { topology, architecture } = site;
  const leaders = toPoolHosts(site, controlPlane);
  const controlPlanePool = toPoolCreateBody(
    { name: controlPlanePoolName, isControlPlane: true, runsWork: topology.controlPlaneRunsWork, architecture },
    isTwoNode(site) ? withRoles(leaders) : leaders,
  );
  const names = [...new Set(workers.map(({ pool }) => pool))];
  const groups = names.map((name) => workers.filter(({ pool }) => pool === name));
  return [controlPlanePool, ...groups.map((group) => toNativeWorkerPoolBody(site, group))];
}

/** The body of a new worker pool with these hosts, which are all for the same one. */
export function toNativeWorkerPoolBody(site: Site, hosts: readonly Placement[]) {
  const pool = poolOf(site, hosts[0]?.pool);
  const { name, architecture } = pool;
  const body = toPoolCreateBody(
    { name, isControlPlane: false, runsWork: true, architecture },
    toPoolHosts(site, hosts),
  );
  return { ...body, poolConfig: { ...body.poolConfig, ...toPoolOptions(pool) } };
}

function poolOf(site: Site, name: string | undefined): WorkerPool {
  const pool = workerPoolsOf(site).find((candidate) => name === undefined || candidate.name === name);
  if (pool === undefined) throw new Error(`The site ${site.id} has no worker pool ${name ?? ''}.`);
  return pool;
}

/** Is its cluster of the two-node kind: a primary and a secondary, for good (API.md §4.2)? Pure. */
export function isTwoNode({ topology }: Site): boolean {
  return topology.controlPlane === 2;
}

/** Both roles or none: who came first is the primary. */
function withRoles(hosts: readonly NewPoolHost[]): NewPoolHost[] {
  return hosts.map((host, index) => ({ ...host, twoNodeCandidatePriority: index === 0 ? 'primary' : 'secondary' }));
}
