import { type Actor, type Grant, maySeeSite } from '../access/actor';
import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { SiteDirectory } from '../sites/directory';
import { foldText } from '../sites/fold-text';
import type { SiteQuery, SitesFound } from '../sites/search-sites';
import type { Site } from '../sites/site';

/** Whoever may register at no more sites than this sees them all without typing anything. */
export const mostListed = 20;
/** With fewer letters a search would list the sites of a company letter by letter. */
export const leastLetters = 2;
/** Of many sites so many are told to whoever says only where they stand, and no further away than this many kilometres. */
export const mostNearest = 5;
export const nearestWithinKm = 100;

/**
 * The open sites that match, of those where the actor may register the host (null: any host), at most {@link mostListed};
 * closed and moved ones after them, where words were typed. Of many sites little is told before {@link leastLetters}
 * letters are: the {@link mostNearest} nearest, or no rows, and `more`. Fails with `access_needed` for whoever may register
 * at none. Changes nothing; the place is kept nowhere.
 */
export function findSites(
  directory: Pick<SiteDirectory, 'search' | 'take'>,
  actor: Actor,
  hostId: HostId | null,
  { q = '', near }: Pick<SiteQuery, 'q' | 'near'>,
): Result<SitesFound> {
  const isAllowed = sitesOf(actor, hostId);
  const some = directory.take(isAllowed, mostListed + 1);
  if (some.length === 0) return fail('access_needed');
  const isListed = some.length <= mostListed;
  if (!isListed && countLetters(q) < leastLetters) {
    if (near === undefined) return succeed({ sites: [], more: true });
    const nearest = directory.search({ near, withinKm: nearestWithinKm, isAllowed, limit: mostNearest });
    return succeed({ sites: nearest.sites, more: true });
  }
  const listed = new Set(some);
  const isGone = ({ status }: Site) => status.state !== 'open';
  const isOfFew = (site: Site) => listed.has(site) || (isGone(site) && isAllowed(site));
  const query = { q, isAllowed: isListed ? isOfFew : isAllowed, limit: mostListed, isForgiving: true };
  return succeed(directory.search(near === undefined ? query : { ...query, near }));
}

/** Is there any open site at all where the actor may register the host (null: any host)? */
export function hasSites(directory: Pick<SiteDirectory, 'take'>, actor: Actor, hostId: HostId | null): boolean {
  return directory.take(sitesOf(actor, hostId), 1).length > 0;
}

/**
 * The one open site that was meant: the first of the actor's proofs that is good for this host, e.g. the link that they
 * have just scanned, is good at no other. Null when it is good at several.
 */
export function onlySite(directory: Pick<SiteDirectory, 'take'>, actor: Actor, hostId: HostId): Site | null {
  for (const grant of actor.grants) {
    const [site, another] = directory.take(sitesOf({ ...actor, grants: [grant] }, hostId), 2);
    if (site !== undefined) return another === undefined ? site : null;
  }
  return null;
}

/**
 * `grantToRegister` as a question about sites alone: what holds for all of 50,000 of them is settled before the
 * first. Whoever may only look at a page, or only decide, need not find anything.
 */
function sitesOf(actor: Actor, hostId: HostId | null): (site: Site) => boolean {
  const isForHost = (grant: Grant) => hostId === null || grant.hostId === null || grant.hostId === hostId;
  const grants = actor.grants.filter((grant) => !grant.isWatchOnly && grant.mode !== 'approval' && isForHost(grant));
  const registering = { ...actor, grants };
  return (site) => maySeeSite(registering, site);
}

function countLetters(q: string): number {
  return [...foldText(q)].filter((character) => character !== ' ').length;
}
