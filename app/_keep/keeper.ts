import { backoffMs } from './backoff';
import type { Verdict } from './judge-answer';
import { askedAgoMs, isOld, isSameWish, type Kept } from './kept';
import { type Later, type Post, sendKept } from './send-kept';
import type { Place, Shelf } from './shelf';

/** What a browser gives, and tests play. */
export interface KeeperPorts {
  readonly shelf: Shelf;
  readonly post: (fields: Wish['fields'], signal: AbortSignal) => ReturnType<Post>;
  /** Sends the form of several hosts at once. */
  readonly postList: (pairs: FormPairs, signal: AbortSignal) => ReturnType<Post>;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly later: Later;
  /** Runs a round unless another page of ours is at it. */
  readonly alone: (round: () => Promise<void>) => Promise<void>;
}

/** All that a form holds; a name may stand there more than once. */
export type FormPairs = readonly (readonly [string, string])[];

/** A submit as somebody tapped it. */
export interface Wish {
  readonly fields: Readonly<Record<string, string>>;
  readonly siteName: string;
}

/** `later`: the server was reached and is busy; `old`: kept for so long that it waits for a tap. */
export type Standing = 'waiting' | 'later' | 'sending' | 'old' | 'expired' | 'refused';

export interface KeptItem {
  readonly kept: Kept;
  readonly place: Place;
  readonly standing: Standing;
}

/** What a page shows; the same object until something changes. */
export interface Snapshot {
  readonly items: readonly KeptItem[];
  /** What the server has taken since this page was opened, with the page that tells how it stands. */
  readonly sent: readonly { readonly hostId: string; readonly siteId: string; readonly page: string }[];
}

/** Sends what could not be sent, until the server has answered or somebody takes it back. */
export interface Keeper {
  snapshot(): Snapshot;
  /** Calls back after every change; the function that comes back ends that. */
  subscribe(listener: () => void): () => void;
  /** The first try. The page to go to, or null: it is kept and tried again. Safe to repeat. */
  submit(wish: Wish): Promise<string | null>;
  /** {@link submit} for several hosts by one form; what is kept of it is tried again host by host. */
  submitList(wishes: readonly Wish[], pairs: FormPairs): Promise<string | null>;
  /** Tries all again now, as when the network is back. `isAsked`: somebody tapped, so also what is old. */
  sendNow(isAsked: boolean): Promise<void>;
  remove(one: Kept): void;
  /** Looks again at what is kept: another page may have changed it. */
  refresh(): void;
}

/** The only secret that a form of ours holds. */
const secretField = 'pairingKey';
/** Says that this is a repeat: how long ago somebody tapped. */
const agoField = 'askedAgoMs';

