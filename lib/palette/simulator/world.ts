import { advance } from './advance';
import type { State } from './state';
import type { Switches } from './switches';
import type { Durations, View } from './view';

const MAX_SEARCH_LAG_MS = 3000;

/** The one place that holds state. Nothing runs by itself: each look first lets happen what is due. */
export interface World {
  readonly switches: Switches;
  readonly revision: number;
  /** The truth, now. */
  view(): View;
  /** What the dashboards know: the truth of `searchLagMs` ago (API.md 14.5). */
  indexedView(): View;
  /** Replaces the state by one made of it, after everything due has happened. */
  commit(change: (state: State) => State): void;
  /** A fresh 24-digit object UID in Palette's manner. */
  takeUid(): string;
}

export interface WorldOptions {
  readonly now: () => number;
  readonly timeScale: number;
  readonly durations: Durations;
  readonly switches: Switches;
}

interface Version {
  readonly since: number;
  readonly state: State;
}

/** Makes a world from a first state. */
export function createWorld(first: State, options: WorldOptions): World {
  const { now, switches } = options;
  let versions: Version[] = [{ since: Number.NEGATIVE_INFINITY, state: first }];
  let current = first;
  let revision = 0;

  const look = (state: State, at: number): View => ({ ...options, state, at });

  function replace(next: State, at: number): void {
    if (next === current) return;
    current = next;
    revision += 1;
    // Of several states of one moment only the last can ever be seen.
    const kept = versions.filter(({ since }, index) => since !== at && isNeeded(versions[index + 1], at));
    versions = [...kept, { since: at, state: next }];
  }

  function view(): View {
    const at = now();
    replace(advance(look(current, at)), at);
    return look(current, at);
  }

  function commit(change: (state: State) => State): void {
    const { state, at } = view();
    replace(change(state), at);
  }

  function indexedView(): View {
    const lagMs = Math.min(Math.max(switches.searchLagMs, 0), MAX_SEARCH_LAG_MS);
    if (lagMs === 0) return view();
    const at = now() - lagMs;
    const state = versions.findLast((version) => version.since <= at)?.state ?? first;
    return look(advance(look(state, at)), at);
  }

  function takeUid(): string {
    commit((state) => ({ ...state, serial: state.serial + 1 }));
    return objectUid(now(), current.serial);
  }

  return {
    switches,
    get revision() {
      return revision;
    },
    view,
    indexedView,
    commit,
    takeUid,
  };
}

/** A version is kept while a lagging search may still look at it. */
function isNeeded(next: Version | undefined, at: number): boolean {
  return next === undefined || next.since > at - MAX_SEARCH_LAG_MS;
}

/** Eight hex digits of seconds, then a counter: 24 lower-case hex digits like an ObjectId (API.md, fact 5). */
export function objectUid(ms: number, serial: number): string {
  const seconds = Math.floor(ms / 1000) % 0x1_0000_0000;
  return seconds.toString(16).padStart(8, '0') + serial.toString(16).padStart(16, '0');
}
