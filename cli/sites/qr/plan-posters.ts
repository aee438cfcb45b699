import { linkUrl } from '../../../lib/access/staging-link';
import type { Site, SiteIndex, StagingLink } from '../../../lib/sites/site';
import { isInScope } from '../../../lib/sites/site-scope';
import { findSites } from '../choose-sites';
import { CommandFault } from '../command';

/** What a code leads to. */
export interface Target {
  readonly origin: string;
  /** Baked into the code; null: the code proves nothing. */
  readonly link: StagingLink | null;
  readonly linkSecrets: readonly string[];
  readonly nowMs: number;
}

/** Which sites were asked for. */
export interface SiteChoice {
  readonly siteIds: readonly string[];
  readonly isAll: boolean;
}

export interface PosterPlan {
  readonly site: Site;
  readonly address: string;
  /** Can a person type it? */
  readonly isShort: boolean;
}

/** Where a poster of each site leads, and what IT should know before it is hung up. Throws {@link CommandFault}. */
export function planPosters(
  index: SiteIndex,
  choice: SiteChoice,
  target: Target,
): { posters: readonly PosterPlan[]; warnings: readonly string[] } {
  const { link } = target;
  const sites = chooseSites(index.sites, choice, link);
  const base = baseAddress(target);
  const posters = sites.map(
    (site): PosterPlan => ({
      site,
      address: `${base}${link === null ? '/' : ''}?site=${site.id}`,
      isShort: link === null,
    }),
  );
  const shut = link === null ? sites.filter(({ access }) => access.modes.every((mode) => mode === 'link')) : [];
  return {
    posters,
    warnings: [
      ...shut.map(({ id }) => `${id} lets nobody in without a staging link: print its poster with --link.`),
      ...(link === null || link.pinHash !== null
        ? []
        : [
            `Whoever takes a picture of a poster with the link ${link.id} may register hosts until it ends. Give it a PIN.`,
          ]),
    ],
  };
}

/** What stands in front of the query: the start page, or the staging link. Throws {@link CommandFault}. */
export function baseAddress({ origin, link, linkSecrets, nowMs }: Target): string {
  if (link === null) return origin;
  if (link.expiresAtMs <= nowMs)
    throw new CommandFault(`The staging link ${link.id} has ended: nobody can use its codes.`);
  const address = linkUrl(origin, link, linkSecrets);
  if (address === null) throw new CommandFault('LINK_SECRETS is not set. Set it to what the deployment has.');
  return address;
}

/** Open sites that the link is good for; those that were named must be. Throws {@link CommandFault}. */
export function chooseSites(sites: readonly Site[], { siteIds, isAll }: SiteChoice, link: StagingLink | null): Site[] {
  const fits = (site: Site) => link === null || isInScope(link.scope, site);
  if (isAll) return sites.filter((site) => site.status.state === 'open' && fits(site));
  const named = findSites(sites, siteIds);
  const shut = named.find(({ status }) => status.state !== 'open');
  if (shut !== undefined) throw new CommandFault(`${shut.id} is ${shut.status.state}: nobody can register there.`);
  const other = named.find((site) => !fits(site));
  if (other !== undefined) throw new CommandFault(`The staging link ${link?.id} is not good for ${other.id}.`);
  return named;
}
