import type { Taint, UpdateStrategy } from './worker-pool';

/** Nodes as virtual machines on appliances (API.md §10), for a Palette that still has the libvirt operations. */
export interface Virtualization {
  /** So many appliances have to be there before the cluster is made. */
  readonly appliances: number;
  readonly controlPlane: VmPool;
  /** Null: the control plane runs the work. */
  readonly workers: VmPool | null;
  /** Where the machines of an appliance are, unless `placements` says otherwise. */
  readonly placement: VmPlacement;
  /** By edge host ID what an appliance has otherwise; left out where all are alike. */
  readonly placements?: Readonly<Record<string, Partial<VmPlacement>>>;
}

export interface VmPool {
  /** How many machines; of a control plane 1, 3 or 5. */
  readonly count: number;
  readonly cpus: number;
  readonly memoryMb: number;
  readonly rootDiskGb: number;
  readonly disks: readonly { readonly sizeGb: number; readonly isManaged: boolean }[];
  /** libvirt's own form, such as `1-4,^3,6`; null: any. */
  readonly cpuSet: string | null;
  /** How machines are replaced; left out: a new one first, and of a pool that is there as Palette has it. */
  readonly update?: UpdateStrategy;
  /** Of its nodes in Kubernetes; left out: a new pool has none, and one that is there keeps what it has. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly Taint[];
}

export interface VmPlacement {
  readonly networkType: 'default' | 'bridge';
  readonly networks: readonly string[];
  /** Where the image of the machines is. */
  readonly imagePool: string;
  /** Null: the pool of the image. */
  readonly targetPool: string | null;
  /** Where further disks are; null: none are there. */
  readonly dataPool: string | null;
}

/** Where the machines of this appliance are: what all share, and over it what is said of this one alone. Pure. */
export function placementOf({ placement, placements = {} }: Virtualization, hostId: string): VmPlacement {
  // An edge host ID may be a word that every object answers to, such as `constructor`.
  return Object.hasOwn(placements, hostId) ? { ...placement, ...placements[hostId] } : placement;
}
