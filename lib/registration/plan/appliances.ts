import type { HostId } from '../../hosts/edge-host-id';
import type { Placement, Pool } from '../../palette/model';
import { firstSetUpOf } from '../../sites/first-set-up';
import { otherClusters, stopPresentHost } from './host-layer';
import { admit, type Joining, toStops } from './joining';
import type { Desired, Step, World } from './world';

/**
 * Rows j1 to j5 of API.md §12 for a virtualized site, whose hosts are appliances: machines of every pool may run on all of
 * them (§10), so that each appliance joins every pool. How many machines there are is IT's business, not that of who joins.
 */
export function planAppliances(desired: Desired, world: World, hostIds: readonly HostId[]): Joining {
  return world.clusters.length > 0 ? planGrowth(desired, world, hostIds) : planCreate(desired, world, hostIds);
}

function planCreate(desired: Desired, world: World, hostIds: readonly HostId[]): Joining {
  const { site } = desired;
  const needed = firstSetUpOf(site);
  const most = site.topology.maxHosts;
  const found = (world.labelled ?? []).filter(
    (record) => desired.takesAlong(record.hostId) && stopPresentHost(desired, world, record) === null,
  );
  const room = admit([...new Set([...hostIds, ...found.map(({ hostId }) => hostId)])], most);
  const stops = toStops(most, room.refused, []);
  const present = room.admitted.length;
  if (present < needed && world.labelled === null) return { stops, waiting: null, step: { do: 'find_labelled' } };
  if (present < needed) return { stops, waiting: { present, needed }, step: { do: 'nothing' } };
  return { stops, waiting: null, step: { do: 'create_cluster', controlPlane: place(room.admitted), workers: [] } };
}

function planGrowth({ site }: Desired, world: World, hostIds: readonly HostId[]): Joining {
  const members: ReadonlySet<string> = new Set(world.pools.flatMap(({ hosts }) => hosts.map(({ hostId }) => hostId)));
  const most = site.topology.maxHosts;
  const newcomers = hostIds.filter((hostId) => !members.has(hostId));
  const room = admit(newcomers, Math.max(0, most - members.size));
  const stops = toStops(Math.max(most, members.size), room.refused, []);
  const joining = hostIds.filter((hostId) => !room.refused.includes(hostId));
  return { stops, waiting: null, step: nextPool(world, joining) };
}

/** One pool is written per round; that of the control plane last, because who is in it counts as settled. */
function nextPool(world: World, joining: readonly HostId[]): Step {
  const workersFirst = [...world.pools].sort((one, other) => Number(one.isControlPlane) - Number(other.isControlPlane));
  for (const pool of workersFirst) {
    const missing = [...new Set([...findLost(world, pool), ...joining])].filter((hostId) => !isIn(pool, hostId));
    if (missing.length > 0) return { do: 'add_nodes', pool, hosts: place(missing) };
  }
  return { do: 'nothing' };
}

/** Appliances that were read in the pool earlier in this run, and that a second writer's PUT has dropped since. */
function findLost(world: World, { name }: Pool): HostId[] {
  return [...(world.seen.get(name)?.keys() ?? [])].filter((hostId) => {
    const facts = world.hosts.get(hostId);
    return facts?.presence !== 'present' || otherClusters(world, facts.record).length === 0;
  });
}

function isIn({ hosts }: Pool, hostId: HostId): boolean {
  return hosts.some((host) => host.hostId === hostId);
}

function place(hostIds: readonly HostId[]): Placement[] {
  return hostIds.map((hostId) => ({ hostId, address: null }));
}
