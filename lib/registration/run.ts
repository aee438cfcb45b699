import type { Failure } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Caller } from '../palette/admission';
import type { ClusterRecord, HostRecord, Pool } from '../palette/model';
import type { Palette } from '../palette/palette';
import type { PaletteUpkeep } from '../palette/upkeep';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { AuditEvent, Intent } from '../store/records';
import type { HostFacts } from './plan/world';
import type { Ports } from './ports';
import type { SiteSight } from './sight/site-sight';
import { StaleRead } from './stop-run';

/**
 * One pass over one site: what was read so far, never what was intended. Dropping it at any moment loses nothing,
 * because the next pass reads Palette again.
 */
export interface Run {
  readonly ports: Ports;
  readonly site: Site;
  readonly palette: Palette;
  /** For lifecycle commands only. */
  readonly upkeep: PaletteUpkeep;
  readonly deadlineMs: number;
  /** Clusters that were found the last time; the search index may lag behind them. */
  readonly remembered: readonly string[];
  /** UIDs of the site's profiles, infra first; null: not looked up yet. */
  profileUids: readonly string[] | null;
  /** What was known of the site before this run. */
  readonly sightBefore: SiteSight | null;
  /** The clusters that this run has put into the cache; null: none yet. */
  cachedUids: readonly string[] | null;
  /** UIDs of the site's clusters, from the search or from our own create; null: not searched yet. */
  clusterUids: readonly string[] | null;
  /** The cluster that this very run made: it exists, whatever a lagging read says. */
  createdUid: string | null;
  /** The cluster as read; null forces a read. */
  cluster: ClusterRecord | null;
  pools: readonly Pool[];
  /** Those that the run has taken on, as they were read last: who asked for what. */
  readonly intents: Map<HostId, Intent>;
  /** Who holds the claim on each host, as the store said in this round. */
  readonly claims: Map<HostId, SiteId>;
  readonly hosts: Map<HostId, HostFacts>;
  /** When each of them was last known to be like that, milliseconds. */
  readonly hostsReadAtMs: Map<HostId, number>;
  /** Hosts found by the site's label; null: not searched yet. */
  labelled: readonly HostRecord[] | null;
  readonly seen: Map<string, Map<HostId, string | null>>;
  /** Hosts that this run gave up on, and why. */
  readonly failures: Map<HostId, Failure>;
  /** Palette refused hosts together: from now on each joins by a write of its own. */
  isOneByOne: boolean;
  /** How often each kind of write went out: what bounds the run. */
  readonly tries: Map<string, number>;
  /** Hosts whose entry this very run created, and when it knew, milliseconds. */
  readonly registered: Map<HostId, number>;
  /** Hosts that a registration may still arrive for whose answer never came, and until when, milliseconds. */
  readonly doubtful: Map<HostId, number>;
  /** Until then a write whose answer never came may still arrive at Palette, milliseconds; 0: none may. */
  onWireUntilMs: number;
  /** How many writes have succeeded. */
  writes: number;
  /** How many rounds in a row have registered hosts. */
  gatherings: number;
  /** When the pools were read, milliseconds. */
  poolsReadAtMs: number;
  /** A write that was decided from something read must leave before, milliseconds; null: it depends on nothing. */
  leavesBeforeMs: number | null;
  /** Lines of the audit trail that are not written yet. */
  readonly audit: AuditEvent[];
}

/** When a run that begins now has to be over, milliseconds. */
export function runDeadlineMs(ports: Ports): number {
  return ports.clock.now() + runLastsMs(ports);
}

/** How long a run may take, milliseconds. */
export function runLastsMs({ runWithinMs = 45_000 }: Ports): number {
  return runWithinMs;
}

/** What a run may do beyond looking, and what is known before it starts. */
export interface RunOptions {
  readonly deadlineMs: number;
  readonly urgency?: Caller['urgency'];
  /** Called just before every write; rejects with `StopRun` when it must not go out (any more). Without it: only look. */
  readonly allowWrite?: () => Promise<void>;
  readonly remembered?: readonly string[];
  readonly profileUids?: readonly string[] | null;
  readonly sightBefore?: SiteSight | null;
}

/** An empty run; makes no call. */
export function startRun(ports: Ports, site: Site, options: RunOptions): Run {
  const { deadlineMs, urgency = 'work', allowWrite, remembered = [], profileUids = null, sightBefore = null } = options;
  const view = { projectUid: projectOf(ports, site), deadlineMs, caller: { queue: site.id, urgency } };
  const mayWrite = async () => {
    await allowWrite?.();
    if (run.leavesBeforeMs !== null && ports.clock.now() > run.leavesBeforeMs) throw new StaleRead();
  };
  const allowed = allowWrite === undefined ? view : { ...view, allowWrite: mayWrite };
  const run: Run = {
    ports,
    site,
    palette: ports.palette.scope(allowed),
    get upkeep() {
      return ports.palette.upkeep(allowed);
    },
    deadlineMs,
    remembered,
    profileUids,
    sightBefore,
    cachedUids: null,
    clusterUids: null,
    createdUid: null,
    cluster: null,
    pools: [],
    intents: new Map(),
    claims: new Map(),
    hosts: new Map(),
    hostsReadAtMs: new Map(),
    labelled: null,
    seen: new Map(),
    failures: new Map(),
    isOneByOne: false,
    tries: new Map(),
    registered: new Map(),
    doubtful: new Map(),
    onWireUntilMs: 0,
    writes: 0,
    gatherings: 0,
    poolsReadAtMs: 0,
    leavesBeforeMs: null,
    audit: [],
  };
  return run;
}

/** Palette for a look at one site of somebody who may not write. */
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
