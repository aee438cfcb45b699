import { z } from 'zod';
import type { GitHub } from './github';

const deploymentsSchema = z.array(z.object({ id: z.number().int(), environment: z.string() }));
const statusesSchema = z.array(z.object({ state: z.string(), environment_url: z.string().nullish() }));

/** Vercel calls it `Preview`, or `Preview – <project>` where a repository has several. */
const previewEnvironment = /^preview\b/i;
const vercelHost = /^[a-z0-9](?:[a-z0-9-]{0,200}[a-z0-9])?\.vercel\.app$/;

/**
 * The origin of the preview of a commit, from GitHub's list of deployments; null while there is none, or when its address is
 * not one that a preview of ours can have. `ownHost`: `PREVIEW_HOST`, where previews have a domain of the company. Throws
 * `GitHubFault`.
 */
export async function findPreview(github: GitHub, sha: string, ownHost: string | null): Promise<string | null> {
  const deployments = await github.read(`/deployments?sha=${sha}&per_page=30`, deploymentsSchema);
  for (const { id } of deployments.filter(({ environment }) => previewEnvironment.test(environment))) {
    // The newest comes first.
    const [latest] = await github.read(`/deployments/${id}/statuses?per_page=1`, statusesSchema);
    const origin = latest?.state === 'success' ? readPreviewOrigin(latest.environment_url ?? '', ownHost) : null;
    if (origin !== null) return origin;
  }
  return null;
}

/**
 * The origin of an address, if it is https and its host is one of Vercel's for deployments, or `ownHost` or below
 * `*.ownHost`. Null otherwise: a code in a comment of ours leads nowhere else. Pure.
 */
function readPreviewOrigin(address: string, ownHost: string | null): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, host, origin, username } = new URL(address);
  const isOurs = vercelHost.test(hostname) || (ownHost !== null && isBelow(hostname, ownHost.toLowerCase()));
  return protocol === 'https:' && host === hostname && username === '' && isOurs ? origin : null;
}

function isBelow(hostname: string, ownHost: string): boolean {
  const parent = ownHost.replace(/^\*\./, '');
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(parent)) return false;
  return hostname === parent || (ownHost.startsWith('*.') && hostname.endsWith(`.${parent}`));
}
