import type { Failure } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Placement, Pool } from '../../palette/model';
import type { Site } from '../../sites/site';
import type { SiteId } from '../../sites/site-id';

/** Somebody wants this host at the site. */
export interface Wish {
  readonly hostId: HostId;
  /** What the operator calls it, or null. */
  readonly hostName: string | null;
  /** The staging link that it counts for, or null. */
  readonly linkId: string | null;
  /** The site that holds the claim on the host. */
  readonly claimedBy: SiteId;
  /** The worker pool that somebody named for it; left out: nobody has. */
  readonly pool?: string;
}

/** What is wanted: pure data, oldest wish first. */
export interface Desired {
  readonly site: Site;
  readonly wishes: readonly Wish[];
  /** The name of the site of the config that has this ID, or null. A label that names another site is a claim of it. */
  readonly nameOfSite: (id: string) => string | null;
  /** May a host be taken along that only its label names? Not where IT wants to be asked about it, or has said no. */
  readonly takesAlong: (hostId: HostId) => boolean;
  /** The worker pool that the manifest names for the host, or null. */
  readonly expectedPool: (hostId: HostId) => string | null;
}

/** What is known of a host from Palette in this round. */
export type HostFacts =
  | { readonly presence: 'unread' }
  | { readonly presence: 'absent' }
  /** The ID is taken, but not visible in our project (API.md §2.7). */
  | { readonly presence: 'elsewhere' }
  | { readonly presence: 'present'; readonly record: HostRecord; readonly refusesLabels: boolean };

/** What Palette has: pure data, read in this round. */
export interface World {
  /** Clusters of the site's cluster name that are not deleted. */
  readonly clusters: readonly ClusterRecord[];
  /** Pools of the only cluster; empty when there is none. */
  readonly pools: readonly Pool[];
  readonly hosts: ReadonlyMap<HostId, HostFacts>;
  /**
   * Hosts that bear the site's label and that nobody wished for in our store: a lost store strands nobody who waits for
   * others. Null: not searched for in this run.
   */
  readonly labelled: readonly HostRecord[] | null;
  /**
   * By pool name: every host that was read there earlier in this run, with its static address. Who is missing now was
   * dropped by a race.
   */
  readonly seen: ReadonlyMap<string, ReadonlyMap<HostId, string | null>>;
}

/** What is decided about one wish. */
export type Verdict =
  | { readonly kind: 'settled'; readonly role: 'control-plane' | 'worker' }
  | { readonly kind: 'register' }
  | { readonly kind: 'wait'; readonly present: number; readonly needed: number }
  | { readonly kind: 'join' }
  | { readonly kind: 'stop'; readonly failure: Failure };

/** The next write, or none. */
export type Step =
  | { readonly do: 'register_hosts'; readonly hostIds: readonly HostId[] }
  /** Search Palette for hosts that bear the site's label. */
  | { readonly do: 'find_labelled' }
  | { readonly do: 'complete_labels'; readonly hosts: readonly LabelChange[] }
  | {
      readonly do: 'create_cluster';
      readonly controlPlane: readonly Placement[];
      readonly workers: readonly Placement[];
    }
  | { readonly do: 'add_nodes'; readonly pool: Pool; readonly hosts: readonly Placement[] }
  | { readonly do: 'add_pool'; readonly hosts: readonly Placement[] }
  | { readonly do: 'nothing' };

export interface LabelChange {
  readonly hostId: HostId;
  /** All labels of the host, read and merged. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface Plan {
  readonly verdicts: ReadonlyMap<HostId, Verdict>;
  readonly step: Step;
  /** The pools differ from the topology of the config (row s5): what exists wins, IT is told. */
  readonly hasDrifted: boolean;
  /** Hosts of which somebody has to say which pool they are for; left out: none. */
  readonly asks?: ReadonlySet<HostId>;
}
