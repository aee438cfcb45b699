import { asSiteId, type SiteId } from '../../lib/sites/site-id';
import { type Base, readBase } from './base';
import { readCookie } from './session-cookie';

const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
/** Whoever comes back after a season has another site in mind. */
const lastsSeconds = 90 * 24 * 60 * 60;

/** Sites of the practice are samples: they are no suggestion for the real thing. */
function nameFor(base: Base): string {
  return base === '' ? '__Host-last-site' : '__Host-last-site-practice';
}

/** The site where this phone registered last, or null. Anybody can write a cookie: it is a suggestion and proves nothing. */
export function readLastSite(headers: Pick<Headers, 'get'>): SiteId | null {
  return asSiteId(readCookie(headers, nameFor(readBase(headers))) ?? '');
}

/** The header that makes a phone remember the site. */
export function keepLastSite(base: Base, siteId: SiteId): string {
  return `${nameFor(base)}=${siteId}; ${attributes}; Max-Age=${lastsSeconds}`;
}

/** The header that makes it forget. */
export function endLastSite(base: Base): string {
  return `${nameFor(base)}=; ${attributes}; Max-Age=0`;
}
