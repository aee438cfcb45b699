import type { HostId } from '../../../lib/hosts/edge-host-id';
import { formatRegistrationUrl } from '../../../lib/hosts/registration-url';
import { indexExpectedHosts } from '../../../lib/sites/expected-site';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import { isInScope } from '../../../lib/sites/site-scope';
import { CommandFault } from '../command';
import { readHost } from '../read-host';
import { baseAddress, chooseSites, type SiteChoice, type Target } from './plan-posters';

export interface LabelPlan {
  readonly hostId: HostId;
  /** Null: it may go anywhere. */
  readonly site: Site | null;
  readonly address: string;
}

/** Which hosts were asked for besides those of sites. */
export interface LabelChoice extends SiteChoice {
  readonly hostIds: readonly string[];
}

/**
 * The labels of the named hosts, or else of all that `hosts.csv` names one by one for the sites: each with the address that the
 * host's own screen shows. Throws {@link CommandFault}.
 */
export function planLabels(
  index: SiteIndex,
  choice: LabelChoice,
  target: Target,
): { labels: readonly LabelPlan[]; warnings: readonly string[] } {
  const base = baseAddress(target);
  const toPlan = (hostId: HostId, site: Site | null): LabelPlan => {
    if (index.blockedHosts.includes(hostId)) throw new CommandFault(`${hostId} is blocked: nobody may register it.`);
    const { link } = target;
    if (link !== null && site !== null && !isInScope(link.scope, site)) {
      throw new CommandFault(`The staging link ${link.id} is not good for ${site.id}, where ${hostId} belongs.`);
    }
    return { hostId, site, address: formatRegistrationUrl(base, hostId) };
  };
  const sites = choice.isAll || choice.siteIds.length > 0 ? chooseSites(index.sites, choice, target.link) : [];
  if (choice.hostIds.length > 0) {
    const [only, second] = sites;
    const named = only !== undefined && second === undefined ? only : null;
    const expectHost = indexExpectedHosts(index.expectedHosts);
    const siteOf = (hostId: HostId) => index.sites.find(({ id }) => id === expectHost(hostId)?.siteId) ?? null;
    const hosts = [...new Set(choice.hostIds.map((text) => readHost(text)))];
    return { labels: hosts.map((hostId) => toPlan(hostId, named ?? siteOf(hostId))), warnings: [] };
  }
  const byId = new Map(sites.map((site) => [site.id, site]));
  const lines = index.expectedHosts.filter(({ siteId }) => byId.has(siteId));
  const prefixes = lines.filter(({ match }) => match === 'prefix').length;
  const labels = lines
    .filter(({ match }) => match === 'exact')
    .map(({ text, siteId }) => toPlan(readHost(text), byId.get(siteId) ?? null));
  if (labels.length === 0) {
    throw new CommandFault('hosts.csv names no host of these sites one by one. Name the hosts with --host-id.');
  }
  const warnings =
    prefixes === 0
      ? []
      : [`${prefixes} of ${lines.length} lines of hosts.csv end in a star, for many hosts: no labels.`];
  return { labels, warnings };
}
