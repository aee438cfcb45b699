import type { HostId } from '../../hosts/edge-host-id';
import type { Placement, Pool } from '../../palette/model';
import type { Site } from '../../sites/site';
import { kindOf } from '../../sites/site-kind';
import { workerPoolsOf } from '../../sites/worker-pool';
import { assignAddresses } from './addresses';
import { planAppliances } from './appliances';
import { otherClusters, roleOf, stopPresentHost } from './host-layer';
import { type Joining, toStops } from './joining';
import { countMembers, type Placed, placeHosts } from './place-hosts';
import type { Desired, Step, World } from './world';

/** Rows j1 to j5 of API.md §12 for hosts in the order of their wishes, registered or about to be. */
export function planJoin(desired: Desired, world: World, hostIds: readonly HostId[]): Joining {
  if (world.clusters.length === 0 && hostIds.length === 0) return nothingToJoin;
  if (kindOf(desired.site) === 'virtualized') return planAppliances(desired, world, hostIds);
  if (world.clusters.length > 0) return planGrowth(desired, world, hostIds);
  return planCreate(desired, world, hostIds);
}

/** Hosts that only a label tells of are taken along; without a wish that can be fulfilled they start nothing. */
const nothingToJoin: Joining = { stops: new Map(), waiting: null, step: { do: 'nothing' } };

/**
 * j1, j2: the label search is a scarce call and only made while hosts are missing. Hosts that it alone found are taken
 * along behind those that somebody just scanned: an old entry of a host that is gone must not get the place of the
 * control plane.
 */
function planCreate(desired: Desired, world: World, hostIds: readonly HostId[]): Joining {
  const { site } = desired;
  const { controlPlane, maxHosts } = site.topology;
  const most = workerPoolsOf(site).length > 0 ? maxHosts : controlPlane;
  const found = (world.labelled ?? []).filter(
    (record) => desired.takesAlong(record.hostId) && stopPresentHost(desired, world, record) === null,
  );
  const coming = [...new Set([...hostIds, ...found.map((record) => record.hostId)])];
  const places = placeHosts(desired, world, coming, { leaders: controlPlane, most, taken: new Map() });
  const { leaders } = places;
  const { placements, without } = placeAll(site, [], [...leaders, ...places.workers]);
  const stops = new Map([...places.stops, ...toStops(most, places.full, without)]);
  const present = Math.min(leaders.length, placements.length);
  if (present < controlPlane && world.labelled === null) {
    return { stops, waiting: null, step: { do: 'find_labelled' } };
  }
  if (present < controlPlane) {
    return { stops, waiting: { present, needed: controlPlane }, step: { do: 'nothing' } };
  }
  const step: Step = {
    do: 'create_cluster',
    controlPlane: placements.slice(0, controlPlane),
    workers: placements.slice(controlPlane),
  };
  return { stops, waiting: null, step };
}

/** The static addresses of hosts whose place is decided. */
function placeAll(site: Site, taken: readonly (string | null)[], placed: readonly Placed[]) {
  const hostIds = placed.map(({ hostId }) => hostId);
  const { placements, without } = assignAddresses(site, taken, hostIds);
  const poolOf = new Map(placed.map(({ hostId, pool }) => [hostId, pool]));
  return { placements: placements.map((one) => withPool(one, poolOf.get(one.hostId))), without };
}

function withPool(placement: Omit<Placement, 'pool'>, pool: string | undefined): Placement {
  return pool === undefined ? placement : { ...placement, pool };
}

/**
 * j3 to j5: a control plane is never grown here, so every later host is a worker (row s5, and 1 → 2 is forbidden). One pool
 * is written per round, with all that go there: the others are decided anew from what is read then.
 */
function planGrowth(desired: Desired, world: World, hostIds: readonly HostId[]): Joining {
  const { site } = desired;
  const existing = poolsInUse(site, world);
  const members = world.pools.flatMap(({ hosts }) => hosts);
  const lost = existing.flatMap((pool) => findLost(site, world, pool));
  const most = existing.length > 0 || workerPoolsOf(site).length > 0 ? site.topology.maxHosts : 0;
  const wished = hostIds.filter((hostId) => lost.every((host) => host.hostId !== hostId));
  const room = Math.max(0, most - members.length - lost.length);
  const places = placeHosts(desired, world, wished, { leaders: 0, most: room, taken: countTaken(world, lost) });
  const taken = [...members, ...lost].map(({ address }) => address);
  const { placements, without } = placeAll(site, taken, places.workers);
  const stops = new Map([...places.stops, ...toStops(Math.max(most, members.length), places.full, without)]);
  return { stops, waiting: null, step: toGrowthStep(existing, [...lost, ...placements]) };
}

/** Worker pools that exist and that hosts may join: what exists wins where the config names none (row s5). */
function poolsInUse({ pools: named }: Site, { pools }: World): readonly Pool[] {
  const workers = pools.filter(({ isControlPlane }) => !isControlPlane);
  return named === undefined ? workers.slice(0, 1) : workers;
}

function countTaken(world: World, lost: readonly Placement[]): ReadonlyMap<string, number> {
  const taken = countMembers(world);
  for (const { pool } of lost) if (pool !== undefined) taken.set(pool, (taken.get(pool) ?? 0) + 1);
  return taken;
}

function toGrowthStep(existing: readonly Pool[], placements: readonly Placement[]): Step {
  const [first] = placements;
  if (first === undefined) return { do: 'nothing' };
  const hosts = placements.filter(({ pool }) => pool === first.pool);
  const pool = existing.find(({ name }) => first.pool === undefined || name === first.pool);
  return pool === undefined ? { do: 'add_pool', hosts } : { do: 'add_nodes', pool, hosts };
}

/**
 * Hosts that stood in the pool earlier in this run and are in no pool now: a second writer's PUT dropped them. One that
 * has since been read in another cluster was moved, not dropped: no host is put into two. It keeps its static address.
 */
function findLost({ pools: named }: Site, world: World, { name }: Pool): Placement[] {
  const pool = named === undefined ? undefined : name;
  const seen = [...(world.seen.get(name) ?? [])].map(([hostId, address]) => withPool({ hostId, address }, pool));
  return seen.filter(({ hostId }) => roleOf(world.pools, hostId) === null && !isElsewhere(world, hostId));
}

function isElsewhere(world: World, hostId: HostId): boolean {
  const facts = world.hosts.get(hostId);
  return facts?.presence === 'present' && otherClusters(world, facts.record).length > 0;
}
