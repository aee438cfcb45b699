import { type Actor, type Grant, grantToRegister } from '../access/actor';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';

/** By what a host may be registered, and what IT has to do with it. */
export interface Approval {
  /** What allows it. */
  readonly grant: Grant;
  /** Must IT say yes before anything is written? */
  readonly needsApproval: boolean;
  /** Who of IT says yes by asking for it themselves; null: nobody, or nobody has to. */
  readonly approvedBy: string | null;
}

/** Must IT say yes? Where IT itself asks for it, that is the yes, and theirs the grant that is used. Pure. */
export function askApproval({ grants, sessionId }: Actor, grant: Grant, site: Site, hostId: HostId): Approval {
  const isWanted = site.access.needsApproval || grant.link?.needsApproval === true;
  if (!isWanted) return { grant, needsApproval: false, approvedBy: null };
  const asIt = { grants: grants.filter(({ role }) => role === 'it'), sessionId };
  const own = grantToRegister(asIt, site, hostId);
  if (own === null) return { grant, needsApproval: true, approvedBy: null };
  return { grant: own, needsApproval: false, approvedBy: own.who };
}

/**
 * When IT was asked about a host that waits: what an approval link is bound to. It is the moment of the request; or, where
 * the host was asked for again after a no, that moment, so that links of before are worth nothing. Milliseconds. Pure.
 */
export function askedAtMs({ changedAtMs }: Intent): number {
  return changedAtMs;
}

/** IT has said no. Pure. */
export function isRejected({ problem }: Intent): boolean {
  return problem?.code === 'approval_rejected';
}

/** A yes is good for this long, as the link is that it was given by. Milliseconds. */
const lastsMs = 3 * 24 * 60 * 60_000;

/**
 * IT has said yes to this very asker a little while ago, and neither has the host been at its place since, nor has IT
 * thought better of it. Pure.
 */
export function isApproved(intent: Intent, requestedBy: string, nowMs: number): boolean {
  const { approvedBy, approvedAtMs, phase } = intent;
  if (approvedBy === null || approvedAtMs === undefined || phase === 'settled' || isRejected(intent)) return false;
  return intent.requestedBy === requestedBy && nowMs - approvedAtMs < lastsMs;
}

/** A link that IT was sent ends a little later than this: then they are asked anew. Milliseconds. */
const askedAnewAfterMs = 2 * 24 * 60 * 60_000;

/** IT was asked so long ago that they have to be asked anew, because what they were sent is about to end. Pure. */
export function isAskedTooLongAgo(intent: Intent, nowMs: number): boolean {
  return intent.phase === 'waiting_for_approval' && nowMs - askedAtMs(intent) >= askedAnewAfterMs;
}
