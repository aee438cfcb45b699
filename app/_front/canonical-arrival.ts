import { readHostIdParameter } from '../../lib/hosts/registration-url';
import { languageKey } from './language';
import { passKey } from './pass-key';

/** Fixed pages of our own, where a query key such as `id` is not the host's. */
const ownPaths = /^\/(api|_next|registrations|simulator|j|approve|\.well-known)(\/|$)/;

/** What may stand beside the ID in the one address. */
const keptKeys = ['site', passKey, languageKey];

/**
 * Where to send a scan whose address is not `/?appliance-id=…`: a path that the host put in front, an alias of the key,
 * a second `?`. Null when the address is right already or holds no ID. Always a path on this very server.
 */
export function canonicalArrival(url: URL): string | null {
  if (ownPaths.test(url.pathname)) return null;
  const found = readHostIdParameter(`${url.pathname}${url.search}`);
  if (found === null || isCanonical(url, found.raw)) return null;
  const query = new URLSearchParams({ 'appliance-id': found.raw });
  for (const key of keptKeys) {
    const value = url.searchParams.get(key);
    if (value !== null) query.set(key, value);
  }
  return `/?${query}`;
}

function isCanonical(url: URL, raw: string): boolean {
  const [value, ...others] = url.searchParams.getAll('appliance-id');
  return url.pathname === '/' && others.length === 0 && value === raw;
}
