import type { HostId } from '../hosts/edge-host-id';
import type { AccessMode, Role, Site, SiteScope } from '../sites/site';
import { isInScope } from '../sites/site-scope';

/** One thing that somebody has proved, and what it allows under the config as it is now. */
export interface Grant {
  /** `command`: IT at a command line, which holds the secrets of the server itself. `approval`: a link that IT was sent. */
  readonly mode: AccessMode | 'command' | 'approval';
  /** As the audit trail and the limits name them, e.g. `link spring-rollout`. Holds no address and no secret. */
  readonly who: string;
  readonly role: Role;
  /** Null: every site. */
  readonly scope: SiteScope | null;
  /** Good for this host only; null: for any. */
  readonly hostId: HostId | null;
  /** Good for looking only: the pass of a page, not of a form. */
  readonly isWatchOnly: boolean;
  /** The staging link that hosts count for; null when it is none. */
  readonly link: { readonly id: string; readonly maxHosts: number; readonly needsApproval: boolean } | null;
}

/** Somebody at the door, with everything that they have proved; the first grant that fits is used. */
export interface Actor {
  readonly grants: readonly Grant[];
  /** The session they came with, for limits; null: none. */
  readonly sessionId: string | null;
}

/** What everybody may, at sites that are open to all. */
export const openGrant: Grant = {
  mode: 'open',
  who: 'anybody',
  role: 'operator',
  scope: null,
  hostId: null,
  isWatchOnly: false,
  link: null,
};

/** Somebody who has proved nothing; not even what is open to everybody is open to them. */
export const stranger: Actor = { grants: [], sessionId: null };

/** The grant by which the actor may register the host at the site, or null. Pure. */
export function grantToRegister({ grants }: Actor, site: Site, hostId: HostId): Grant | null {
  const mayRegister = ({ mode, isWatchOnly }: Grant) => mode !== 'approval' && !isWatchOnly;
  return grants.find((grant) => mayRegister(grant) && allows(grant, site) && isFor(grant, hostId)) ?? null;
}

/** The grant by which the actor may decide about the host at the site, or null. Pure. */
export function grantToDecide({ grants }: Actor, site: Site, hostId: HostId): Grant | null {
  return grants.find((grant) => grant.role === 'it' && allows(grant, site) && isFor(grant, hostId)) ?? null;
}

/**
 * The grant by which the actor may take the host back at the site in the name of IT, or null. A link to decide by is good
 * for deciding only, and the address of a page for looking. Pure.
 */
export function grantToUndo({ grants }: Actor, site: Site, hostId: HostId): Grant | null {
  const isOfIt = ({ role, mode, isWatchOnly }: Grant) => role === 'it' && mode !== 'approval' && !isWatchOnly;
  return grants.find((grant) => isOfIt(grant) && allows(grant, site) && isFor(grant, hostId)) ?? null;
}

/** The grant by which the actor may change what is at the site, in the name of IT and of its hosts all, or null. Pure. */
export function grantToOperate({ grants }: Actor, site: Site): Grant | null {
  const isOfIt = ({ role, mode, isWatchOnly }: Grant) => role === 'it' && mode !== 'approval' && !isWatchOnly;
  return grants.find((grant) => isOfIt(grant) && allows(grant, site) && grant.hostId === null) ?? null;
}

/** The grant by which the actor may see how the host stands at the site, or null. Pure. */
export function grantToSee({ grants }: Actor, site: Site, hostId: HostId): Grant | null {
  return grants.find((grant) => allows(grant, site) && isFor(grant, hostId)) ?? null;
}

/** May the actor see how the host stands at the site? Pure. */
export function maySeeHost(actor: Actor, site: Site, hostId: HostId): boolean {
  return grantToSee(actor, site, hostId) !== null;
}

/** May the actor know of the site at all, e.g. find it in a search? Pure. */
export function maySeeSite({ grants }: Actor, site: Site): boolean {
  return grants.some((grant) => allows(grant, site));
}

function allows({ mode, role, scope }: Grant, site: Site): boolean {
  const isWayIn = mode === 'command' || mode === 'approval' || role === 'it' || site.access.modes.includes(mode);
  return isWayIn && (scope === null || isInScope(scope, site));
}

function isFor(grant: Grant, hostId: HostId | null): boolean {
  return grant.hostId === null || grant.hostId === hostId;
}
