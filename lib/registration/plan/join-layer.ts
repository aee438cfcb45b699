import { type Failure, fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import type { Placement, Pool } from '../../palette/model';
import { assignAddresses } from './addresses';
import { otherClusters, roleOf, stopPresentHost } from './host-layer';
import type { Desired, Step, World } from './world';

/** What the join layer says of all hosts together that could join. */
export interface Joining {
  readonly stops: ReadonlyMap<HostId, Failure>;
  /** Set when the site waits for more hosts. */
  readonly waiting: { readonly present: number; readonly needed: number } | null;
  readonly step: Step;
}

/** Rows j1 to j5 of API.md §12 for hosts in the order of their wishes, registered or about to be. */
export function planJoin(desired: Desired, world: World, hostIds: readonly HostId[]): Joining {
  if (world.clusters.length > 0) return planGrowth(desired, world, hostIds);
  return hostIds.length === 0 ? nothingToJoin : planCreate(desired, world, hostIds);
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
  const { controlPlane, workerPool, maxHosts } = site.topology;
  const most = workerPool ? maxHosts : controlPlane;
  const found = (world.labelled ?? []).filter(
    (record) => desired.takesAlong(record.hostId) && stopPresentHost(desired, world, record) === null,
  );
  const room = admit([...new Set([...hostIds, ...found.map((record) => record.hostId)])], most);
  const { placements, without } = assignAddresses(site, [], room.admitted);
  const stops = toStops(most, room.refused, without);
  if (placements.length < controlPlane && world.labelled === null) {
    return { stops, waiting: null, step: { do: 'find_labelled' } };
  }
  if (placements.length < controlPlane) {
    return { stops, waiting: { present: placements.length, needed: controlPlane }, step: { do: 'nothing' } };
  }
  const step: Step = {
    do: 'create_cluster',
    controlPlane: placements.slice(0, controlPlane),
    workers: placements.slice(controlPlane),
  };
  return { stops, waiting: null, step };
}

/** j3 to j5: a control plane is never grown here, so every later host is a worker (row s5, and 1 → 2 is forbidden). */
function planGrowth(desired: Desired, world: World, hostIds: readonly HostId[]): Joining {
  const { site } = desired;
  const pool = world.pools.find((candidate) => !candidate.isControlPlane);
  const members = world.pools.flatMap(({ hosts }) => hosts);
  const lost = pool === undefined ? [] : findLost(world, pool);
  const most = pool !== undefined || site.topology.workerPool ? site.topology.maxHosts : 0;
  const wished = hostIds.filter((hostId) => lost.every((host) => host.hostId !== hostId));
  const room = admit(wished, Math.max(0, most - members.length - lost.length));
  const taken = [...members, ...lost].map(({ address }) => address);
  const { placements, without } = assignAddresses(site, taken, room.admitted);
  const stops = toStops(Math.max(most, members.length), room.refused, without);
  return { stops, waiting: null, step: toGrowthStep(pool, [...lost, ...placements]) };
}

function toGrowthStep(pool: Pool | undefined, placements: readonly Placement[]): Step {
  if (placements.length === 0) return { do: 'nothing' };
  return pool === undefined ? { do: 'add_pool', hosts: placements } : { do: 'add_nodes', pool, hosts: placements };
}

/**
 * Hosts that stood in the pool earlier in this run and are in no pool now: a second writer's PUT dropped them. One that
 * has since been read in another cluster was moved, not dropped: no host is put into two. It keeps its static address.
 */
function findLost(world: World, pool: Pool): Placement[] {
  const seen = [...(world.seen.get(pool.name) ?? [])].map(([hostId, address]) => ({ hostId, address }));
  return seen.filter(({ hostId }) => roleOf(world.pools, hostId) === null && !isElsewhere(world, hostId));
}

function isElsewhere(world: World, hostId: HostId): boolean {
  const facts = world.hosts.get(hostId);
  return facts?.presence === 'present' && otherClusters(world, facts.record).length > 0;
}

function admit(hostIds: readonly HostId[], most: number) {
  return { admitted: hostIds.slice(0, most), refused: hostIds.slice(most) };
}

function toStops(most: number, full: readonly HostId[], without: readonly HostId[]): Map<HostId, Failure> {
  return new Map([
    ...full.map((hostId) => [hostId, fail('site_full', { most: String(most) }).error] as const),
    ...without.map((hostId) => [hostId, fail('addresses_exhausted').error] as const),
  ]);
}
