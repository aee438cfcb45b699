import type { Grant } from '../access/actor';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import { isInScope } from '../sites/site-scope';
import { StoreError } from '../store/store';
import type { Ports } from './ports';
import { projectOf } from './run';

/** A grant by a staging link. */
export type LinkGrant = Grant & { readonly link: NonNullable<Grant['link']> };

/** As many hosts as a page has at least (API.md §1.6 says 50); what is beyond the last page is not counted. */
const leastPerPage = 25;
const mostPagesEver = 400;

/**
 * Counts the host for the staging link, unless that has its `maxHosts` others: at once in the store, so that fifty phones
 * cannot slip through together. Where the store knows nothing, because the link is new or the store was lost, the hosts are
 * counted that bear the link's label in Palette. A host counts once: safe to repeat. Throws `PaletteError` and `StoreError`;
 * a count that cannot be known lets nobody in.
 */
export async function countForLink(
  ports: Ports,
  grant: LinkGrant,
  site: Site,
  hostId: HostId,
  deadlineMs: number,
): Promise<'counted' | 'full'> {
  const { id, maxHosts } = grant.link;
  const found = await ports.store.countForLink(id, hostId, maxHosts);
  if (found !== 'uncounted') return found;
  await countAnew(ports, grant, site, deadlineMs);
  const again = await ports.store.countForLink(id, hostId, maxHosts);
  // Begun a moment ago and gone again: then nobody knows anything.
  if (again === 'uncounted') throw new StoreError('countForLink');
  return again;
}

const underWay = new WeakMap<Ports, Map<string, Promise<void>>>();

/** Searching is a scarce call: those who come to this process together wait for the same search. */
function countAnew(ports: Ports, grant: LinkGrant, site: Site, deadlineMs: number): Promise<void> {
  const known = underWay.get(ports) ?? new Map<string, Promise<void>>();
  underWay.set(ports, known);
  const { id } = grant.link;
  const started = known.get(id) ?? searchAndStart(ports, grant, site, deadlineMs).finally(() => known.delete(id));
  known.set(id, started);
  return started;
}

async function searchAndStart(
  ports: Ports,
  { link: { id, maxHosts }, scope }: LinkGrant,
  site: Site,
  deadlineMs: number,
): Promise<void> {
  const sites = ports.directory.sites.filter((one) => scope === null || isInScope(scope, one));
  const projects = [...new Set(sites.map((one) => projectOf(ports, one)))];
  const caller = { queue: site.id, urgency: 'work' } as const;
  const mostPages = Math.min(mostPagesEver, Math.ceil(maxHosts / leastPerPage) + 1);
  const found = await Promise.all(
    projects.map((projectUid) =>
      ports.palette.scope({ projectUid, deadlineMs, caller }).findHostsByLabel('link', id, mostPages),
    ),
  );
  const hostIds = [...new Set(found.flat().map(({ hostId }) => hostId))];
  ports.log({ level: 'info', event: 'link_counted', link: id, hosts: hostIds.length });
  await ports.store.startLinkCount(id, hostIds);
}
