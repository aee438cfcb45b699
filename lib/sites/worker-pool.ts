import type { Architecture } from './architecture';
import type { Wording } from './wording';

/** A node pool for the hosts of a site beyond its control plane (API.md §4.1). */
export interface WorkerPool {
  /** Unique within the site. */
  readonly name: string;
  /** How the operator tells a host of this pool from others, such as "The till computer"; null: they are never asked. */
  readonly label: Wording | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly architecture: Architecture;
  readonly update: UpdateStrategy;
  /** At least so long a new node must be ready before the next one is replaced; null: Palette decides. Seconds. */
  readonly repaveSeconds: number | null;
  /** Null: as many as the site may have. */
  readonly maxHosts: number | null;
}

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** How nodes are replaced: a new one first, an old one first, or so many at a time (`1` or `25%`). */
export type UpdateStrategy =
  | { readonly type: 'expand_first' }
  | { readonly type: 'contract_first' }
  | { readonly type: 'override'; readonly maxSurge: string; readonly maxUnavailable: string };

/** What Palette calls the pool of a site whose config names none (API.md §4.2). */
export const plainPoolName = 'worker-pool';

function plainWorkerPool(architecture: Architecture): WorkerPool {
  return {
    name: plainPoolName,
    label: null,
    labels: {},
    annotations: {},
    taints: [],
    architecture,
    update: { type: 'expand_first' },
    repaveSeconds: null,
    maxHosts: null,
  };
}

/** What tells the pools of a site. */
interface PooledSite {
  readonly pools?: readonly WorkerPool[];
  readonly topology: { readonly workerPool: boolean };
  readonly architecture: Architecture;
}

/** Where hosts of the site go beyond its control plane: at least one pool where its topology has room for them. Pure. */
export function workerPoolsOf({ pools, topology, architecture }: PooledSite): readonly WorkerPool[] {
  return pools ?? (topology.workerPool ? [plainWorkerPool(architecture)] : []);
}
