import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteIndex } from '../lib/sites/site';
import { loadSiteIndex, siteIndexPath } from '../lib/sites/site-index';
import { CommandFault } from './sites/command';

/** What the index is compiled from, beside the config. */
const besides = ['sites.csv', 'hosts.csv'];

/**
 * Loads the compiled sites for a command. Throws {@link CommandFault} when what they were compiled from has been changed
 * since: whoever registers hosts with yesterday's sites would make clusters that the deployment does not know. An index
 * that somebody names (`SITES_INDEX`) is theirs to keep.
 */
export function loadFreshIndex(variables: Readonly<Record<string, string | undefined>>): SiteIndex {
  const path = variables.SITES_INDEX ?? siteIndexPath;
  const index = loadSiteIndex(path);
  if (variables.SITES_INDEX !== undefined) return index;
  const config = variables.SITES_CONFIG ?? 'sites.config.ts';
  const sources = [config, ...besides.map((file) => join(dirname(config), file))];
  const changed = sources.filter((file) => changedAt(file) > changedAt(path));
  if (changed.length === 0) return index;
  throw new CommandFault(
    `${changed.join(', ')} changed after the sites were compiled. Run: npm run sites:compile, and deploy what you act for.`,
  );
}

/** Milliseconds since the epoch; a file that is not there was never changed. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
