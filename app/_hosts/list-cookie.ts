import { asSiteId, type SiteId } from '../../lib/sites/site-id';
import { type Base, readBase } from '../_front/base';
import { readCookie } from '../_front/session-cookie';
import { createList, type HostList, mostListed } from './host-list';

/** A list that a phone keeps between two scans with its own camera. */
export interface KeptList extends HostList {
  readonly siteId: SiteId;
}

const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
/** Long enough to unpack and scan ten hosts; whoever comes by in the evening begins anew. */
const lastsSeconds = 2 * 60 * 60;

/** Real hosts and those of the practice never meet on one list. */
function nameFor(base: Base): string {
  return base === '' ? '__Host-hosts' : '__Host-hosts-practice';
}

/** The list that the phone keeps, or null. Anybody can write a cookie: only what has the form of IDs is taken. */
export function readListCookie(headers: Pick<Headers, 'get'>): KeptList | null {
  const [site = '', ...texts] = (readCookie(headers, nameFor(readBase(headers))) ?? '').split('.');
  const siteId = asSiteId(site);
  if (siteId === null) return null;
  const hosts = createList(site, texts).hosts.filter(({ hostId }) => hostId !== null);
  return { siteId, hosts: hosts.slice(0, mostListed) };
}

/** The header that makes a phone keep the list: hosts that have an ID, without why they were refused. */
export function keepList(base: Base, { siteId, hosts }: HostList): string {
  const parts = [siteId, ...hosts.flatMap(({ hostId }) => hostId ?? [])];
  return asSiteId(siteId) === null || parts.length === 1
    ? endList(base)
    : `${nameFor(base)}=${parts.join('.')}; ${attributes}; Max-Age=${lastsSeconds}`;
}

/** The header that makes it forget the list. */
export function endList(base: Base): string {
  return `${nameFor(base)}=; ${attributes}; Max-Age=0`;
}
