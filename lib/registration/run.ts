import type { Failure } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Caller } from '../palette/admission';
import type { ClusterRecord, HostRecord, Pool } from '../palette/model';
import type { Palette } from '../palette/palette';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { HostFacts } from './plan/world';
import type { Ports } from './ports';

/**
 * One pass over one site: what was read so far, never what was intended. Dropping it at any moment loses nothing,
 * because the next pass reads Palette again.
 */
export interface Run {
  readonly ports: Ports;
  readonly site: Site;
  readonly palette: Palette;
  readonly deadlineMs: number;
  /** Called before every write; rejects with `StopRun` when the write must not go out (any more). */
  readonly allowWrite: () => Promise<void>;
  /** UIDs of the site's clusters, from the search or from our own create; null: not searched yet. */
  clusterUids: readonly string[] | null;
  /** The cluster that this very run made: it exists, whatever a lagging read says. */
  createdUid: string | null;
  /** The cluster as read; null forces a read. */
  cluster: ClusterRecord | null;
  pools: readonly Pool[];
  /** Who holds the claim on each host, as the store said in this round. */
  readonly claims: Map<HostId, SiteId>;
  readonly hosts: Map<HostId, HostFacts>;
  /** Hosts found by the site's label; null: not searched yet. */
  labelled: readonly HostRecord[] | null;
  readonly seen: Map<string, Map<HostId, string | null>>;
  /** Hosts that this run gave up on, and why. */
  readonly failures: Map<HostId, Failure>;
  /** Palette refused hosts together: from now on each joins by a write of its own. */
  isOneByOne: boolean;
  /** How often each kind of write went out: what bounds the run. */
  readonly tries: Map<string, number>;
  /** Hosts whose entry this very run created. */
  readonly registered: Set<HostId>;
}

/** An empty run; makes no call. Without `allowWrite` it may only look. */
export function startRun(ports: Ports, site: Site, deadlineMs: number, allowWrite = refuseWrite): Run {
  return {
    ports,
    site,
    palette: paletteFor(ports, site, deadlineMs, 'work'),
    deadlineMs,
    allowWrite,
    clusterUids: null,
    createdUid: null,
    cluster: null,
    pools: [],
    claims: new Map(),
    hosts: new Map(),
    labelled: null,
    seen: new Map(),
    failures: new Map(),
    isOneByOne: false,
    tries: new Map(),
    registered: new Set(),
  };
}

function refuseWrite(): Promise<void> {
  return Promise.reject(new Error('This run may only look: it holds no lease'));
}

/** Palette as this site's registrations see it, or as those who only watch do. */
export function paletteFor(ports: Ports, site: Site, deadlineMs: number, urgency: Caller['urgency']): Palette {
  return ports.palette.scope({ projectUid: projectOf(ports, site), deadlineMs, caller: { queue: site.id, urgency } });
}

/** The Palette project of a site, null for tenant scope. */
export function projectOf(ports: Ports, site: Site): string | null {
  return site.projectUid ?? ports.defaultProjectUid;
}

/** How often a kind of write went out in this run. */
export function triesOf(run: Run, what: string): number {
  return run.tries.get(what) ?? 0;
}

/** Counts one more try of a kind of write and returns the total. */
export function countTry(run: Run, what: string): number {
  const total = triesOf(run, what) + 1;
  run.tries.set(what, total);
  return total;
}
