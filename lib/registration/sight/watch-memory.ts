import type { HostId } from '../../hosts/edge-host-id';
import type { SiteId } from '../../sites/site-id';
import type { Ports } from '../ports';
import type { SiteSight } from './site-sight';

/** What one process remembers of the watching that goes on in it. Losing it costs calls, nothing else. */
export interface WatchMemory {
  /** Where a host was when it was last watched, and what its page needed: saves one trip to the store. */
  readonly hints: Map<HostId, { readonly siteId: SiteId; readonly shelf: 'progress' | 'sight' | 'none' }>;
  /** Looks that this process has under way. */
  readonly looks: Map<SiteId, Promise<SiteSight | null>>;
  /** What the last look of this process brought. */
  readonly seen: Map<SiteId, SiteSight>;
  /** When somebody last watched a site, milliseconds. */
  readonly watched: Map<SiteId, number>;
  /** Nobody needs to try for the right to look before then, milliseconds. */
  readonly notBefore: Map<SiteId, number>;
  /** References of problems that have their log line. */
  readonly told: Set<string>;
}

const memories = new WeakMap<Ports, WatchMemory>();
/** A process that lives long sees many hosts; forgetting all of them once in a while costs a few calls. */
const mostKept = 20_000;

/** The memory that belongs to these ports. */
export function watchMemory(ports: Ports): WatchMemory {
  const known = memories.get(ports);
  if (known !== undefined) return known;
  const memory: WatchMemory = {
    hints: new Map(),
    looks: new Map(),
    seen: new Map(),
    watched: new Map(),
    notBefore: new Map(),
    told: new Set(),
  };
  memories.set(ports, memory);
  return memory;
}

/** How long a site counts as watched after somebody did. Milliseconds. */
const watchedForMs = 60_000;

/** Notes that somebody watches the site. */
export function noteWatched(ports: Ports, siteId: SiteId): void {
  watchMemory(ports).watched.set(siteId, ports.clock.now());
}

/** How many sites are watched, as far as this process sees; watchers reach all of them alike, so that is most sites. */
export function countWatched(ports: Ports): number {
  const { watched } = watchMemory(ports);
  const sinceMs = ports.clock.now() - watchedForMs;
  for (const [siteId, atMs] of watched) if (atMs < sinceMs) watched.delete(siteId);
  return watched.size;
}

/** Forgets everything that is only good to have when there is too much of it. */
export function trimMemory({ hints, seen, watched, notBefore, told }: WatchMemory): void {
  for (const kept of [hints, seen, watched, notBefore, told]) if (kept.size > mostKept) kept.clear();
}
