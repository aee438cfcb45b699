import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import type { AuditEvent, Intent, NewIntent, Notice } from './records';

/** What {@link Store.takeLease} found. */
export type LeaseAnswer =
  | {
      readonly granted: true;
      /**
       * `expired`: the holder before us never released it and may still have a write on the wire (API.md §12, Lease).
       * It is said again on a repeat until the owner renews, so that a lost answer does not hide it. `own` on a first
       * take means that the answer to it was lost.
       */
      readonly before: 'free' | 'expired' | 'own';
    }
  | { readonly granted: false; readonly remainingMs: number };

/** What {@link Store.recordIntent} found; `intent` is null when another site holds the host. */
export interface Recorded {
  readonly holder: SiteId;
  readonly intent: Intent | null;
}

/** An intent and the site that holds the claim on its host; null: nobody does. */
export interface ClaimedIntent {
  readonly intent: Intent;
  readonly claimedBy: SiteId | null;
}

/** A wish to send requests that are counted against a budget. */
export interface TurnAsk {
  /** Which budget, e.g. `/v1/edgehosts`. */
  readonly budget: string;
  /** It fills at this rate, up to the burst: in any t seconds at most `burst + perSecond * t` turns. */
  readonly perSecond: number;
  readonly burst: number;
  /** Who waits, e.g. a site: what the waiting time of others is reckoned from. */
  readonly queue: string;
  /** How many turns the queue wants in all, this ask included; at least 1. */
  readonly wanted: number;
  /** Most turns to be given at once. When none is free at this moment, one turn in the future is given. */
  readonly most: number;
  /** `watch` gets only what is free now, leaves half the burst to `work`, and takes at most 80 % of burst and rate. */
  readonly urgency: 'work' | 'watch';
  /** A turn that is further away than this, or than a minute, is not taken. Milliseconds. */
  readonly withinMs: number;
}

/** What {@link Store.takeTurns} gave. Milliseconds. */
export interface TurnAnswer {
  /** 0 to `most`. */
  readonly granted: number;
  /** How long to wait before the granted requests may leave; without a grant, before one could. */
  readonly waitMs: number;
  /** When the last of the `wanted` could leave, if nobody else came: all queues are served in turn. */
  readonly lastWaitMs: number;
  /** The same for each of the `wanted`, in order; one for all who only watch. */
  readonly waitsMs: readonly number[];
}

/** So many at once, and one more every so often: what keeps a single somebody from using up what is there for all. */
export interface Limit {
  /** Whom it is about, e.g. `submit:link:spring-rollout`. */
  readonly name: string;
  /** At least 1. */
  readonly burst: number;
  readonly everyMs: number;
}

/** How fast a secret may be tried: some tries freely, then each wait is twice as long as the one before. Milliseconds. */
export interface AttemptRule {
  /** At least 1. */
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** So long after the last try all is forgotten. */
  readonly forgottenAfterMs: number;
}

/**
 * What Palette cannot hold: who asked for what, who may write for a site, short-lived caches, the audit trail. Every
 * adapter passes the same suite (`test/contract/store`). All methods throw {@link StoreError} when the store does not
 * answer; after that the outcome is unknown, and every method is safe to repeat with the same arguments unless it says
 * otherwise. Times are milliseconds.
 */
export interface Store {
  readonly kind: 'memory' | 'embedded' | 'kv';

  /** Moves a claim when `from` still holds it, or nobody does; returns the holder after the call. Atomic. */
  moveClaim(hostId: HostId, from: SiteId, to: SiteId): Promise<SiteId>;
  /** Gives the claim up when `siteId` holds it. */
  releaseClaim(hostId: HostId, siteId: SiteId): Promise<void>;
  /** The site that holds the host, or null. */
  readClaim(hostId: HostId): Promise<SiteId | null>;

  /**
   * Claims the host for the site and records that somebody wants it there, both or nothing. Where another site holds
   * the claim, only that holder is told. There is one intent per host: one for the same site is returned as it stands
   * (reopened by {@link updateIntent} only), one for another site is replaced.
   */
  recordIntent(intent: NewIntent): Promise<Recorded>;
  /** The intent of a host, or null. */
  readIntent(hostId: HostId): Promise<Intent | null>;
  /**
   * Writes the intent if the stored one is still this `revision` of the same request, with the revision one higher; null
   * when somebody else was faster, or the host has been taken elsewhere. Not repeatable after a {@link StoreError}: read
   * again instead.
   */
  updateIntent(intent: Intent): Promise<Intent | null>;
  /**
   * The intents of a site that still need somebody (not stopped, and not yet seen twice where settled), oldest request
   * first, each with whoever holds its host. What does not parse, the claim included, is left out: what a newer build
   * wrote must not stop all the others.
   */
  unfinishedIntents(siteId: SiteId): Promise<readonly ClaimedIntent[]>;
  /** The sites that have unfinished intents, in no order; may name one that has none any more. At most 10,000. */
  sitesWithWork(): Promise<readonly SiteId[]>;
  /**
   * Forgets the claim and the intent of a host, whoever holds it. For practice, where nothing lasts: elsewhere an intent is
   * what a re-scan next year finds.
   */
  forgetHost(hostId: HostId): Promise<void>;

