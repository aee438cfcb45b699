import type { Result } from '../../../lib/errors';
import type { UserDataFault } from '../../../lib/hosts/user-data/judge-user-data';
import type { SiteIndex } from '../../../lib/sites/site';
import { isInScope } from '../../../lib/sites/site-scope';
import { linkUserData } from '../../../lib/sites/staging/link-user-data';
import { type Staged, siteUserData } from '../../../lib/sites/staging/site-user-data';
import type { StagingChoice } from '../../../lib/sites/staging/staging-choice';
import { findSites } from '../choose-sites';
import { CommandFault } from '../command';

/** One file to make. */
export interface Job {
  /** Id of the site, or `link-` and the id of the link. */
  readonly name: string;
  /** Whose hosts it is for, in words. */
  readonly title: string;
  readonly stage: () => Result<Staged, readonly UserDataFault[]>;
}

/** What was asked for: sites by their ids, all open sites, or neither - then the link alone. */
export interface Wanted {
  readonly siteIds: readonly string[];
  readonly isAll: boolean;
}

/** The files to make, in the order of the config. Throws {@link CommandFault} where nothing fits what was asked for. */
export function chooseJobs(wanted: Wanted, index: SiteIndex, choice: StagingChoice): Job[] {
  const { link } = choice;
  if (wanted.siteIds.length === 0 && !wanted.isAll && link !== null) {
    const sites = index.sites.filter((site) => isInScope(link.scope, site));
    const count = sites.length === 1 ? '1 site' : `${sites.length} sites`;
    const title = `any site of the staging link ${link.id} (${count})`;
    return [{ name: `link-${link.id}`, title, stage: () => linkUserData(sites, choice) }];
  }
  const sites = wanted.isAll
    ? index.sites.filter((site) => site.status.state === 'open' && (link === null || isInScope(link.scope, site)))
    : findSites(index.sites, wanted.siteIds);
  if (sites.length === 0) throw new CommandFault('There is no open site that this fits.');
  return sites.map((site) => {
    return { name: site.id, title: `${site.name} (${site.id})`, stage: () => siteUserData(site, choice) };
  });
}
