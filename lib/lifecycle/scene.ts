import type { HostId } from '../hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Pool } from '../palette/model';
import type { NodeMachine } from '../palette/upkeep-model';
import type { HostFacts } from '../registration/plan/world';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';

/** A node pool with what is installed on its hosts. */
export interface StaffedPool extends Pool {
  readonly machines: readonly NodeMachine[];
}

/** What Palette and our store say of a site, read in this round: what every lifecycle plan is decided from. Pure data. */
export interface Scene {
  /** With the project that is really used. */
  readonly site: Site;
  /** Clusters of the site's cluster name that are not deleted. */
  readonly clusters: readonly ClusterRecord[];
  /** Pools of the only cluster, unless it is being deleted. */
  readonly pools: readonly StaffedPool[];
  /** The hosts that the task names. */
  readonly hosts: ReadonlyMap<HostId, HostFacts>;
  /** Hosts that bear the site's label, oldest first; an index that may lag. Null: the task does not need them. */
  readonly labelled: readonly HostRecord[] | null;
  /** Requests for the hosts that the task names, and all that are unfinished at the site. */
  readonly intents: ReadonlyMap<HostId, Intent>;
  readonly nowMs: number;
}

/** The pool that a host is in, or null. Pure. */
export function poolOf({ pools }: Scene, hostId: HostId): StaffedPool | null {
  return pools.find(({ hosts }) => hosts.some((host) => host.hostId === hostId)) ?? null;
}

/** The node on a host, unless it is leaving already; null: there is none. Pure. */
export function machineOf(pool: StaffedPool, hostId: HostId): NodeMachine | null {
  return pool.machines.find((machine) => machine.hostId === hostId && !machine.isLeaving) ?? null;
}

/** The record of a host that the task names, or null where Palette shows none. Pure. */
export function recordOf({ hosts }: Scene, hostId: HostId): HostRecord | null {
  const facts = hosts.get(hostId);
  return facts?.presence === 'present' ? facts.record : null;
}
