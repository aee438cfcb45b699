import type { UndoRight } from '../access/access';
import type { ErrorCode } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { ClusterState } from '../palette/model';
import type { SiteId } from '../sites/site-id';

/** Where a registration stands, for operators and for the JSON API. More states may come. */
export const registrationStates = [
  'waiting_for_approval',
  'queued',
  'registering',
  'waiting_for_hosts',
  'joining',
  'setting_up',
  'ready',
  'needs_attention',
] as const;

export type RegistrationState = (typeof registrationStates)[number];

/** A failure that was logged: `reference` finds the log line. */
export interface Problem {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string>>;
  readonly reference: string;
}

/**
 * When each step of this request was first seen to be done, milliseconds; null: not yet, or nobody saw it happen. A step
 * that was reached is never taken back.
 */
export interface Milestones {
  readonly requestedAtMs: number;
  readonly registeredAtMs: number | null;
  readonly calledHomeAtMs: number | null;
  /** The host is in the site's cluster since then. */
  readonly joinedAtMs: number | null;
  readonly readyAtMs: number | null;
}

/** `it`: IT at the command line, or by an approval link. */
export type RequestedWay = 'open' | 'link' | 'pin' | 'sign_in' | 'it';

/** What the host reports of its machine; each null where it says nothing. */
export interface Machine {
  readonly cpus: number | null;
  readonly memoryMb: number | null;
  /** The largest disk. */
  readonly diskGb: number | null;
}

/**
 * How a mistake can still be taken back: `at_once` while the host is in no cluster, else only by asking IT; `under_way`: it
 * is being taken back; `asked`: IT has been. Who may is decided when it is done. After `untilMs` (milliseconds) only IT may.
 */
export interface UndoOffer {
  readonly way: 'at_once' | 'under_way' | 'ask_it' | 'asked';
  readonly untilMs: number;
  /** Where IT has been asked: what finds it in their log; else null. */
  readonly reference: string | null;
}

/** What a registration would do at a site, as far as can be told before it is asked for. */
export type Outlook = Prospect & {
  /** The host is there and has called home: only which kind of host it is has still to be said. */
  readonly lacksPool?: true;
};

type Prospect =
  /** Nothing is there yet; `needed` hosts make the site's first set-up. */
  | { readonly kind: 'first'; readonly needed: number }
  /** `present` are there, and with this one the first set-up still needs more. */
  | { readonly kind: 'gathers'; readonly present: number; readonly needed: number }
  /** This one is the last that the first set-up needs. */
  | { readonly kind: 'completes'; readonly present: number; readonly needed: number }
  /** The site is set up with `present` hosts; this one is added. */
  | { readonly kind: 'joins'; readonly present: number }
  /** This very host is registered here already. */
  | { readonly kind: 'here' }
  /** IT must say yes first. */
  | { readonly kind: 'asks' }
  | { readonly kind: 'unknown' };

/** All that an operator may know about one registration. Nothing secret, no UID, no address. */
export interface RegistrationView {
  readonly hostId: HostId;
  readonly siteId: SiteId;
  readonly hostName: string | null;
  readonly state: RegistrationState;
  readonly role: 'control-plane' | 'worker' | null;
  /** The worker pool that it is in, else the one that was named for it; left out: the site has none of its own. */
  readonly pool?: string | undefined;
  readonly cluster: { readonly name: string; readonly state: ClusterState } | null;
  readonly problem: Problem | null;
  /** Hosts that are at the site, of those that its first set-up needs; equal once it is set up with them. */
  readonly hosts: { readonly present: number; readonly needed: number };
  /** Does Palette hold the host? */
  readonly isRegistered: boolean;
  /** Has the edge host itself been seen by Palette since? Null: not known. */
  readonly hasCalledHome: boolean | null;
  /** Hosts that are being registered at the site at this moment, this one included; 0 when this one is not. */
  readonly together: number;
  /** While Palette's limits make the host wait: when its turn should come, milliseconds. */
  readonly turnAtMs: number | null;
  /** Nobody may be working on it any more: whoever watches should ask to go on ({@link Registrations.proceed}). */
  readonly isDue: boolean;
  /** When it is worth looking again, milliseconds from now; null when nothing is left to wait for. */
  readonly pollAfterMs: number | null;
  /** Last change of any of the above, milliseconds. */
  readonly updatedAtMs: number;
  /** When Palette was asked for the oldest of what is shown, milliseconds; null when this view did not need Palette. */
  readonly observedAtMs: number | null;
  readonly milestones: Milestones;
  /** By which way it was asked for; never who or by which link. Null: a way that we do not know. */
  readonly requestedWay?: RequestedWay | null;
  /** Null: it has reported nothing yet, or nobody has looked. */
  readonly machine: Machine | null;
  /** Null: there is nothing to take back. */
  readonly undo: UndoOffer | null;
}

/**
 * What a submit answers. `registered`: this very request made Palette hold the host (201); `already`: it did before (200);
 * `pending`: not yet, somebody else serves the site (202); `refused`: see the problem.
 */
export type SubmitOutcome = 'registered' | 'already' | 'pending' | 'refused';

export interface Submission {
  readonly outcome: SubmitOutcome;
  /** Null when the request was refused before it became a registration. */
  readonly view: RegistrationView | null;
  /** Why it was refused, or what stopped the registration. */
  readonly problem: Problem | null;
  /** What whoever asked may take back; null: it is none of theirs, too old, or nothing. */
  readonly undo: UndoRight | null;
}

/** As it arrives, unchecked. */
export interface SubmitRequest {
  readonly edgeHostId: string;
  readonly siteId: string;
  readonly hostName: string;
  /** Name of the worker pool that it is for; empty or left out: nobody says. */
  readonly pool?: string;
  /** Set on the host by IT; travels with this request only, and is never stored or logged. */
  readonly pairingKey?: string;
  /** What tells the phone from others ({@link markPhone}); left out: nothing does, so that a repeat is somebody else's. */
  readonly phone?: string | undefined;
  /** Of a repeat that a phone sends by itself: so long ago somebody asked for it, milliseconds. */
  readonly askedAgoMs?: number | undefined;
}
