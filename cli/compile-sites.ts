import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileSites } from '../lib/sites/compile-sites';
import { formatFaults } from '../lib/sites/fault';
import { listWarnings } from '../lib/sites/list-warnings';
import type { SiteIndex } from '../lib/sites/site';
import { siteIndexPath } from '../lib/sites/site-index';

const manifestName = 'hosts.csv';
/** Another place than the build's, for tests that run beside it. */
const target = process.env.SITES_INDEX ?? siteIndexPath;

async function main(): Promise<void> {
  const configPath = resolve(process.env.SITES_CONFIG ?? 'sites.config.ts');
  const secrets = takeEnvironment();
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
  const leaked = secrets.filter(([, secret]) => JSON.stringify(result.value).includes(secret));
  if (leaked.length > 0) {
    const names = leaked.map(([name]) => name).join(', ');
    throw new Error(`${basename(configPath)} holds what is secret in this environment: ${names}. Take it out.`);
  }
  for (const warning of listWarnings(result.value)) console.error(`Warning: ${warning}`);
  writeIndex(result.value);
  const { sites, expectedHosts, version } = result.value;
  console.log(`${target}: ${sites.length} sites, ${expectedHosts.length} expected hosts, version ${version}`);
}

/**
 * Empties the environment before the config runs, and hands back what was secret in it: a config is data, and a pull
 * request that makes it read the API key reads nothing. That is a fence, not a wall: it is code, and is reviewed as code.
 */
function takeEnvironment(): (readonly [name: string, secret: string])[] {
  const taken = Object.entries(process.env);
  for (const [name] of taken) if (!keptVariables.test(name)) delete process.env[name];
  return taken.flatMap(([name, value = '']) =>
    secretVariables.test(name) && value.trim().length >= shortestSecret ? [[name, value.trim()] as const] : [],
  );
}

/** What Node and the loader of TypeScript need. */
const keptVariables = /^(PATH|HOME|TMPDIR|TMP|TEMP|SYSTEMROOT|NODE_.*|TSX_.*|ESBUILD_.*)$/i;
const secretVariables = /KEY|SECRET|TOKEN|PEPPER|PASSWORD|^WEBHOOK_/;
/** A shorter value stands in many a text by chance. */
const shortestSecret = 8;

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
