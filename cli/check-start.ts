import { existsSync } from 'node:fs';
import { parseEnv } from '../lib/env';
import { loadSiteIndex, siteIndexPath } from '../lib/sites/site-index';

/** What `next start` reads too, the first word counts. */
const envFiles = ['.env.production.local', '.env.local', '.env.production', '.env'];

/** Runs before `next start`: a server that could register nothing does not start, and says everything that is missing. */
function main(): void {
  for (const file of envFiles.filter((name) => existsSync(name))) process.loadEnvFile(file);
  const faults: string[] = [];
  const read = parseEnv(process.env);
  if (!read.ok) faults.push(...read.faults.map(({ name, remedy }) => `${name}: ${remedy}`));
  try {
    const { access } = loadSiteIndex(process.env.SITES_INDEX ?? siteIndexPath);
    const isLive = read.ok && read.env.mode === 'live';
    if (isLive && access === null)
      faults.push("access: Say in sites.config.ts who may register: access: { modes: ['open'] }.");
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  if (faults.length === 0) return;
  console.error(`This cannot start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  process.exitCode = 1;
}

main();
