import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import type { AuditEvent, Intent, NewIntent } from './records';

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

/**
 * What Palette cannot hold: who asked for what, who may write for a site, short-lived caches, the audit trail. Every
 * adapter passes the same suite (`test/contract/store`). All methods throw {@link StoreError} when the store does not
 * answer; after that the outcome is unknown, and every method is safe to repeat with the same arguments unless it says
 * otherwise. Times are milliseconds.
 */
export interface Store {
  readonly kind: 'memory' | 'embedded' | 'kv';

  /** Claims the host for the site unless another site holds it; returns the holder after the call. Atomic. */
  claimHost(hostId: HostId, siteId: SiteId): Promise<SiteId>;
  /** Moves a claim when `from` still holds it, or nobody does; returns the holder after the call. Atomic. */
  moveClaim(hostId: HostId, from: SiteId, to: SiteId): Promise<SiteId>;
  /** Gives the claim up when `siteId` holds it. */
  releaseClaim(hostId: HostId, siteId: SiteId): Promise<void>;
  /** The site that holds the host, or null. */
  readClaim(hostId: HostId): Promise<SiteId | null>;

  /**
   * Records that somebody wants the host at the site. There is one intent per host: an intent for the same site is
   * returned as it stands (reopened by {@link updateIntent} only), one for another site is replaced. The caller holds the claim.
   */
  recordIntent(intent: NewIntent): Promise<Intent>;
  /** The intent of a host, or null. */
  readIntent(hostId: HostId): Promise<Intent | null>;
  /**
   * Writes the intent if its stored `revision` is still `intent.revision`, with the revision one higher; null when
   * somebody else was faster. Not repeatable after a {@link StoreError}: read again instead.
   */
  updateIntent(intent: Intent): Promise<Intent | null>;
  /** The intents of a site that still want something: `phase` neither `settled` nor `stopped`, oldest request first. */
  openIntents(siteId: SiteId): Promise<readonly Intent[]>;

  /** Takes the lease `name` for `ttlMs`, or says how long it is still held. An owner that holds it gets it again, renewed. */
  takeLease(name: string, owner: string, ttlMs: number): Promise<LeaseAnswer>;
  /** Makes the lease last `ttlMs` from now; false when the owner no longer holds it (expired counts as lost). */
  renewLease(name: string, owner: string, ttlMs: number): Promise<boolean>;
  /** Gives the lease up if the owner holds it; an expired one stays expired, since a write may still be on the wire. */
  releaseLease(name: string, owner: string): Promise<void>;

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
  /** The latest audit events, newest first. Adapters keep a limited number; a line that does not parse is left out. */
  readAudit(limit: number): Promise<readonly AuditEvent[]>;

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
