import { type Failure, fail } from '../errors';
import type { Architecture } from './architecture';
import type { WorkerPool } from './worker-pool';

/** What is known of one host that may go to a worker pool. */
export interface PoolFacts {
  /** The pool that the operator or IT has named for it; null: nobody has. */
  readonly said: string | null;
  /** The pool that the manifest names; null: none. */
  readonly expected: string | null;
  /** What the host itself reports; null: it has not called home yet. */
  readonly architecture: Architecture | null;
  /** That of the site's control plane: a host that has not called home may be built like it, though no pool is. */
  readonly siteArchitecture: Architecture;
  /** How many hosts are in each pool, or about to be; left out: none. */
  readonly taken: ReadonlyMap<string, number>;
}

/** Where a host goes, or what is missing to say so. */
export type PoolChoice =
  | { readonly kind: 'pool'; readonly pool: WorkerPool }
  /** The operator has to say which of these it is for. */
  | { readonly kind: 'ask'; readonly pools: readonly WorkerPool[] }
  /** The host tells it by its architecture, as soon as it has called home. */
  | { readonly kind: 'await' }
  | { readonly kind: 'stop'; readonly failure: Failure };

/**
 * Which of the site's worker pools a host is for: what somebody said; else the manifest; else the only one that fits, by
 * the architecture of the host or because no other has room; else the operator is asked, or the host is waited for. Fails
 * with `host_pool_unknown`, `host_pool_full` and `host_pool_unfit`. Pure.
 */
export function choosePool(pools: readonly WorkerPool[], facts: PoolFacts): PoolChoice {
  const named = facts.said ?? facts.expected;
  if (named !== null) return takeNamed(pools, named, facts);
  const fitting = pools.filter((pool) => isFit(pool, facts));
  if (fitting.length === 0) return stop('host_pool_unfit');
  const free = fitting.filter((pool) => hasRoom(pool, facts));
  if (free.length === 0) return stop('host_pool_full');
  if (hasToTellFirst(pools, free, facts)) return { kind: 'await' };
  const [only] = free;
  return free.length === 1 && only !== undefined ? { kind: 'pool', pool: only } : ask(free);
}

function takeNamed(pools: readonly WorkerPool[], name: string, facts: PoolFacts): PoolChoice {
  const pool = pools.find((candidate) => candidate.name === name);
  if (pool === undefined) return stop('host_pool_unknown');
  if (!isFit(pool, facts)) return stop('host_pool_unfit');
  return hasRoom(pool, facts) ? { kind: 'pool', pool } : stop('host_pool_full');
}

/** Pools without a label are for hosts that the manifest names: an operator who cannot choose them is not asked either. */
function ask(pools: readonly WorkerPool[]): PoolChoice {
  const labelled = pools.filter(({ label }) => label !== null);
  const [only] = labelled;
  if (only === undefined) return stop('host_pool_unknown');
  return labelled.length === 1 ? { kind: 'pool', pool: only } : { kind: 'ask', pools: labelled };
}

function isFit({ architecture }: WorkerPool, facts: PoolFacts): boolean {
  return facts.architecture === null || facts.architecture === architecture;
}

function hasRoom({ name, maxHosts }: WorkerPool, { taken }: PoolFacts): boolean {
  return maxHosts === null || (taken.get(name) ?? 0) < maxHosts;
}

/**
 * The architecture of the host is not known, and it may be one of several. Nobody is asked what the host will say, nor a
 * question that has no answer for a host of each. A full pool counts: that another has room says nothing about the host.
 */
function hasToTellFirst(pools: readonly WorkerPool[], free: readonly WorkerPool[], facts: PoolFacts): boolean {
  const possible = listArchitectures(pools, facts.siteArchitecture);
  if (facts.architecture !== null || possible.size === 1) return false;
  const answers = listArchitectures(free.filter(({ label }) => label !== null));
  return answers.size < possible.size || listArchitectures(free).size === free.length;
}

function listArchitectures(pools: readonly WorkerPool[], ...more: readonly Architecture[]): ReadonlySet<Architecture> {
  return new Set([...pools.map(({ architecture }) => architecture), ...more]);
}

function stop(code: 'host_pool_unknown' | 'host_pool_full' | 'host_pool_unfit'): PoolChoice {
  return { kind: 'stop', failure: fail(code).error };
}
