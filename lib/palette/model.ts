import type { HostId } from '../hosts/edge-host-id';
import type { Architecture } from '../sites/architecture';

/** An edge host as Palette has it, in our words. Secrets of the raw answer are not in here. */
export interface HostRecord {
  readonly hostId: HostId;
  /** `unpaired`: no edge host has called home yet. `other`: a word that we do not know. */
  readonly state: 'unpaired' | 'ready' | 'in-use' | 'other';
  readonly health: 'healthy' | 'unhealthy' | 'unknown';
  readonly labels: Readonly<Record<string, string>>;
  /** Clusters that the host belongs to, by Palette's own account. */
  readonly clusters: readonly { readonly uid: string; readonly name: string }[];
  /** Null where Palette does not say. */
  readonly projectUid: string | null;
  readonly createdAtMs: number | null;
  /** Null: no edge host has told anything of itself yet. */
  readonly machine: HostMachine | null;
  /** Left out: nobody may log in from Palette. */
  readonly tunnelConfig?: TunnelConfig;
  /** Left out: it has reported nothing of that kind, as native edge hosts do. */
  readonly offer?: ApplianceOffer;
  /** What the edge host reports of itself; left out: it has not called home yet. */
  readonly architecture?: Architecture;
}

/** What an appliance has for the machines of a virtualized site (API.md §2.3, `properties`). */
export interface ApplianceOffer {
  readonly networks: readonly { readonly name: string; readonly type: 'default' | 'bridge' }[];
  readonly storagePools: readonly string[];
}

/** May IT log in at a host from Palette, and by a user that is made for the occasion? */
export interface TunnelConfig {
  readonly remoteSsh: 'enabled' | 'disabled';
  readonly remoteSshTempUser: 'enabled' | 'disabled';
}

/** What a host's entry says besides, when it is made; left out: nothing of it. */
export interface HostSettings {
  readonly pairingKey?: string | null;
  readonly tunnelConfig?: TunnelConfig | null;
}

/** What an edge host reports of its hardware; each null where it says nothing. */
export interface HostMachine {
  readonly cpus: number | null;
  readonly memoryMb: number | null;
  /** The largest disk. */
  readonly diskGb: number | null;
}

/** States of API.md §5; a cluster without a status yet counts as `Pending`. */
export type ClusterState = 'Pending' | 'Provisioning' | 'Running' | 'Deleting' | 'Deleted' | 'Error' | 'Unknown';

export interface ClusterRecord {
  readonly uid: string;
  readonly name: string;
  readonly cloudType: string;
  readonly state: ClusterState;
  readonly labels: Readonly<Record<string, string>>;
  /** UID of the cloud config, where the pools are; null while Palette does not say. */
  readonly configUid: string | null;
  /** Since when Palette is deleting it, milliseconds; null: it is not, or does not say. */
  readonly deletingSinceMs: number | null;
}

export interface PoolHost {
  readonly hostId: string;
  /** Static address, or null for DHCP. */
  readonly address: string | null;
}

/** A node pool. `wire` is the pool as read, unknown fields and all: a write carries it through (API.md §6). */
export interface Pool {
  readonly name: string;
  readonly isControlPlane: boolean;
  readonly hosts: readonly PoolHost[];
  /** Of a virtualized site: how many machines run on the hosts, which are appliances; left out: every host is a node. */
  readonly size?: number;
  readonly wire: Readonly<Record<string, unknown>>;
}

export interface Machine {
  /** Of a virtual machine: the appliance that it runs on. */
  readonly hostId: string;
  readonly isRunning: boolean;
  readonly hasFailed: boolean;
}

export interface ProfileRecord {
  readonly uid: string;
  readonly name: string;
  readonly version: string;
  readonly kind: 'infra' | 'full' | 'add-on' | 'system';
  readonly scope: string | null;
}

/** A host and the static address it gets, null for DHCP. */
export interface Placement {
  readonly hostId: HostId;
  readonly address: string | null;
  /** Name of its worker pool; left out: in the control plane, or at a site that has no pools of its own. */
  readonly pool?: string;
}
