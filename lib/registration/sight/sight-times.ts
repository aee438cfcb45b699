import type { SiteSight } from './site-sight';

/** How often each group is read at most while somebody watches, and how old a site's sight may be shown. Milliseconds. */
const clusterEveryMs = 5_000;
const membersEveryMs = 9_000;
const installingEveryMs = 9_000;
const joiningEveryMs = 4_500;
const scarceEveryMs = 20_000;
const readyEveryMs = 30_000;

/**
 * What watching may take of a prefix (80 % of API.md §8), with a little left over: when many sites are watched, each is
 * looked at less often, instead of some of them never.
 */
const mostPerSecond = { plentiful: 36, scarce: 7 };
/** The pools and the machines of two of them: what a site costs below `/v1/cloudconfigs`. */
const callsPerSite = 3;

/** What a refresh should ask for now. */
export interface Due {
  readonly members: boolean;
  readonly machines: boolean;
  /** The label search: scarce. */
  readonly calls: boolean;
  /** The search for the cluster's name: scarce. */
  readonly search: boolean;
}

/** Is a sight new enough to be shown without another look? Pure. */
export function isFresh(sight: SiteSight, nowMs: number): boolean {
  return ageOf(sight, nowMs) < everyMs(sight);
}

/** Is it so old that whoever watches waits a moment for a newer one? Pure. */
export function isTooOld(sight: SiteSight, nowMs: number): boolean {
  return ageOf(sight, nowMs) >= Math.max(10_000, everyMs(sight));
}

/** The clocks of instances that share a store are not further apart. Milliseconds. */
const apartMs = 10_000;

/** Was it seen by a clock that was put back since? How old it is nobody can tell then. Pure. */
export function isAhead(sight: SiteSight, nowMs: number): boolean {
  return ageOf(sight, nowMs) < -apartMs;
}

/**
 * Which groups are old enough to be read again, while so many sites are watched; the cluster itself always is. Pure.
 */
export function dueGroups(sight: SiteSight | null, nowMs: number, watchedSites = 1): Due {
  const isOld = (atMs: number | null | undefined, everyMs: number) => atMs == null || nowMs - atMs >= everyMs;
  const machinesEveryMs = sight?.cluster?.state === 'Running' ? joiningEveryMs : installingEveryMs;
  const roundMs = ((watchedSites * callsPerSite) / mostPerSecond.plentiful) * 1_000;
  const scarceMs = Math.max(scarceEveryMs, (watchedSites / mostPerSecond.scarce) * 1_000);
  return {
    members: isOld(sight?.membersAtMs, Math.max(membersEveryMs, roundMs)),
    machines: isOld(sight?.machinesAtMs, Math.max(machinesEveryMs, roundMs)) || hasUnread(sight),
    calls: isOld(sight?.callsAskedAtMs, scarceMs),
    search: isOld(sight?.searchedAtMs, scarceMs),
  };
}

/** Does every host of the site run? Then there is little left to watch. Pure. */
export function isReady({ cluster, members }: SiteSight): boolean {
  const all = Object.values(members);
  return cluster?.state === 'Running' && all.length > 0 && all.every(({ isRunning }) => isRunning === true);
}

function everyMs(sight: SiteSight): number {
  if (sight.cluster === null) return scarceEveryMs;
  return isReady(sight) ? readyEveryMs : clusterEveryMs;
}

/** Without a cluster all that can be seen are the hosts that bear the site's label. */
function ageOf(sight: SiteSight, nowMs: number): number {
  const atMs = sight.cluster === null ? sight.callsAskedAtMs : sight.clusterAtMs;
  return atMs === null ? Number.POSITIVE_INFINITY : nowMs - atMs;
}

function hasUnread(sight: SiteSight | null): boolean {
  return Object.values(sight?.members ?? {}).some(({ isRunning }) => isRunning === null);
}
