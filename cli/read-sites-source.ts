import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SitesSource } from '../lib/sites/compile-sites';
import { type CsvFile, refuseBySize, toCsvFile } from '../lib/sites/csv/csv-file';
import { findPublicFile } from './find-public-file';

/** Reads a config and the files beside it, without judging them. Runs the config: call {@link takeEnvironment} first. */
export async function readSitesSource(configPath: string): Promise<SitesSource> {
  return {
    config: await importConfig(configPath),
    sitesCsv: readCsvBeside(configPath, 'sites.csv'),
    manifest: readCsvBeside(configPath, 'hosts.csv'),
    findPublicFile,
    nowMs: Date.now(),
  };
}

/**
 * Empties the environment before the config runs, and hands back what was secret in it: a config is data, and a pull
 * request that makes it read the API key reads nothing. That is a fence, not a wall: it is code, and is reviewed as code.
 */
export function takeEnvironment(): (readonly [name: string, secret: string])[] {
  const taken = Object.entries(process.env);
  for (const [name] of taken) if (!keptVariables.test(name)) delete process.env[name];
  return taken.flatMap(([name, value = '']) =>
    secretVariables.test(name) && value.trim().length >= shortestSecret ? [[name, value.trim()] as const] : [],
  );
}

/** What Node and the loader of TypeScript need; each by its name, because `NODE_AUTH_TOKEN` is a secret. */
const keptVariables =
  /^(PATH|HOME|TMPDIR|TMP|TEMP|SYSTEMROOT|NODE_(OPTIONS|ENV|PATH|EXTRA_CA_CERTS|COMPILE_CACHE)|TSX_.*|ESBUILD_.*)$/i;
const secretVariables = /KEY|SECRET|TOKEN|PEPPER|PASSWORD|^WEBHOOK_/;
/** A shorter value stands in many a text by chance. */
const shortestSecret = 8;

async function importConfig(path: string): Promise<unknown> {
  if (!existsSync(path)) throw new Error(`There is no ${path}. Set SITES_CONFIG to your site configuration.`);
  const module: { readonly default?: unknown } = await import(pathToFileURL(path).href);
  return module.default;
}

function readCsvBeside(configPath: string, file: string): CsvFile | null {
  const path = join(dirname(configPath), file);
  if (!existsSync(path)) return null;
  return refuseBySize(file, statSync(path).size) ?? toCsvFile(file, readFileSync(path));
}
