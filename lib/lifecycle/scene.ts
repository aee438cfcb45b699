import type { Failure } from '../errors';
import { type HostId, parseHostId } from '../hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Pool } from '../palette/model';
import type { NodeMachine } from '../palette/upkeep-model';
import type { HostFacts } from '../registration/plan/world';
import { isIdOf } from '../sites/former-id';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import type { SettingsFacts } from './sync/settings-facts';

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
  /** The hosts that the task names, and those of `labelled`. */
  readonly hosts: ReadonlyMap<HostId, HostFacts>;
  /** Hosts that bear the site's label, oldest first, each read for itself. Null: the task does not need them. */
  readonly labelled: readonly HostRecord[] | null;
  /** Requests for all these hosts, for those in the pools, and all that are unfinished at the site. */
  readonly intents: ReadonlyMap<HostId, Intent>;
  /** Those of them that the store still has under the id that the site had before. */
  readonly former: readonly Intent[];
  /** Where else a host that the task names is at home: by its label, or by a request that still counts. */
  readonly elsewhere: ReadonlyMap<HostId, SiteId>;
  /** Those of them that the config does not let in at the site, and why. */
  readonly barred: ReadonlyMap<HostId, Failure>;
  /** Where the task sends a host to, and why that site would not take it; null: nowhere. */
  readonly target: Target | null;
  /** The host that this task was at bringing in for the one that it names first; null: none, or nobody knows. */
  readonly replacement: string | null;
  /** By host: the pool that it was read in earlier in this pass. */
  readonly seenIn: ReadonlyMap<string, string>;
  /** What the registration engine would set up with so many leading as the task says; null: the task does not ask. */
  readonly gathering: Gathering | null;
  /** What we know ourselves of a deletion that the task asks for; null: nothing. Milliseconds. */
  readonly deletion: Deletion | null;
  /** The deletion that was begun last at the site, whichever cluster stood there then; null: none lately. */
  readonly deletedBefore: LastDeletion | null;
  /** What the config is compared with; null: the task does not ask, or there is no cluster. */
  readonly settings: SettingsFacts | null;
  readonly nowMs: number;
}

/** A site that a host is to go to. */
export interface Target {
  readonly site: Site;
  /** What the config says against it, or null. */
  readonly refusal: Failure | null;
}

/** Hosts that wait at a site, as they would be set up. */
export interface Gathering {
  readonly controlPlane: readonly HostId[];
  readonly workers: readonly HostId[];
}

/** When a deletion was asked for by this app, and when it was forced. Milliseconds. */
export interface Deletion {
  readonly askedAtMs: number;
  readonly forcedAtMs: number | null;
}

/** Which cluster of a site IT meant to delete last, and when it began to. Milliseconds. */
export interface LastDeletion {
  readonly clusterUid: string;
  readonly askedAtMs: number;
}

/** What was asked for about the host at this site, be it under the id that it had then; null: nothing. Pure. */
export function requestOf({ intents, site }: Pick<Scene, 'intents' | 'site'>, hostId: HostId): Intent | null {
  const intent = intents.get(hostId);
  return intent !== undefined && isIdOf(site, intent.siteId) ? intent : null;
}

/** The pool that a host is in, or null. Pure. */
export function poolOf({ pools }: Pick<Scene, 'pools'>, hostId: HostId): StaffedPool | null {
  return pools.find(({ hosts }) => hosts.some((host) => host.hostId === hostId)) ?? null;
}

/** The control plane of the only cluster, or null while it shows none. Pure. */
export function controlPlaneOf({ pools }: Pick<Scene, 'pools'>): StaffedPool | null {
  return pools.find(({ isControlPlane }) => isControlPlane) ?? null;
}

/** The node on a host, unless it is leaving already; null: there is none. Pure. */
export function machineOf(pool: StaffedPool, hostId: string): NodeMachine | null {
  return pool.machines.find((machine) => machine.hostId === hostId && !machine.isLeaving) ?? null;
}

/** The record of a host that the task names, or null where Palette shows none. Pure. */
export function recordOf({ hosts }: Pick<Scene, 'hosts'>, hostId: HostId): HostRecord | null {
  const facts = hosts.get(hostId);
  return facts?.presence === 'present' ? facts.record : null;
}

/** The hosts of pools, as far as their IDs are edge host IDs; in the order of the pools. Pure. */
export function membersOf(pools: readonly Pool[]): HostId[] {
  return pools.flatMap(({ hosts }) => hosts.flatMap(({ hostId }) => toHostId(hostId)));
}

function toHostId(text: string): HostId[] {
  const parsed = parseHostId(text);
  return parsed.ok ? [parsed.value] : [];
}
