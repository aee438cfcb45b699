/** A JSON object as it came over the wire or goes out again. */
export type Json = Readonly<Record<string, unknown>>;
export type Labels = Readonly<Record<string, string>>;
export type Architecture = 'amd64' | 'arm64';

export interface Project {
  readonly uid: string;
  readonly name: string;
}

export interface Profile {
  readonly uid: string;
  readonly name: string;
  readonly version: string;
  readonly type: 'cluster' | 'infra' | 'add-on' | 'system';
  readonly cloudType: string;
  readonly scope: 'project' | 'tenant' | 'system';
  /** Only for scope `project`. */
  readonly projectUid: string;
  /** As the wire shows them (API.md 3). */
  readonly variables: readonly Json[];
  readonly packs: readonly Pack[];
  /** Left out: it is. */
  readonly isPublished?: boolean;
}

/** One layer of a profile; `values` is YAML, left out where there are none. */
export interface Pack {
  readonly name: string;
  readonly layer: string;
  readonly version: string;
  readonly values?: string | undefined;
}

/** What hosts register themselves with. The token itself is made of the name: nobody compares it. */
export interface RegistrationToken {
  readonly name: string;
  /** RFC 3339; left out: it does not end. */
  readonly expiry?: string | undefined;
  readonly isActive?: boolean | undefined;
  readonly projectUid?: string | undefined;
}

/** A cluster template: it says which profiles its clusters have. */
export interface Template {
  readonly uid: string;
  readonly name: string;
  readonly profileUids: readonly string[];
}

/** A place where backups go. */
export interface BackupLocation {
  readonly uid: string;
  readonly name: string;
}

/** An edge host as Palette knows it. All times are real milliseconds since 1970; null means "not yet". */
export interface Host {
  readonly uid: string;
  readonly name: string;
  readonly labels: Labels;
  readonly architecture: Architecture;
  readonly projectUid: string;
  /** Its digest only; empty: none. */
  readonly pairingKey: string;
  readonly tunnelConfig: Json | null;
  readonly registeredAt: number;
  readonly modifiedAt: number;
  readonly pairedAt: number | null;
  /** Since when the installation that paired is no more: its device was installed anew (API.md 2.7). */
  readonly orphanedAt?: number | undefined;
}

export interface PoolHost {
  readonly hostUid: string;
  /** What the writer said about this host: `hostName`, `nic`, ... */
  readonly entry: Json;
  readonly machineUid: string;
  readonly joinedAt: number;
  /** When the agent on the host picked the cluster up and began to install. */
  readonly startedAt: number | null;
  /** When somebody asked for its machine to be taken away; left out: nobody has. */
  readonly deletingAt?: number | undefined;
}

/** A node of a virtualized cluster; its life follows from that of its appliance. */
export interface VirtualMachine {
  readonly uid: string;
  readonly hostUid: string;
  readonly madeAt: number;
}

export interface Pool {
  readonly name: string;
  /** `poolConfig` as written, unknown fields included. */
  readonly config: Json;
  readonly hosts: readonly PoolHost[];
  /** Virtual machines that run on the hosts; left out: each host is a node itself. */
  readonly machines?: readonly VirtualMachine[] | undefined;
  /** It had hosts, and the last one has gone; left out: no. */
  readonly isEmptied?: boolean | undefined;
}

export interface Cluster {
  readonly uid: string;
  readonly configUid: string;
  readonly name: string;
  readonly projectUid: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly cloudType: string;
  readonly cloudConfig: Json;
  readonly clusterConfig: Json;
  readonly profileUids: readonly string[];
  readonly profileVariables: Readonly<Record<string, readonly Json[]>>;
  readonly pools: readonly Pool[];
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly runningAt: number | null;
  readonly deletingAt: number | null;
  readonly isForceDeleted: boolean;
  /** When somebody forced its deletion; left out by older builds, which count from `deletingAt`. */
  readonly forcedAt?: number | undefined;
  /** Its deletion hangs until somebody forces it. */
  readonly isStuck?: boolean | undefined;
  /** When its deletion has ended. */
  readonly deletedAt?: number | undefined;
  /** What clusters say of the layers of their profiles, by profile UID, as the wire shows it; left out: nothing. */
  readonly packValues?: Readonly<Record<string, readonly Json[]>> | undefined;
  readonly templateUid?: string | undefined;
  /** `v1ClusterComplianceScheduleConfig` and `v1ClusterBackupConfig` as written; left out: never set up. */
  readonly scans?: Json | undefined;
  readonly backup?: Json | undefined;
  /** A state set by hand (`Error`); it hides the natural one. */
  readonly forcedState: string | null;
}

/** What an appliance has for virtual machines (API.md 2.3, `properties`). */
export interface Offer {
  readonly networks: readonly { readonly name: string; readonly type: 'default' | 'bridge' }[];
  readonly storagePools: readonly string[];
}

/** A virtual edge host: the hardware side, known to Palette only once its ID is registered. */
export interface Device {
  readonly id: string;
  readonly architecture: Architecture;
  readonly hardware: {
    readonly cores: number;
    readonly memoryInMB: number;
    /** Left out by older builds. */
    readonly diskInGB?: number | undefined;
  };
  /** Of an appliance: what it has for virtual machines. */
  readonly offer?: Offer | undefined;
  readonly createdAt: number;
  readonly poweredAt: number | null;
  readonly poweredOffAt: number | null;
  /** It is broken and never comes back; left out: it is not. */
  readonly diedAt?: number | undefined;
}

/** Everything the simulator knows. Never changed in place: each change makes a new one. */
export interface State {
  readonly serial: number;
  readonly tenantUid: string;
  readonly projects: readonly Project[];
  readonly profiles: readonly Profile[];
  /** It has the operations of older kinds of clusters (API.md 10). */
  readonly hasOlderKinds?: boolean | undefined;
  /** Left out by older builds. */
  readonly tokens?: readonly RegistrationToken[];
  readonly templates?: readonly Template[];
  readonly backupLocations?: readonly BackupLocation[];
  readonly hosts: Readonly<Record<string, Host>>;
  readonly clusters: Readonly<Record<string, Cluster>>;
  readonly devices: Readonly<Record<string, Device>>;
}

/** What `snapshot()` gives and `createSimulator({ snapshot })` takes; plain JSON. */
export interface Snapshot {
  readonly version: 1;
  readonly state: State;
}
