import type { HostId } from '../../hosts/edge-host-id';
import type { ClusterRecord, HostRecord, Pool } from '../../palette/model';
import { idsOf, isIdOf } from '../../sites/former-id';
import type { Site } from '../../sites/site';
import type { SiteId } from '../../sites/site-id';
import { roleOf } from './host-layer';
import { hostLabels, managedBy } from './labels';
import type { HostFacts } from './world';

/** A host that somebody wants taken back, and what Palette has of it and of its site, read under the lease. */
export interface UndoCase {
  /** With the project that is really used. */
  readonly site: Site;
  readonly hostId: HostId;
  readonly hostName: string | null;
  readonly linkId: string | null;
  /** The worker pool that was named for it; left out: none was. */
  readonly pool?: string;
  /** The site that holds the claim on the host. */
  readonly claimedBy: SiteId;
  /** When Palette took the entry that this request made, milliseconds; null: it made none, or nobody can tell. */
  readonly entryMadeAtMs: number | null;
  readonly clusters: readonly ClusterRecord[];
  readonly pools: readonly Pool[];
  readonly host: HostFacts;
}

/** Where Palette shows the host: in a pool of its site; free, as far as it says; else in a cluster, or it may be. */
export type UndoPlace = 'site_pool' | 'free' | 'cluster';

/** What has to be written so that nothing of the request is left. */
export type UndoStep =
  | { readonly do: 'nothing' }
  | { readonly do: 'delete_host' }
  /** The entry was there before: only what we wrote on it goes. `labels`: all that are left. */
  | { readonly do: 'unlabel'; readonly labels: Readonly<Record<string, string>> }
  /** The host is, or may be, in a cluster: that is for IT. */
  | { readonly do: 'leave_to_it' };

const leaveToIt = { do: 'leave_to_it' } as const;

/**
 * Decides what an undo writes. Pure. No host that is in a cluster, or may be in one, is touched; and no entry is deleted
 * but the one that this very request made (docs/decisions/2026-11-21-undo-may-delete.md).
 */
export function planUndo(wanted: UndoCase): UndoStep {
  const { site, hostId, claimedBy, clusters, pools, host } = wanted;
  if (roleOf(pools, hostId) !== null) return leaveToIt;
  if (host.presence === 'unread') return leaveToIt;
  if (host.presence !== 'present' || !isIdOf(site, claimedBy) || !isOurs(site, host.record)) return { do: 'nothing' };
  // Whose pools could not be read may hold it, whatever the host says: when it says so is unknown (API.md §2.4).
  const areAllRead = clusters.length === 0 || (clusters.length === 1 && pools.length > 0);
  if (!areAllRead || !isFree(host.record)) return leaveToIt;
  return wasMadeByUs(wanted, host.record) ? { do: 'delete_host' } : { do: 'unlabel', labels: stripped(wanted, host) };
}

/** Where the host is that cannot be taken back. Pure. */
export function placeOf({ pools, hostId, host }: Pick<UndoCase, 'pools' | 'hostId' | 'host'>): UndoPlace {
  if (roleOf(pools, hostId) !== null) return 'site_pool';
  return host.presence === 'present' && isFree(host.record) ? 'free' : 'cluster';
}

function isOurs(site: Site, { labels, projectUid: itsProject }: HostRecord): boolean {
  const isHere = site.projectUid === null || itsProject === null || itsProject === site.projectUid;
  return isHere && labels['managed-by'] === managedBy && isIdOf(site, labels.site);
}

function isFree({ state, clusters }: HostRecord): boolean {
  return clusters.length === 0 && (state === 'unpaired' || state === 'ready');
}

/** Two clocks, and the time that an answer takes: an entry of another time is another entry. Milliseconds. */
const madeWithinMs = 30_000;

function wasMadeByUs({ entryMadeAtMs }: UndoCase, { createdAtMs }: HostRecord): boolean {
  if (entryMadeAtMs === null || createdAtMs === null) return false;
  return Math.abs(createdAtMs - entryMadeAtMs) <= madeWithinMs;
}

/** What bears another value than we would give it, or would have given before the site was renamed, is somebody else's. */
function stripped(
  { site, hostId, hostName, linkId, pool }: UndoCase,
  { record }: Extract<HostFacts, { presence: 'present' }>,
): Record<string, string> {
  const ours = idsOf(site).map((id) => hostLabels({ ...site, id }, hostId, hostName, linkId, pool));
  const isOther = ([key, value]: readonly [string, string]) => ours.every((labels) => labels[key] !== value);
  return Object.fromEntries(Object.entries(record.labels).filter(isOther));
}
