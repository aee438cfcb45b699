import { readScanned } from '../../lib/hosts/read-scanned';
import { readHostIdParameter } from '../../lib/hosts/registration-url';
import type { Base } from './base';
import { languageKey } from './language';
import { passKey } from './pass-key';

/** Fixed pages of our own, where a query key such as `id` is not the host's. */
const ownPaths = /^\/(api|_next|registrations|hosts|simulator|j|approve|\.well-known)(\/|$)/;

/** What may stand beside the ID in the one address. */
const keptKeys = ['site', passKey, languageKey];

/** What every ID is made of (API.md §2.6): anything else stays as it was typed, so that the page can show it. */
const idLetters = /^[\w-]{1,128}$/;

/**
 * Where to send a scan whose address is not `/?appliance-id=…`: a path that the host put in front, an alias of the key,
 * a second `?`, or more than the ID in the field for it, such as a whole pasted address. Where that is the address of a
 * staging link, to the link, because it proves something; where it is one of practice, there; but nothing leads out of
 * practice. Null when the address is right already or holds no ID. Always a path on this very server, below the base.
 */
export function canonicalArrival(url: URL, base: Base = ''): string | null {
  if (ownPaths.test(url.pathname)) return null;
  const found = readHostIdParameter(`${url.pathname}${url.search}`);
  if (found === null) return null;
  const { hostId, linkPath: named } = readHost(found.raw);
  const linkPath = base === '' ? named : null;
  if (linkPath === null && isCanonical(url, hostId)) return null;
  const query = new URLSearchParams({ 'appliance-id': hostId });
  for (const key of keptKeys) {
    const value = url.searchParams.get(key);
    if (value !== null) query.set(key, value);
  }
  return `${linkPath ?? ''}/?${query}`;
}

function readHost(raw: string): { readonly hostId: string; readonly linkPath: string | null } {
  const scanned = readScanned(raw);
  const isHost = scanned.kind === 'host' && idLetters.test(scanned.hostId);
  return isHost ? scanned : { hostId: raw, linkPath: null };
}

function isCanonical(url: URL, raw: string): boolean {
  const [value, ...others] = url.searchParams.getAll('appliance-id');
  return url.pathname === '/' && others.length === 0 && value === raw;
}
