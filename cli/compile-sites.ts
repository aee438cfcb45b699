import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { compileSites } from '../lib/sites/compile-sites';
import { formatFaults } from '../lib/sites/fault';
import { listWarnings } from '../lib/sites/list-warnings';
import { migrateConfig } from '../lib/sites/migrate-config';
import type { SiteIndex } from '../lib/sites/site';
import { formatSiteIndex, siteIndexPath } from '../lib/sites/site-index';
import { findSecrets } from './find-secrets';
import { readSitesSource, takeEnvironment } from './read-sites-source';
import { wrapLines } from './sites/wrap-text';

/** Another place than the build's, for tests that run beside it. */
const target = process.env.SITES_INDEX ?? siteIndexPath;

async function main(): Promise<void> {
  const configPath = resolve(process.env.SITES_CONFIG ?? 'sites.config.ts');
  const secrets = takeEnvironment();
  const source = await readSitesSource(configPath);
  const result = compileSites(source);
  if (!result.ok) {
    const text = `${basename(configPath)}: ${formatFaults(result.error)}`;
    // A log of a build has lines of any length.
    const lines = wrapLines(text, process.stderr.columns ?? Number.POSITIVE_INFINITY);
    console.error(`${lines.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const leaked = findSecrets(result.value, secrets);
  if (leaked.length > 0) {
    throw new Error(
      `${basename(configPath)} holds what is secret in this environment: ${leaked.join(', ')}. Take it out.`,
    );
  }
  for (const warning of [...migrateConfig(source.config).notes, ...listWarnings(result.value)]) {
    console.error(`Warning: ${warning}`);
  }
  writeIndex(result.value);
  const { sites, expectedHosts, version } = result.value;
  console.log(`${target}: ${sites.length} sites, ${expectedHosts.length} expected hosts, version ${version}`);
}

/** A reader sees the old file or the new one, never half of one. */
function writeIndex(index: SiteIndex): void {
  const draft = `${target}.${process.pid}.tmp`;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(draft, formatSiteIndex(index));
  renameSync(draft, target);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
