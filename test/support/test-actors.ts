import { type Actor, type Grant, openGrant } from '../../lib/access/actor';
import type { HostId } from '../../lib/hosts/edge-host-id';
import type { AccessMode, Site, SiteAccess } from '../../lib/sites/site';
import { siteId, testSite } from './test-site';

/** Somebody with these grants and no session, so that no limit of a session is met. */
export function actorWith(...grants: Partial<Grant>[]): Actor {
  return { grants: grants.map((grant) => ({ ...openGrant, ...grant })), sessionId: null };
}

/** Only these sites. */
export function atSites(...ids: readonly string[]): Grant['scope'] {
  return { by: 'ids', ids: ids.map(siteId) };
}

/** Whoever has scanned the staging link `rollout`, which is good at `denver` unless told otherwise. */
export function byLink(changes: Partial<NonNullable<Grant['link']>> = {}, scope = atSites('denver')): Actor {
  const link = { id: 'rollout', maxHosts: 20, needsApproval: false, ...changes };
  return actorWith({ mode: 'link', who: `link ${link.id}`, scope, link });
}

/** Whoever has typed the PIN of a site. */
export function byPin(id = 'denver'): Actor {
  return actorWith({ mode: 'pin', who: `pin ${id}`, scope: atSites(id) });
}

/** Somebody of IT, signed in. */
export function byIt(name = 'ivy'): Actor {
  return actorWith({ mode: 'sign_in', who: `sign-in ${name}`, role: 'it' });
}

/** Whoever has opened the approval link of a host. */
export function byApprovalLink(hostId: HostId, id = 'denver'): Actor {
  return actorWith({ mode: 'approval', who: 'approval link', role: 'it', scope: atSites(id), hostId });
}

/** Whoever has only the address of a host's page. */
export function byPagePass(hostId: HostId, id = 'denver'): Actor {
  return actorWith({ mode: 'link', who: 'link rollout', scope: atSites(id), hostId, isWatchOnly: true });
}

const allModes: readonly AccessMode[] = ['link', 'pin', 'sign_in'];

/** A site that is not open to all, changed as asked. */
export function guardedSite(
  id = 'denver',
  access: Partial<SiteAccess> = {},
  changes: Parameters<typeof testSite>[1] = {},
): Site {
  const { id: _, ...rest } = testSite(id);
  return testSite(id, { ...rest, ...changes, access: { ...rest.access, modes: allModes, ...access } });
}
