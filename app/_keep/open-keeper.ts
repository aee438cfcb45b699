import type { Base } from '../_front/base';
import { createKeeper, type Keeper } from './keeper';
import { keptEvent } from './kept-event';
import { openShelf, type Storage } from './shelf';

/** One per page, whoever asks first. */
const keepers = new Map<Base, Keeper>();

/** The keeper of this page: it tries again when the network is back, and when somebody looks at the page again. */
export function openKeeper(base: Base): Keeper {
  const known = keepers.get(base);
  if (known !== undefined) return known;
  const keeper = createKeeper({
    shelf: openShelf(findStorage(), base),
    post: (fields, signal) => post(`${base}/api/registrations`, new URLSearchParams(fields), signal),
    postList: (pairs, signal) =>
      post(`${base}/api/registrations/batch`, new URLSearchParams(pairs.map(([name, value]) => [name, value])), signal),
    now: Date.now,
    random: Math.random,
    later(task, ms) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    alone: (round) => runAlone(`${base}:keeper`, round),
  });
  keepers.set(base, keeper);
  listen(keeper);
  return keeper;
}

function post(address: string, body: URLSearchParams, signal: AbortSignal): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
    cache: 'no-store',
    // Whoever sends us elsewhere is not the server.
    redirect: 'error',
    signal,
  });
}

function listen(keeper: Keeper): void {
  keeper.subscribe(() => {
    if (keeper.snapshot().items.length > 0) dispatchEvent(new Event(keptEvent));
  });
  const tryAgain = () => void keeper.sendNow(false);
  addEventListener('online', tryAgain);
  addEventListener('pageshow', tryAgain);
  addEventListener('storage', () => keeper.refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tryAgain();
  });
  addEventListener('beforeunload', (event) => {
    // What is kept here alone is gone with the page.
    if (keeper.snapshot().items.some(({ place, kept }) => place === 'page' && kept.halt === null))
      event.preventDefault();
  });
  tryAgain();
}

/** Null where it is blocked: even looking for it throws then. */
function findStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Two pages of ours at once do no harm; it is only not needed. Old browsers cannot tell. */
async function runAlone(name: string, round: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return round();
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await round();
  });
}
