import { firstSetUpOf, takesFurtherHosts } from '../../../lib/sites/first-set-up';
import type { Site } from '../../../lib/sites/site';
import { kindOf } from '../../../lib/sites/site-kind';
import { countOf } from '../name-some';
import type { SiteState } from './site-state';

/** What happens at a site with the next host that is scanned, or without one. Pure. */
export function nextStep(site: Site, { state, hosts, why }: Pick<SiteState, 'state' | 'hosts' | 'why'>): string {
  const { status, access } = site;
  if (status.state === 'closed') return 'The site is closed: a host that is scanned is refused.';
  if (status.state === 'moved') return `The site has moved to ${status.to}: a host that is scanned is sent there.`;
  if (state === 'attention') return `Nobody can register until somebody has looked: ${why ?? 'see above'}.`;
  const asks = access.needsApproval ? ' IT says yes to each host first.' : '';
  if (state === 'setting-up') return `Palette sets the cluster up; nothing is to be done.${asks}`;
  if (state === 'ready') return `${sayWhenReady(site, hosts ?? 0)}${asks}`;
  const missing = firstSetUpOf(site) - (hosts ?? 0);
  if (missing <= 0) return 'The cluster is made when somebody opens the page of a host, or at the next sweep.';
  const first = !hosts ? 'Nothing is there yet' : `${countOf(hosts, 'host is', 'hosts are')} there`;
  const needs =
    missing === 1
      ? 'the next host makes the cluster'
      : `${missing} ${hosts === 0 ? '' : 'more '}hosts make the cluster together`;
  return `${first}: ${needs}.${asks}`;
}

function sayWhenReady(site: Site, hosts: number): string {
  const room = site.topology.maxHosts - hosts;
  if (!takesFurtherHosts(site) || room <= 0) return 'The site is full: another host is refused.';
  const end = `there is room for ${countOf(room, 'more host')}.`;
  const isVirtual = kindOf(site) === 'virtualized';
  return `The next host ${isVirtual ? 'carries machines of the site as well' : 'joins as a worker'}; ${end}`;
}
