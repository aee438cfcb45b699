import type { Result } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import type { Actor } from './actor';
import type { HeldProof, Session, SignInProof } from './session';

/** What a request brings along that could prove something; null: not there. */
export interface Credentials {
  /** Value of the session cookie. */
  readonly cookie: string | null;
  /** A sealed pass, from the address of a page or from a field of its form. */
  readonly pass: string | null;
}

/** Somebody who has come by. */
export interface Visit {
  readonly actor: Actor;
  /** What the cookie holds; null: there was none that opens, so cookies may be blocked. */
  readonly session: Session | null;
  /**
   * Everything proved and still fresh, what the pass brought first, then by cookie, newest first. A new cookie carries only
   * what is bound to no host, a new pass only what is good for its host: no pass grows into more than it was.
   */
  readonly proofs: readonly HeldProof[];
  /** The links whose PIN is still to be typed, newest first. */
  readonly linksWithoutPin: readonly string[];
}

/** Somebody has just proved something: the visit as it is now, and the cookie that remembers it. */
export interface Entry {
  readonly visit: Visit;
  /** Value of the session cookie to set. */
  readonly cookie: string;
}

/** `form`: good for registering this host, half an hour in all. `page`: good for its page only, eight hours. */
export type PassUse = 'form' | 'page';

/** What was typed into the PIN form. */
export interface PinAttempt {
  /** Id, number or name of the site, as typed; empty: the PIN is that of the link that waits for one. */
  readonly site: string;
  readonly pin: string;
  /** The host of the form: parts first-time visitors, who have no session, from one another; null: none was scanned. */
  readonly hostId: HostId | null;
  /** Digests of the caller's address and of the networks around it, narrowest first, for limits on failures; none: not known. */
  readonly addressKeys: readonly string[];
}

/** The host, site and request that IT is asked about. */
export interface ApprovalRequest {
  readonly hostId: HostId;
  readonly siteId: SiteId;
  readonly requestedAtMs: number;
}

/** Whom an opened approval link lets in, and what they are asked. */
export interface ApprovalVisit {
  readonly actor: Actor;
  readonly request: ApprovalRequest;
}

/** What one phone may take back: this very request, and nothing else. */
export interface UndoRight {
  readonly hostId: HostId;
  readonly siteId: SiteId;
  /** When the host was asked for, by the clock of the server, milliseconds. */
  readonly requestedAtMs: number;
}

/** Who may come in, and how: the use cases of access. Nothing here writes to Palette. */
export interface Access {
  /** Who is it? Never fails: what does not open, or counts no more, proves nothing. Changes nothing. */
  identify(credentials: Credentials): Promise<Visit>;
  /**
   * A scanned staging link, `<id>.<signature>`. Fails with `link_invalid` (forged, cut, unknown, replaced: all alike) or
   * `link_expired`. Safe to repeat; a GET, so it changes nothing but the cookie.
   */
  scan(token: string, visit: Visit): Promise<Result<Entry>>;
  /**
   * A typed PIN. Fails with `pin_refused`, the same for a site that is not there and a PIN that is wrong, after the same
   * time; with `too_many_attempts` (`seconds`) before anything is compared.
   */
  typePin(attempt: PinAttempt, visit: Visit): Promise<Result<Entry>>;
  /** A sealed pass for this host from what the visit has proved: what keeps going when cookies are blocked. */
  passFor(visit: Visit, hostId: HostId, use: PassUse): Promise<string>;
  /**
   * What a sealed pass of ours is still good for, for this very host; null: it does not open, is of another host, or too
   * old, or was made for another session than the visit has: somebody else's form. Proves nothing: a form bears one even
   * where everything is open, and that tells it from one of another page.
   */
  passUse(pass: string, hostId: HostId, visit: Pick<Visit, 'session'>): Promise<PassUse | null>;
  /** The visit after single sign-on, by what the provider said (lib/access/sign-on); who it was is in the audit trail. */
  admitSignOn(proof: SignInProof, visit: Visit): Promise<Entry>;
  /** The last part of the address at which IT decides about a host; it expires after three days. */
  sealApproval(request: ApprovalRequest): Promise<string>;
  /** Fails with `approval_link_invalid`. Changes nothing. */
  openApproval(token: string): Promise<Result<ApprovalVisit>>;
  /**
   * What a phone may take back, sealed for its cookie: the ten newest of those that are not too old; null: there is none.
   * Good for nothing else.
   */
  sealUndo(rights: readonly UndoRight[]): Promise<string | null>;
  /** What is left of it, newest first; none when it does not open. Never fails, changes nothing. */
  openUndo(text: string): Promise<readonly UndoRight[]>;
}
