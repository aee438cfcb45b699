import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedFromSites } from '../../../lib/palette/simulator/seed-from-sites';
import { loadSiteIndex } from '../../../lib/sites/site-index';

export interface PreparedSites {
  /** The compiled sites, for `SITES_INDEX`. */
  readonly index: string;
  /** What Palette has for them, for `--seed` of the simulator. */
  readonly seed: string;
}

/** Compiles a sites config into files of `directory`, away from those of the build. */
export function prepareSites(config: string, directory: string): PreparedSites {
  const index = join(directory, 'sites.json');
  const seed = join(directory, 'seed.json');
  execFileSync(process.execPath, ['--import', 'tsx', 'cli/compile-sites.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SITES_CONFIG: config, SITES_INDEX: index },
  });
  writeFileSync(seed, JSON.stringify(seedFromSites(loadSiteIndex(index))));
  return { index, seed };
}
