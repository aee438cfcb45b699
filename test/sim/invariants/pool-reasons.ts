import type { ErrorCode } from '../../../lib/errors';
import type { State } from '../../../lib/palette/simulator/state';
import type { Site } from '../../../lib/sites/site';
import type { WorkerPool } from '../../../lib/sites/worker-pool';
import type { Evidence } from '../evidence';

/** Was there a reason to stop a host with this code at a site that has pools? */
export function isPoolReasonTrue(evidence: Evidence, code: ErrorCode, hostId: string, site: Site): boolean {
  const { pools = [] } = site;
  const said = saidOf(evidence, hostId, site);
  const architecture = architectureOf(evidence, hostId);
  const named = pools.filter(({ name }) => said.includes(name) || name === expectedPoolOf(evidence, hostId, site));
  switch (code) {
    // Whoever asked for the host has not said it, at least once.
    case 'host_pool_missing':
      return pools.length > 1 && (said.includes('') || said.length === 0);
    case 'host_pool_unknown':
      return said.some((name) => name !== '' && pools.every((pool) => pool.name !== name));
    case 'host_pool_unfit':
      return [...named, ...(named.length === 0 ? pools : [])].some((pool) => pool.architecture !== architecture);
    case 'host_pool_full':
      return pools.some(({ maxHosts }) => maxHosts !== null);
    case 'host_pool_awaited':
      return isDifferent(pools) && !hasCalledBefore(evidence, hostId);
    default:
      return false;
  }
}

/** Was a form refused for what it said of the pool, so that nothing is known of the host? */
export function isFormRefused(evidence: Evidence, hostId: string, site: Site): boolean {
  const codes = ['host_pool_missing', 'host_pool_unknown'] as const;
  return codes.some((code) => isPoolReasonTrue(evidence, code, hostId, site));
}

/** Everything that was ever said about the pool of a host at a site; an empty text says nothing. */
export function saidOf({ submits }: Evidence, hostId: string, { id }: Site, byMs = Number.POSITIVE_INFINITY): string[] {
  return submits
    .filter((one) => one.hostId === hostId && one.siteId === id && one.beganAtMs <= byMs)
    .map(({ pool }) => pool);
}

/** As {@link saidOf}, as far as it was kept for sure. */
export function heardOf({ submits, ...evidence }: Evidence, hostId: string, site: Site, byMs: number): string[] {
  return saidOf({ ...evidence, submits: submits.filter(({ isHeard }) => isHeard) }, hostId, site, byMs);
}

/** The pool that the manifest names for a host, or null. */
export function expectedPoolOf({ scenario }: Evidence, hostId: string, { id }: Site): string | null {
  return scenario.expectedHosts.find(({ text, siteId }) => text === hostId && siteId === id)?.pool ?? null;
}

/** What the host is really built as. */
export function architectureOf({ scenario }: Evidence, hostId: string): WorkerPool['architecture'] {
  return scenario.armHosts.includes(hostId) ? 'arm64' : 'amd64';
}

/** Could the host be of the control plane, as far as its pool has anything to do with that? */
export function canLead(evidence: Evidence, state: State, hostId: string, site: Site): boolean {
  const { pools } = site;
  if (pools === undefined) return true;
  const names = [...saidOf(evidence, hostId, site), expectedPoolOf(evidence, hostId, site)];
  const named = pools.filter(({ name }) => names.includes(name));
  if (named.length === 0 && isDifferent(pools)) return hasCalled(state, hostId) && isBuiltAs(site);
  return isBuiltAs(site) && named.every(isBuiltAs);

  function isBuiltAs({ architecture }: { readonly architecture: WorkerPool['architecture'] }): boolean {
    return architecture === architectureOf(evidence, hostId);
  }
}

/** Are some of them for hosts of another architecture? */
export function isDifferent(pools: readonly WorkerPool[]): boolean {
  return new Set(pools.map(({ architecture }) => architecture)).size > 1;
}

/** A sweep comes once a minute, and what it finds is told by the next one at the latest. Milliseconds. */
export const noticedWithinMs = 120_000;

function hasCalledBefore({ versions, endedAtMs }: Evidence, hostId: string): boolean {
  const { pairedAt = null } = versions.at(-1)?.state.hosts[hostId] ?? {};
  return pairedAt !== null && endedAtMs - pairedAt > noticedWithinMs;
}

function hasCalled(state: State | undefined, hostId: string): boolean {
  return (state?.hosts[hostId]?.pairedAt ?? null) !== null;
}
