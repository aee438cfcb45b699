import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { indexExpectedHosts } from './expected-site';
import { type SiteQuery, type SitesFound, searchSites, takeSites } from './search-sites';
import { indexForSearch, type SearchIndex } from './searchable';
import type { Site, SiteIndex } from './site';
import type { SiteId } from './site-id';
import type { SiteKind } from './site-kind';

/** Everything the server asks about sites. Pure, in memory, made once per process. */
export interface SiteDirectory {
  /** All of them, in whatever status. */
  readonly sites: readonly Site[];
  /** The kinds besides `native` that this Palette has, as the config says. */
  readonly olderKinds: readonly SiteKind[];
  /** The site of this id in whatever status, or null. */
  readonly find: (id: string) => Site | null;
  /** The site of this id, else the one that had it before it was renamed; or null. For what was written down long ago. */
  readonly findBorne: (id: string) => Site | null;
  /** The site if one may register there now; else `site_unknown`, `site_closed`, or `site_moved` with `to`, a name. */
  readonly resolve: (id: string) => Result<Site>;
  /** Open sites by words and place, at most `limit` (20) of them; forgiving searches find others as well. */
  readonly search: (query: Partial<SiteQuery>) => SitesFound;
  /** Open sites that are allowed, the first `most` that turn up: is there one, is there only one, are there many? */
  readonly take: (isAllowed: (site: Site) => boolean, most: number) => readonly Site[];
  /** Where IT expects this host by the manifest: an exact line beats the longest prefix. */
  readonly expectedSite: (hostId: string) => SiteId | null;
  /** The worker pool that the manifest names for this host, where it expects it at this site; else null. */
  readonly expectedPool: (hostId: string, siteId: SiteId) => string | null;
  /** Has IT said that this host may not be registered any more? */
  readonly isBlocked: (hostId: HostId) => boolean;
}

const defaultLimit = 20;

/** Makes the directory of an index. Texts for the search are folded at the first search, not at the start. */
export function createDirectory(index: SiteIndex): SiteDirectory {
  const byId = new Map<string, Site>(index.sites.map((site) => [site.id, site]));
  const byFormerId = new Map(
    index.sites.flatMap((site) => (site.renamedFrom === null ? [] : [[site.renamedFrom as string, site] as const])),
  );
  const blocked: ReadonlySet<string> = new Set(index.blockedHosts);
  const find = (id: string) => byId.get(id) ?? null;
  const expectHost = indexExpectedHosts(index.expectedHosts);
  let searchable: SearchIndex | null = null;
  const forSearch = () => {
    searchable ??= indexForSearch(index.sites, find);
    return searchable;
  };
  return {
    sites: index.sites,
    olderKinds: index.olderKinds ?? [],
    find,
    findBorne: (id) => byId.get(id) ?? byFormerId.get(id) ?? null,
    resolve: (id) => resolve(id, find),
    search: (query) => searchSites(forSearch(), { limit: defaultLimit, ...query }),
    take: (isAllowed, most) => takeSites(forSearch(), isAllowed, most),
    expectedSite: (hostId) => expectHost(hostId)?.siteId ?? null,
    expectedPool: (hostId, siteId) => {
      const line = expectHost(hostId);
      return line?.siteId === siteId ? (line.pool ?? null) : null;
    },
    isBlocked: (hostId) => blocked.has(hostId),
  };
}

function resolve(id: string, find: SiteDirectory['find']): Result<Site> {
  const site = find(id);
  if (site === null) return fail('site_unknown');
  if (site.status.state === 'closed') return fail('site_closed', { site: site.name });
  if (site.status.state === 'open') return succeed(site);
  return fail('site_moved', { site: site.name, to: find(site.status.to)?.name ?? site.status.to });
}
