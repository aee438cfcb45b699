import type { Intent } from '../../store/records';
import { isLeaving, leavesUntilMs } from '../removal-state';
import { askedForAtMs } from '../undo-state';
import type { Machine } from '../view';
import type { SeenCall, SeenCluster, SeenMember, SiteSight } from './site-sight';

/** What a site's sight says about one of its hosts. */
export interface HostSight {
  readonly cluster: SeenCluster | null;
  /** Null: in none of the site's pools, or nobody has looked since the intent changed. */
  readonly member: SeenMember | null;
  /** Palette was asked since, and the host is in none of the site's pools. */
  readonly isMissing: boolean;
  /** The host is in the site's cluster though its intent says that somebody still has to see to it. */
  readonly isTaken: boolean;
  /** IT wanted the host out, has ended with that, or has died at it, and Palette was asked since: it is in none of the pools. */
  readonly hasLeft: boolean;
  /** Null: not known. */
  readonly hasCalledHome: boolean | null;
  /** When it was first seen to have, milliseconds; null: it has not, or nobody saw it happen. */
  readonly calledHomeAtMs: number | null;
  /** When Palette's entry of it was made, milliseconds; null: not known. */
  readonly entryAtMs: number | null;
  /** Null: it has reported nothing, or nobody has looked. */
  readonly machine: Machine | null;
  /** How many hosts are in the site's pools; 0 when nobody knows. */
  readonly members: number;
  /** The oldest of what is told here, milliseconds; null when nothing is. */
  readonly observedAtMs: number | null;
  /** Last change of any of this, milliseconds; 0: none known. */
  readonly changedAtMs: number;
}

/**
 * Reads what is known of a host out of its site's sight. What was seen before the intent last changed cannot contradict
 * it: then the intent is the newer truth. Pure.
 */
export function hostSight(sight: SiteSight, intent: Intent): HostSight {
  const member = sight.members[intent.hostId] ?? null;
  const isNewer = sight.membersAtMs !== null && sight.membersAtMs > intent.changedAtMs;
  const isTaken = isOpen(intent) && isLater(sight, intent) && member !== null && isAlive(sight.cluster);
  const isSettled = intent.phase === 'settled' || isTaken;
  const call = callFor(sight, intent);
  const hasCalledHome = member?.isRunning === true ? true : (call?.hasCalledHome ?? null);
  return {
    cluster: isSettled ? sight.cluster : null,
    member: isSettled ? member : null,
    isMissing: isSettled && isNewer && member === null,
    isTaken,
    hasLeft: isLeaving(intent) && isLater(sight, intent) && member === null,
    hasCalledHome,
    calledHomeAtMs: call?.hasCalledHome === true ? call.changedAtMs : null,
    entryAtMs: call?.entryAtMs ?? null,
    machine: call?.machine ?? null,
    members: isSettled ? Object.keys(sight.members).length : 0,
    observedAtMs: oldest(isSettled ? clusterTimes(sight, member) : [], hasCalledHome === true ? null : call?.atMs),
    changedAtMs: Math.max(member?.changedAtMs ?? 0, call?.changedAtMs ?? 0, isSettled ? sight.changedAtMs : 0),
  };
}

/** What was seen before the host was asked for may be told of an entry that is gone since. */
function callFor({ calls }: SiteSight, intent: Intent): SeenCall | null {
  const call = calls[intent.hostId];
  return call === undefined || call.atMs < askedForAtMs(intent) ? null : call;
}

/** Waits for something that may have happened without anybody who told the store. */
function isOpen({ phase }: Intent): boolean {
  return phase === 'waiting_for_hosts' || phase === 'stopped';
}

/**
 * A host that IT is taking out is told of as such until that is over: still in its pool, it would be taken for one that
 * somebody has put there; out of it, for one that may be scanned again, while IT still has to see to its entry.
 */
function isLater({ membersAtMs }: SiteSight, intent: Intent): boolean {
  return membersAtMs !== null && membersAtMs > (isLeaving(intent) ? leavesUntilMs(intent) : intent.changedAtMs);
}

function isAlive(cluster: SeenCluster | null): boolean {
  return cluster?.isUsable === true && cluster.state !== 'Error';
}

/** A machine that runs is not looked at again: what is told of it is no news. */
function clusterTimes(sight: SiteSight, member: SeenMember | null): (number | null)[] {
  const machinesAtMs = member?.isRunning === false ? sight.machinesAtMs : null;
  return [sight.clusterAtMs, sight.membersAtMs, machinesAtMs];
}

function oldest(times: readonly (number | null)[], last: number | null | undefined): number | null {
  const known = [...times, last ?? null].filter((atMs) => atMs !== null);
  return known.length === 0 ? null : Math.min(...known);
}
