import type { HostRecord } from './model';
import type {
  ClusterEndpoint,
  ClusterSummary,
  ClusterTemplate,
  KeyOwner,
  ListedProfile,
  ProfileDetail,
  ProfilePack,
  ProfileVariable,
  ProjectRecord,
  RegistrationToken,
  ValidationFault,
} from './survey-model';
import type { BackupLocation, SystemProfile } from './upkeep-model';
import type { NewCluster } from './wire/cluster-create';
import type { ReceivedFile } from './wire/received-file';

/**
 * Palette as somebody sees it who looks at everything and changes nothing; for one project and one deadline. Every method
 * throws `PaletteError` only and is retried inside. Lists come in pages, never a call for each item.
 */
export interface PaletteSurvey {
  /** Asks who the key belongs to. A key that Palette does not know is a credential problem, whatever the status. */
  whoAmI(): Promise<KeyOwner>;
  /** The projects that the key sees; always asked in tenant scope. */
  listProjects(): Promise<readonly ProjectRecord[]>;
  /** The registration tokens of the tenant, without the tokens themselves; refused to whoever is no admin (API.md §2.8). */
  listTokens(): Promise<readonly RegistrationToken[]>;

  /** Every profile version that the scope may use. One call. */
  listProfiles(): Promise<readonly ListedProfile[]>;
  /** One profile version with its layers, or null. */
  getProfile(uid: string): Promise<ProfileDetail | null>;
  /** The layers of a profile with their values, where {@link getProfile} has not shown them. */
  listPacks(uid: string): Promise<readonly ProfilePack[]>;
  /** The variables that a profile defines. */
  listVariables(uid: string): Promise<readonly ProfileVariable[]>;

  /** Every version of the profiles for the operating system of appliances (API.md §10). */
  listSystemProfiles(): Promise<readonly SystemProfile[]>;
  /** The archive of a profile version, for hosts that cannot fetch it themselves; null: Palette has no such profile. */
  downloadProfile(uid: string): Promise<ReceivedFile | null>;
  /** A cluster template, or null. */
  getTemplate(uid: string): Promise<ClusterTemplate | null>;
  /** Does this Palette still answer the operations of an older kind of cluster (API.md §10)? Changes nothing. */
  hasOperationsFor(cloudType: 'libvirt' | 'edge'): Promise<boolean>;

  /** The places that backups of the project can go to. */
  listBackupLocations(): Promise<readonly BackupLocation[]>;

  /** Every cluster that is not deleted; with a name, those of exactly that name. */
  listClusters(name?: string): Promise<readonly ClusterSummary[]>;
  /** Where a cluster answers, by the UID of its cloud config; native ones unless told otherwise. */
  getEndpoint(configUid: string, cloudType?: 'edge-native' | 'libvirt'): Promise<ClusterEndpoint>;
  /** The tags that hosts of the project bear: one call, which shows whether the key may read hosts at all. */
  listHostTags(): Promise<readonly string[]>;
  /** Hosts that bear the label `key: value` and are in no cluster. */
  listFreeHosts(key: string, value: string): Promise<readonly HostRecord[]>;
  /** A dry run: what Palette would not accept of this cluster, in words that may quote its values. Makes nothing. */
  validateCluster(cluster: NewCluster): Promise<readonly ValidationFault[]>;
}
