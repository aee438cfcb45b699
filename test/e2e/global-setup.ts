import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareSites } from '../support/processes/prepare-sites';
import { expireLink } from './support/expire-link';
import { runDirectoryVariable } from './support/run-files';

/** Compiles the sites of the stories and what Palette has for them; gives the function that tidies up. */
export default function globalSetup(): () => void {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to test. Run: npm run build');
  const directory = mkdtempSync(join(tmpdir(), 'edge-registration-e2e-'));
  process.env[runDirectoryVariable] = directory;
  rmSync('test-results/screenshots', { recursive: true, force: true });
  prepareSites('test/fixtures/e2e/sites.config.ts', directory);
  const guarded = join(directory, 'guarded');
  mkdirSync(guarded);
  expireLink(prepareSites('test/fixtures/e2e/guarded/sites.config.ts', guarded).index, 'over');
  return () => rmSync(directory, { recursive: true, force: true });
}
