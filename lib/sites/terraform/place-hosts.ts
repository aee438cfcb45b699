import type { HostId } from '../../hosts/edge-host-id';
import type { Site } from '../site';
import { type WorkerPool, workerPoolsOf } from '../worker-pool';

/** A host of a site by its whole ID, and the worker pool that hosts.csv names for it. */
export interface NamedHost {
  readonly hostId: HostId;
  readonly pool: string | null;
}

/** Where the hosts of a site go. */
export interface HostPlaces {
  readonly leaders: readonly HostId[];
  /** Pools without a host are absent: the provider knows none. */
  readonly workers: readonly { readonly pool: WorkerPool; readonly hosts: readonly HostId[] }[];
}

/**
 * Places hosts in their order, as the app would: the first of the site's architecture lead, the others go to the pool
 * that is named for them, else to the only one that may be meant. A text says why that cannot be told. Pure.
 */
export function placeHosts(site: Site, hosts: readonly NamedHost[]): HostPlaces | string {
  const pools = workerPoolsOf(site);
  const poolOf = (name: string) => pools.find((pool) => pool.name === name);
  const architectureOf = ({ pool }: NamedHost) => (pool === null ? undefined : poolOf(pool)?.architecture);
  const { controlPlane } = site.topology;
  const leading = hosts
    .filter((host) => (architectureOf(host) ?? site.architecture) === site.architecture)
    .slice(0, controlPlane);
  if (leading.length < controlPlane) {
    const needed = controlPlane === 1 ? '1 host' : `${controlPlane} hosts`;
    return `Its control plane needs ${needed}, and hosts.csv names ${leading.length || 'none'} by the whole ID.`;
  }
  const placed = new Map<string, HostId[]>();
  for (const host of hosts.filter((one) => !leading.includes(one))) {
    const names = host.pool === null ? listUnnamed(pools, site).map(({ name }) => name) : [host.pool];
    const [name = '', ...others] = names;
    if (others.length > 0 || name === '') return `hosts.csv does not say which pool ${host.hostId} is for.`;
    placed.set(name, [...(placed.get(name) ?? []), host.hostId]);
  }
  const full = pools.find(({ name, maxHosts }) => (placed.get(name)?.length ?? 0) > (maxHosts ?? hosts.length));
  if (full !== undefined) return `hosts.csv names more hosts than the ${full.maxHosts} of its pool ${full.name}.`;
  const workers = pools.flatMap((pool) => {
    const members = placed.get(pool.name) ?? [];
    return members.length === 0 ? [] : [{ pool, hosts: members }];
  });
  return { leaders: leading.map(({ hostId }) => hostId), workers };
}

/** Where a host may go that nobody has said a pool for: it is of the site's architecture then. */
function listUnnamed(pools: readonly WorkerPool[], { architecture }: Site): readonly WorkerPool[] {
  return pools.filter((pool) => pool.architecture === architecture);
}
