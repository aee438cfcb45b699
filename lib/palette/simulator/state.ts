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
}

export interface PoolHost {
  readonly hostUid: string;
  /** What the writer said about this host: `hostName`, `nic`, ... */
  readonly entry: Json;
  readonly machineUid: string;
  readonly joinedAt: number;
  /** When the agent on the host picked the cluster up and began to install. */
  readonly startedAt: number | null;
}

export interface Pool {
  readonly name: string;
  /** `poolConfig` as written, unknown fields included. */
  readonly config: Json;
  readonly hosts: readonly PoolHost[];
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
  /** A state set by hand (`Error`); it hides the natural one. */
  readonly forcedState: string | null;
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
  readonly createdAt: number;
  readonly poweredAt: number | null;
  readonly poweredOffAt: number | null;
}

/** Everything the simulator knows. Never changed in place: each change makes a new one. */
export interface State {
  readonly serial: number;
  readonly tenantUid: string;
  readonly projects: readonly Project[];
  readonly profiles: readonly Profile[];
  /** Left out by older builds. */
  readonly tokens?: readonly RegistrationToken[];
  readonly hosts: Readonly<Record<string, Host>>;
  readonly clusters: Readonly<Record<string, Cluster>>;
  readonly devices: Readonly<Record<string, Device>>;
}

/** What `snapshot()` gives and `createSimulator({ snapshot })` takes; plain JSON. */
export interface Snapshot {
  readonly version: 1;
  readonly state: State;
}
