import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Architecture } from '../sites/architecture';
import { choosePool } from '../sites/choose-pool';
import type { SiteDirectory } from '../sites/directory';
import type { Site } from '../sites/site';
import { type WorkerPool, workerPoolsOf } from '../sites/worker-pool';

/**
 * The pool that somebody names for a host; null when nobody does, or there is nothing to choose at the site. Fails with
 * `host_pool_unknown`. Pure.
 */
export function parsePool(site: Site, text = ''): Result<string | null> {
  const name = text.trim();
  if (name === '') return succeed(null);
  if (workerPoolsOf(site).every((pool) => pool.name !== name)) return fail('host_pool_unknown');
  return succeed(site.pools === undefined ? null : name);
}

/**
 * The pools among which the operator has to choose for a host; none where the site has only one, the manifest names it, or
 * the host will tell by its architecture. Known without asking Palette, which may know better. `hasTold`: it has called
 * home, and that was not enough. Pure.
 */
export function poolsToChoose(
  directory: Pick<SiteDirectory, 'expectedPool'>,
  site: Site,
  hostId: HostId,
  hasTold = false,
): readonly WorkerPool[] {
  if (site.pools === undefined) return [];
  return choicesOf(site, directory.expectedPool(hostId, site.id), hasTold ? architecturesOf(site) : [null]);
}

/** May the operator be asked about hosts that the manifest says nothing of, at once or when they have called home? Pure. */
export function asksForPool(site: Site): boolean {
  return choicesOf(site, null, [null, ...architecturesOf(site)]).length > 0;
}

function architecturesOf({ pools = [] }: Site): readonly Architecture[] {
  return [...new Set(pools.map(({ architecture }) => architecture))];
}

/** What is asked of a host of any of these architectures; null: not known. */
function choicesOf(
  { pools = [], architecture: siteArchitecture }: Site,
  expected: string | null,
  architectures: readonly (Architecture | null)[],
): readonly WorkerPool[] {
  return architectures.flatMap((architecture) => {
    const choice = choosePool(pools, { said: null, expected, architecture, siteArchitecture, taken: new Map() });
    return choice.kind === 'ask' ? choice.pools : [];
  });
}
