import { type Actor, type Grant, grantToRegister } from '../access/actor';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';

/** Must IT say yes before the host is registered? Not when IT itself asks for it. Pure. */
export function needsApproval({ grants, sessionId }: Actor, grant: Grant, site: Site, hostId: HostId): boolean {
  if (!site.access.needsApproval && grant.link?.needsApproval !== true) return false;
  const asIt = { grants: grants.filter(({ role }) => role === 'it'), sessionId };
  return grantToRegister(asIt, site, hostId) === null;
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

/** IT has said yes, and neither has the host been at its place since, nor has IT thought better of it. Pure. */
export function isApproved(intent: Intent): boolean {
  return intent.approvedBy !== null && intent.phase !== 'settled' && !isRejected(intent);
}