export function createKeeper(ports: KeeperPorts): Keeper {
  const { shelf, now, random, later } = ports;
  const listeners = new Set<() => void>();
  let snapshot: Snapshot = { items: [], sent: [] };
  let sending: Kept | null = null;
  /** First tries that are under way: nobody need be told of them yet. */
  let fresh: readonly Kept[] = [];
  /** What the server could not do just now; its own word is not lost with the next look. */
  let busy: readonly Kept[] = [];
  let isRunning = false;
  let cancelTimer = () => {};

  const isIn = (list: readonly Kept[], one: Kept) => list.some((other) => isSameWish(other, one));
  const isThere = (one: Kept) => isIn(shelf.list(), one);
  const standingOf = (one: Kept): Standing => {
    if (sending !== null && isSameWish(sending, one)) return 'sending';
    if (one.halt !== null) return one.halt.reason;
    if (isOld(one, now())) return 'old';
    return isIn(busy, one) ? 'later' : 'waiting';
  };

  function tell(): void {
    const items = shelf.list().filter((one) => !isIn(fresh, one));
    snapshot = {
      ...snapshot,
      items: items.map(({ place, ...kept }) => ({ kept, place, standing: standingOf(kept) })),
    };
    for (const listener of listeners) listener();
  }

  const repeat = (one: Kept) => {
    const fields = { ...one.fields, [agoField]: String(askedAgoMs(one, now())) };
    return sendKept((signal) => ports.post(fields, signal), later);
  };

  /** Writes down what a later try brought. */
  function settle(one: Kept, verdict: Verdict): void {
    busy = busy.filter((other) => !isSameWish(other, one));
    if (verdict.kind === 'known') {
      shelf.drop(one);
      const { hostId, siteId } = one;
      snapshot = { ...snapshot, sent: [...snapshot.sent, { hostId, siteId, page: verdict.page }] };
    } else if (verdict.kind === 'expired' || verdict.kind === 'refused') {
      shelf.change(one, { halt: { reason: verdict.kind, page: verdict.page } });
    } else {
      if (verdict.kind === 'later') busy = [...busy, one];
      shelf.change(one, { tries: one.tries + 1 });
    }
  }

  /** One after the other; where the network fails for one it fails for all. */
  async function round(isAsked: boolean): Promise<number> {
    let waitMs = 0;
    const isDue = (one: Kept) => one.halt === null && !isIn(fresh, one) && (isAsked || !isOld(one, now()));
    for (const one of shelf.list().filter(isDue)) {
      if (!isThere(one)) continue;
      sending = one;
      // Whoever taps means it again.
      const meant = isAsked ? { ...one, atMs: now() } : one;
      if (isAsked) shelf.change(one, { atMs: meant.atMs });
      tell();
      const verdict = await repeat(meant);
      sending = null;
      settle(one, verdict);
      tell();
      if (verdict.kind === 'later') waitMs = Math.max(waitMs, verdict.waitMs);
      if (verdict.kind === 'lost') break;
    }
    return waitMs;
  }

  function plan(leastMs: number): void {
    cancelTimer();
    const waiting = shelf.list().filter((one) => one.halt === null && !isOld(one, now()) && !isIn(fresh, one));
    if (waiting.length === 0) return;
    const ms = Math.max(leastMs, backoffMs(Math.min(...waiting.map(({ tries }) => tries)), random()));
    cancelTimer = later(() => void sendNow(false), ms);
  }

  async function sendNow(isAsked: boolean): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    let waitMs = 0;
    try {
      await ports.alone(async () => {
        waitMs = await round(isAsked);
      });
    } finally {
      isRunning = false;
      sending = null;
      tell();
      plan(waitMs);
    }
  }

  /** Written down first: a page that is closed, or a phone that dies, loses nothing either. */
  async function submitFirst(wishes: readonly Wish[], post: Post): Promise<string | null> {
    const taken = wishes.map((wish) => toKept(wish, now()));
    fresh = [...fresh, ...taken.map(({ one }) => one)];
    for (const { one, isSecret } of taken) shelf.put(one, isSecret);
    const verdict = await sendKept(post, later);
    fresh = fresh.filter((other) => !taken.some(({ one }) => one === other));
    for (const { one } of taken) {
      if (verdict.kind === 'lost') shelf.change(one, { tries: 1 });
      // The page that it leads to shows what is the matter, and the form with it.
      else shelf.drop(one);
    }
    tell();
    plan(0);
    return verdict.kind === 'lost' ? null : verdict.page;
  }

  tell();
  return {
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    submit: (wish) => submitFirst([wish], (signal) => ports.post(wish.fields, signal)),
    submitList: (wishes, pairs) => submitFirst(wishes, (signal) => ports.postList(pairs, signal)),
    sendNow,
    remove(one) {
      shelf.drop(one);
      tell();
    },
    refresh() {
      tell();
      if (!isRunning) plan(0);
    },
  };
}

function toKept({ fields, siteName }: Wish, atMs: number): { readonly one: Kept; readonly isSecret: boolean } {
  const { [secretField]: secret = '', ...kept } = fields;
  const isSecret = secret !== '';
  const { edgeHostId: hostId = '', siteId = '' } = fields;
  return {
    one: { hostId, siteId, siteName, fields: isSecret ? fields : kept, atMs, tries: 0, halt: null },
    isSecret,
  };
}
