import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileSites } from '../lib/sites/compile-sites';
import { formatFaults } from '../lib/sites/fault';
import type { SiteIndex } from '../lib/sites/site';
import { siteIndexPath } from '../lib/sites/site-index';

const manifestName = 'hosts.csv';
/** Another place than the build's, for tests that run beside it. */
const target = process.env.SITES_INDEX ?? siteIndexPath;

async function main(): Promise<void> {
  const configPath = resolve(process.env.SITES_CONFIG ?? 'sites.config.ts');
  const result = compileSites({
    config: await importConfig(configPath),
    manifest: readManifestBeside(configPath),
    hasPublicFile: (path) => existsSync(join('public', path)),
    nowMs: Date.now(),
  });
  if (!result.ok) {
    console.error(`${basename(configPath)}: ${formatFaults(result.error)}\n`);
    process.exitCode = 1;
    return;
  }
  writeIndex(result.value);
  const { sites, expectedHosts, version } = result.value;
  console.log(`${target}: ${sites.length} sites, ${expectedHosts.length} expected hosts, version ${version}`);
}

async function importConfig(path: string): Promise<unknown> {
  if (!existsSync(path)) throw new Error(`There is no ${path}. Set SITES_CONFIG to your site configuration.`);
  const module: { readonly default?: unknown } = await import(pathToFileURL(path).href);
  return module.default;
}

function readManifestBeside(configPath: string): { file: string; text: string } | null {
  const path = join(dirname(configPath), manifestName);
  return existsSync(path) ? { file: manifestName, text: readFileSync(path, 'utf8') } : null;
}

/** A reader sees the old file or the new one, never half of one. */
function writeIndex(index: SiteIndex): void {
  const draft = `${target}.${process.pid}.tmp`;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(draft, JSON.stringify(index));
  renameSync(draft, target);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
