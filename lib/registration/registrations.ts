import type { UndoRight } from '../access/access';
import type { Actor } from '../access/actor';
import type { Result } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import { confirmUndone } from './confirm-undone';
import { type Decision, decide } from './decide';
import { foresee } from './foresee';
import type { Ports } from './ports';
import { proceed } from './proceed';
import { type ApprovalState, readRequest } from './read-request';
import { type Rehearsal, rehearse } from './rehearse';
import { submit } from './submit';
import { type Swept, sweep } from './sweep';
import { type Undone, type UndoRequest, undo } from './undo';
import type { Outlook, RegistrationView, Submission, SubmitRequest } from './view';
import { createWatch } from './watch';

/** The use cases of registration for one actor, the same for form, JSON and command line; each checks what they may. */
export interface Registrations {
  /**
   * Registers the host at the site and takes it as far as Palette allows now. Safe to repeat at any time: a re-scan of a
   * settled host writes nothing. Never throws for what the catalogue names. Refused with `access_needed` for an actor
   * who has proved nothing, with `site_unknown` where the site is none of theirs.
   */
  submit(request: SubmitRequest): Promise<Submission>;
  /**
   * Goes on with the site of a registration that nobody may be working on: what a page does when `isDue` says so. Safe to
   * repeat at any time; answers like {@link view}.
   */
  proceed(hostId: HostId): Promise<Result<RegistrationView>>;
  /**
   * The registration of a host; `not_registered`, without a call to Palette, when nobody asked for it here, or at none of
   * the actor's sites: nobody can tell the one from the other.
   */
  view(hostId: HostId): Promise<Result<RegistrationView>>;
  /**
   * What {@link submit} would do with the host at the site, for whoever may register it there (`unknown` for all others).
   * A forecast: reads only, answers within a second, and says `unknown` rather than fail.
   * `addressKeys`: of the caller, for the limit on looks at Palette.
   */
  foresee(hostId: HostId, siteId: SiteId, addressKeys?: readonly string[]): Promise<Outlook>;
  /**
   * What {@link submit} would come to for each of these hosts of one site, were all of them asked for at once; in the order of
   * the requests, each refused as a submit would be. Reads Palette as much as a registration does, writes nothing to it, and
   * records nothing. What Palette itself would refuse only when it is asked is not foreseen.
   */
  rehearse(requests: readonly SubmitRequest[]): Promise<readonly Result<Rehearsal>[]>;
  /**
   * What IT is asked about a host, or was asked and has said; for IT only (`approval_link_invalid` for all others, and of a
   * host that nobody asked for). Changes nothing.
   */
  request(hostId: HostId): Promise<Result<ApprovalState>>;
  /**
   * Says yes or no to a host that waits for approval; for IT only (`approval_link_invalid` for all others), once
   * (`approval_not_wanted` from then on). After a yes the work goes on behind the answer.
   */
  decide(decision: Decision): Promise<Result<RegistrationView>>;
  /**
   * Takes a registration back: at once while the host is in no cluster, by the phone that asked for it or by IT; once it is in
   * one, IT is asked where that is wanted. Safe to repeat at any time. Fails with `undo_too_late` where only IT could be
   * asked and was not to be, with `undo_refused` for whoever may only look, with `not_registered` for all others; with
   * `site_busy` when it is noted, and done by whoever serves the site now.
   */
  undo(request: UndoRequest): Promise<Result<Undone>>;
  /**
   * Was the host taken back, and asked for by nobody since? For whoever has a right to that very request, or IT; false for all
   * others, and where the store does not answer. Changes nothing, without a call to Palette.
   */
  confirmUndone(hostId: HostId, rights: readonly UndoRight[]): Promise<boolean>;
}

/** All that can be done about registrations. */
export interface RegistrationDesk {
  /** The use cases as they are open to somebody. */
  as(actor: Actor): Registrations;
  /** Goes on with every site that needs somebody, until `withinMs` have passed. Safe to repeat at any time. */
  sweep(withinMs: number): Promise<Swept>;
}

/** The use cases over their ports. */
export function createRegistrations(ports: Ports): RegistrationDesk {
  const watch = createWatch(ports);
  return {
    as: (actor) => ({
      submit: (request) => submit(ports, actor, request),
      proceed: (hostId) => proceed(ports, watch, actor, hostId),
      view: (hostId) => watch(actor, hostId),
      foresee: (hostId, siteId, addressKeys = []) => foresee(ports, actor, hostId, siteId, addressKeys),
      rehearse: (requests) => rehearse(ports, actor, requests),
      request: (hostId) => readRequest(ports, actor, hostId),
      decide: (decision) => decide(ports, actor, decision),
      undo: (request) => undo(ports, actor, request),
      confirmUndone: (hostId, rights) => confirmUndone(ports, actor, hostId, rights),
    }),
    sweep: (withinMs) => sweep(ports, withinMs),
  };
}
