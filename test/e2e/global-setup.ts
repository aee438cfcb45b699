import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedFromSites } from '../../lib/palette/simulator/seed-from-sites';
import { loadSiteIndex } from '../../lib/sites/site-index';
import { runDirectoryVariable, runFiles } from './support/run-files';

/** Compiles the sites of the stories and what Palette has for them; gives the function that tidies up. */
export default function globalSetup(): () => void {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to test. Run: npm run build');
  const directory = mkdtempSync(join(tmpdir(), 'edge-registration-e2e-'));
  process.env[runDirectoryVariable] = directory;
  rmSync('test-results/screenshots', { recursive: true, force: true });
  const { sites, seed } = runFiles();
  execFileSync(process.execPath, ['--import', 'tsx', 'cli/compile-sites.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SITES_CONFIG: 'test/fixtures/e2e/sites.config.ts', SITES_INDEX: sites },
  });
  writeFileSync(seed, JSON.stringify(seedFromSites(loadSiteIndex(sites))));
  return () => rmSync(directory, { recursive: true, force: true });
}