  /** Takes the lease `name` for `ttlMs`, or says how long it is still held. An owner that holds it gets it again, renewed. */
  takeLease(name: string, owner: string, ttlMs: number): Promise<LeaseAnswer>;
  /** Makes the lease last `ttlMs` from now; false when the owner no longer holds it (expired counts as lost). */
  renewLease(name: string, owner: string, ttlMs: number): Promise<boolean>;
  /** Gives the lease up if the owner holds it; an expired one stays expired, since a write may still be on the wire. */
  releaseLease(name: string, owner: string): Promise<void>;

  /**
   * Takes turns from a budget that all instances share, or says when there will be one. Turns are promised in the order
   * of asking; a queue that asks for its next one only when the last has come shares fairly with the others. Not
   * idempotent: after a {@link StoreError} turns may have been taken, which costs budget and never exceeds it.
   */
  takeTurns(ask: TurnAsk): Promise<TurnAnswer>;
  /**
   * Notes that the other side refused a request of this budget as one too many. The third within 5 s halves rate and
   * burst, down to an eighth; each half minute without another one doubles them again, up to what is asked for. What is
   * refused in the 5 s after a halving had left before it, and only puts the recovery off. Not idempotent: repeated, one
   * refusal counts twice.
   */
  noteOverload(budget: string): Promise<void>;

  /**
   * Uses up one of each of the limits, all or none: 0, or how long until that could be done (milliseconds). Not
   * idempotent: repeated after a {@link StoreError} it may use up two.
   */
  spend(limits: readonly Limit[]): Promise<number>;
  /** Gives one of each back, e.g. because what is limited are failures. Never more than were used up. */
  refund(limits: readonly Limit[]): Promise<void>;
  /**
   * Counts a try before it is made, so that many at once do not slip through: 0 when it may be made, else how long to wait
   * (milliseconds) - it is then not counted. Not idempotent: repeated after a {@link StoreError} it may count twice.
   */
  beginAttempt(name: string, rule: AttemptRule): Promise<number>;
  /** The try was right: all before it are forgotten. */
  forgetAttempts(name: string): Promise<void>;

  /**
   * Counts the host for a staging link, unless that has `most` others already. A host counts once. `uncounted`: nothing is
   * known about the link, because it is new or the store was lost: count what Palette shows ({@link startLinkCount}).
   */
  countForLink(linkId: string, hostId: HostId, most: number): Promise<'counted' | 'full' | 'uncounted'>;
  /** Begins the count of a link with these hosts; a count that has begun stands, and the hosts are added to it. */
  startLinkCount(linkId: string, hostIds: readonly HostId[]): Promise<void>;
  /** The host was not registered after all. After a {@link StoreError} it may still count. */
  uncountForLink(linkId: string, hostId: HostId): Promise<void>;
  /** How many hosts count for the link; null: nothing is known. */
  readLinkCount(linkId: string): Promise<number | null>;

  /** Puts a message at the end of its webhook's line; one whose `id` came to that webhook in the last 30 days is ignored. */
  addNotice(notice: Notice): Promise<void>;
  /** The messages of a webhook that are still to be sent, oldest first. What does not parse is left out. */
  listNotices(webhookId: string, limit: number): Promise<readonly Notice[]>;
  /** Notes another try of a message that is still in line; it keeps its place. */
  updateNotice(notice: Notice): Promise<void>;
  /**
   * Takes a message out of the line: it has arrived, or nobody will try any more, and then it is kept apart as given here.
   * One that is not in line is left alone, so that a repeat keeps nothing twice.
   */
  closeNotice(notice: Notice, end: 'delivered' | 'dead'): Promise<void>;
  /** The messages that nobody tries to send any more, newest first; a limited number is kept. */
  listDeadNotices(limit: number): Promise<readonly Notice[]>;

  /** Notes that somebody should look after the host at `atMs`; replaces an earlier note. */
  remind(hostId: HostId, atMs: number): Promise<void>;
  /** The hosts to look after by now, the longest waiting first. */
  dueReminders(nowMs: number, limit: number): Promise<readonly HostId[]>;
  /** Nobody has to look after the host any more. */
  forgetReminder(hostId: HostId): Promise<void>;

  /** Adds one and returns the total. Not idempotent: after a {@link StoreError} it may or may not have counted. */
  increment(counter: string): Promise<number>;

  /** The cached text, or null when there is none or it is older than its time. */
  readCache(key: string): Promise<string | null>;
  /** Keeps a text for `ttlMs`; losing it must lose nothing. */
  writeCache(key: string, text: string, ttlMs: number): Promise<void>;
  /** Forgets a cached text. */
  dropCache(key: string): Promise<void>;

  /** Appends to the audit trail. An event with an `id` that is there already is ignored. */
  appendAudit(event: AuditEvent): Promise<void>;
  /**
   * The latest audit events, newest first, without the first `skip` of them: a whole trail is read piece by piece. Adapters
   * keep a limited number and those of a limited time; a line that does not parse counts, and is left out.
   */
  readAudit(limit: number, skip?: number): Promise<readonly AuditEvent[]>;

  /** Resolves when the store answers and can be written. */
  ping(): Promise<void>;
  /** Closes files and sockets. */
  close(): Promise<void>;
}

/** The store did not answer, or answered what we cannot read. Whether a write happened is unknown. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly operation: string,
    options?: { cause?: unknown },
  ) {
    super(`The store failed at ${operation}`, options);
  }
}
