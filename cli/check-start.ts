import { type EnvFault, parseEnv } from '../lib/env';
import { missingFor } from '../lib/server/missing-variables';
import { listWarnings } from '../lib/sites/list-warnings';
import { loadSiteIndex, siteIndexPath } from '../lib/sites/site-index';
import { loadEnvFiles } from './load-env-files';

/**
 * Runs before `next start`: a server that could register nothing does not start, and says everything that is missing.
 * With the simulator nothing is at stake: what is shut for want of a secret is told, and the start goes on.
 */
function main(): void {
  loadEnvFiles();
  const faults: string[] = [];
  const warnings: string[] = [];
  const read = parseEnv(process.env);
  if (!read.ok) faults.push(...read.faults.map(say));
  try {
    const index = loadSiteIndex(process.env.SITES_INDEX ?? siteIndexPath);
    for (const warning of listWarnings(index)) console.error(`Warning: ${warning}`);
    if (read.ok) {
      const isLive = read.env.mode === 'live';
      (isLive ? faults : warnings).push(...missingFor(index, read.env).map(say));
      if (isLive && index.access === null)
        faults.push("access: Say in sites.config.ts who may register: access: { modes: ['link'] }.");
    }
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  if (warnings.length > 0) console.error(`Some ways in stay shut:\n${list(warnings)}`);
  if (faults.length === 0) return;
  console.error(`This cannot start:\n${list(faults)}`);
  process.exitCode = 1;
}

function say({ name, remedy }: EnvFault): string {
  return `${name}: ${remedy}`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n');
}

main();
