import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Placement, Pool, TunnelConfig } from './model';
import type { Written } from './palette';
import type { ClusterSettings, NodeMachine, ProfileChange } from './upkeep-model';

/**
 * What IT's lifecycle commands need of Palette beyond registering, for one project and one deadline: taking away, resetting,
 * and changing what is there. The registration engine never uses it. Every method throws `PaletteError` only. Reads are
 * retried inside; a write goes out once, and after a failure may have happened: look again. `site` tells the kind of its
 * cluster, and with it the paths (API.md §6, §10).
 */
export interface PaletteUpkeep {
  /** What is installed on the hosts of a pool, with what {@link deleteMachine} needs. */
  listMachines(site: Site, configUid: string, poolName: string): Promise<readonly NodeMachine[]>;
  /** Takes a node away; its host stays in the list of its pool until {@link replaceHosts}. `ResourceNotFound`: it is gone. */
  deleteMachine(site: Site, configUid: string, poolName: string, machineUid: string): Promise<Written>;
  /**
   * Writes a pool **as just read** with other hosts: without `removed`, with `added`. The PUT replaces the whole list
   * (API.md §6); all else is carried through.
   */
  replaceHosts(site: Site, configUid: string, pool: Pool, change: HostChange): Promise<Written>;
  /**
   * Writes a pool of a virtualized site **as just read** with another number of machines; its appliances stay. Of a control
   * plane 1, 3 or 5 (API.md §10).
   */
  resizePool(site: Site, configUid: string, pool: Pool, count: number): Promise<Written>;
  /** Takes a worker pool away that has no host left. */
  deletePool(site: Site, configUid: string, poolName: string): Promise<Written>;
  /**
   * Deletes a cluster, or aborts one that is being set up; asynchronous (API.md §7). Forced: Palette lets go of it at once and
   * may leave something behind.
   */
  deleteCluster(uid: string, isForced: boolean): Promise<Written>;
  /** Takes everything off the host that Palette has put on it; asynchronous (API.md §2.1). Destructive. */
  resetHost(hostId: HostId): Promise<Written>;
  /** May IT log in at the host from Palette? Safe to repeat. */
  replaceTunnelConfig(hostId: HostId, config: TunnelConfig): Promise<Written>;

  /** What {@link PaletteUpkeep} can change of a cluster, as it is now; null: the cluster is gone. */
  getSettings(site: Site, uid: string, configUid: string): Promise<ClusterSettings | null>;
  /** Replaces labels and annotations of a cluster as a whole: pass them read and merged. Safe to repeat. */
  replaceClusterLabels(uid: string, metadata: ClusterSettings['metadata']): Promise<Written>;
  /** Moves a cluster; `place` is what Palette says of its place besides, **as just read**: the PUT replaces that as well. */
  replaceLocation(
    uid: string,
    location: NonNullable<ClusterSettings['location']>,
    place: ClusterSettings['place'],
  ): Promise<Written>;
  replaceTimeZone(uid: string, timeZone: string): Promise<Written>;
  /** Palette ignores it for most kinds (API.md §4.1). Null: no more patches by schedule. Safe to repeat. */
  replaceOsPatch(uid: string, osPatch: ClusterSettings['osPatch']): Promise<Written>;
  /** Replaces what the cloud config says besides its pools: pass it as just read, changed. */
  replaceNetwork(site: Site, configUid: string, network: ClusterSettings['network']): Promise<Written>;
  /** Writes a pool **as just read** with other options, e.g. taints; its hosts stay. */
  replacePoolOptions(
    site: Site,
    configUid: string,
    pool: Pool,
    options: Readonly<Record<string, unknown>>,
  ): Promise<Written>;
  /** Gives profiles of the cluster other values; those that are not named stay as they are. */
  changeProfiles(uid: string, profiles: readonly ProfileChange[]): Promise<Written>;
  replaceScans(uid: string, scans: ClusterSettings['scans']): Promise<Written>;
  /** Null: no more backups by schedule; those that are there stay. */
  replaceBackup(site: Site, uid: string, backup: ClusterSettings['backup']): Promise<Written>;
}

export interface HostChange {
  readonly added: readonly Placement[];
  readonly removed: readonly HostId[];
}
