import type { HostId } from '../hosts/edge-host-id';
import type { Architecture } from '../sites/architecture';
import type { Site } from '../sites/site';
import type {
  ClusterRecord,
  ClusterState,
  HostRecord,
  HostSettings,
  Machine,
  Placement,
  Pool,
  ProfileRecord,
} from './model';
import type { BackupLocation } from './upkeep-model';
import type { NewCluster } from './wire/cluster-create';

/** Palette's own id for a change, or null when it gave none. */
export interface Written {
  readonly auditUid: string | null;
}

/**
 * Palette as the registration engine needs it, for one project and one deadline. Every method throws `PaletteError`
 * only. Reads are retried inside; a write goes out once, and after a failure may have happened: look again.
 */
export interface Palette {
  /** Resolves when Palette accepts the key; costs a call unless one succeeded lately. */
  proveCredential(): Promise<void>;
  /** Asks Palette who we are, now: what health is made of. */
  checkCredential(): Promise<void>;
  /** The host, or null when Palette has none of that ID in our scope - believed only with a proven key (API.md §1.5). */
  getHost(hostId: HostId): Promise<HostRecord | null>;
  /**
   * Creates the host's entry. Refused with `AlreadyRegisteredEdgeHostDevice` when the ID is taken anywhere. The pairing key
   * is a secret: no error tells it, whatever Palette says.
   */
  registerHost(
    hostId: HostId,
    labels: Readonly<Record<string, string>>,
    architecture: Architecture,
    more?: HostSettings,
  ): Promise<Written>;
  /** Replaces the labels as a whole: pass them read and merged. Safe to repeat. */
  replaceLabels(hostId: HostId, labels: Readonly<Record<string, string>>): Promise<Written>;
  /**
   * Deletes the host's entry. Palette may refuse it for a host in use (API.md §7, unknown): be sure that it is in no
   * cluster. One that is gone already is refused with `ResourceNotFound`.
   */
  deleteHost(hostId: HostId): Promise<Written>;
  /**
   * Hosts that bear the label `key: value`, at most `mostPages` pages of them (20). The index may lag behind writes by
   * seconds.
   */
  findHostsByLabel(key: string, value: string, mostPages?: number): Promise<readonly HostRecord[]>;

  /** UIDs of the clusters of exactly this name that are not deleted. The index may lag behind writes by seconds. */
  findClusters(name: string): Promise<readonly string[]>;
  /** The cluster, or null when it is absent or deleted. */
  getCluster(uid: string): Promise<ClusterRecord | null>;
  /** The cheapest poll. `Deleted` also when the cluster is gone. */
  getClusterState(uid: string): Promise<ClusterState>;
  /** Creates the site's cluster with all of its pools; it is provisioned asynchronously. */
  createCluster(cluster: NewCluster): Promise<Written & { readonly uid: string }>;

  /** The pools of the site's cluster, by the UID of its cloud config. */
  getPools(site: Site, configUid: string): Promise<readonly Pool[]>;
  /** Adds hosts to the pool **as just read**: the PUT replaces the whole list (API.md §6). */
  addToPool(site: Site, configUid: string, pool: Pool, added: readonly Placement[]): Promise<Written>;
  /** Creates the site's worker pool with these hosts. */
  createWorkerPool(site: Site, configUid: string, hosts: readonly Placement[]): Promise<Written>;
  /** What is installed on the hosts of a pool; of a virtualized site several machines on one host, or none. */
  listMachines(site: Site, configUid: string, poolName: string): Promise<readonly Machine[]>;

  /** Every profile version that the scope may use: UID, name, version. */
  listProfiles(): Promise<readonly { readonly uid: string; readonly name: string; readonly version: string }[]>;
  /** One profile version, or null. */
  getProfile(uid: string): Promise<ProfileRecord | null>;
  /** The places that backups of the project can go to. */
  listBackupLocations(): Promise<readonly BackupLocation[]>;
}
