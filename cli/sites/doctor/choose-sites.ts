import { compareIndexes } from '../../../lib/sites/compare/compare-indexes';
import type { Comparable } from '../../../lib/sites/compare/comparison';
import type { Site, SiteIndex } from '../../../lib/sites/site';
import { readBase } from '../check/read-base';
import { findSites } from '../choose-sites';
import { CommandFault } from '../command';

/** What `--site` and `--base` say. */
export interface Choice {
  readonly sites: readonly Site[];
  /** They were named, so each is worth a dry run. */
  readonly areNamed: boolean;
}

/** Chooses the sites in question: those that are named, those that have changed, or all open ones. Throws `CommandFault`. */
export async function chooseSites(index: SiteIndex, values: Readonly<Record<string, unknown>>): Promise<Choice> {
  const { site, base } = values;
  const typed = Array.isArray(site) ? site.map(String) : null;
  if (typed !== null && typeof base === 'string')
    throw new CommandFault('Give --site or --base, but not both.', 'usage');
  if (typed !== null) return { sites: findSites(index.sites, typed), areNamed: true };
  if (typeof base !== 'string') return { sites: index.sites.filter(isOpen), areNamed: false };
  const before = await readBase(base, process.env.SITES_CONFIG ?? 'sites.config.ts');
  return { sites: changedSites(before.index, index), areNamed: true };
}

/** Closed and moved sites have nothing to be made; their names may belong to a successor. */
function isOpen({ status }: Site): boolean {
  return status.state === 'open';
}

/** Open sites that are new, changed or renamed since; all of them where there was no config. Pure. */
export function changedSites(before: Comparable | null, index: SiteIndex): readonly Site[] {
  if (before === null) return index.sites.filter(isOpen);
  const { added, changed, renamed } = compareIndexes(before, index);
  const ids = new Set([...added, ...changed, ...renamed].map(({ id }) => id));
  return index.sites.filter((site) => ids.has(site.id) && isOpen(site));
}
