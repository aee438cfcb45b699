import { type Failure, fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import type { HostRecord } from '../../palette/model';
import { choosePool, type PoolChoice, type PoolFacts } from '../../sites/choose-pool';
import { isIdOf } from '../../sites/former-id';
import type { Site } from '../../sites/site';
import type { Desired, World } from './world';

/** A host that joins, and its worker pool; left out: in the control plane, or at a site that has no pools of its own. */
export interface Placed {
  readonly hostId: HostId;
  readonly pool?: string;
}

/** Where each host goes, in the order in which they came. */
export interface Places {
  readonly leaders: readonly Placed[];
  readonly workers: readonly Placed[];
  /** Who goes nowhere. One that only has to tell what it is may be registered before, and is in no list until then. */
  readonly stops: ReadonlyMap<HostId, Failure>;
  /** For whom the site has no room. */
  readonly full: readonly HostId[];
}

/** What there is to fill. */
export interface Vacancies {
  /** So many hosts make the control plane; 0: it is there. */
  readonly leaders: number;
  /** So many hosts may join, leaders among them. */
  readonly most: number;
  /** How many hosts are in each worker pool already. */
  readonly taken: ReadonlyMap<string, number>;
}

/**
 * Gives hosts their places: the first that can to the control plane, the others to the worker pools, as far as these and
 * the site have room. What the control plane needs is kept free for it, whoever came before. Pure.
 */
export function placeHosts(
  desired: Desired,
  world: World,
  hostIds: readonly HostId[],
  { leaders: wanted, most, taken }: Vacancies,
): Places {
  const isPlain = desired.site.pools === undefined;
  const needed = Math.min(wanted, most);
  const leading = hostIds.filter((hostId) => isPlain || canLead(desired, world, hostId)).slice(0, needed);
  const leaders = leading.map((hostId) => ({ hostId }));
  const others = hostIds.filter((hostId) => !leading.includes(hostId));
  const seats = { leaders: needed - leading.length, workers: most - needed };
  if (!isPlain) return { leaders, ...placeWorkers(desired, world, others, { seats, taken }) };
  const workers = others.slice(0, seats.workers).map((hostId) => ({ hostId }));
  return { leaders, workers, stops: new Map(), full: others.slice(seats.workers) };
}

interface Seats {
  readonly leaders: number;
  readonly workers: number;
}

function placeWorkers(
  desired: Desired,
  world: World,
  hostIds: readonly HostId[],
  before: { readonly seats: Seats; readonly taken: ReadonlyMap<string, number> },
): Omit<Places, 'leaders'> {
  const taken = new Map(before.taken);
  const left = { ...before.seats };
  const workers: Placed[] = [];
  const stops = new Map<HostId, Failure>();
  const full: HostId[] = [];
  for (const hostId of hostIds) {
    const choice = choosePoolOf(desired, world, hostId, taken);
    // One that has yet to tell what it is may turn out to lead.
    const seat = choice.kind === 'await' && left.leaders > 0 ? 'leaders' : 'workers';
    if (left[seat] === 0) {
      full.push(hostId);
      continue;
    }
    if (choice.kind === 'pool' || choice.kind === 'await') left[seat] -= 1;
    if (choice.kind === 'pool') {
      const { name } = choice.pool;
      taken.set(name, (taken.get(name) ?? 0) + 1);
      workers.push({ hostId, pool: name });
    } else {
      const failure = failureOf(choice, recordOf(world, hostId) !== null);
      if (failure !== null) stops.set(hostId, failure);
    }
  }
  return { workers, stops, full };
}

/** Null: it is registered first, and tells then. */
function failureOf(choice: Exclude<PoolChoice, { kind: 'pool' }>, isPresent: boolean): Failure | null {
  switch (choice.kind) {
    case 'stop':
      return choice.failure;
    case 'ask':
      return fail('host_pool_missing').error;
    case 'await':
      return isPresent ? fail('host_pool_awaited').error : null;
  }
}

/**
 * Order decides who leads, whatever pool it is for. What a host is built like it tells itself; before that the pool that was
 * named for it does, and where none was, it is of the only architecture that the site has.
 */
function canLead(desired: Desired, world: World, hostId: HostId): boolean {
  const { architecture, pools = [] } = desired.site;
  const { said, expected, architecture: told } = factsOf(desired, world, hostId);
  if (told !== null) return told === architecture;
  const named = said ?? expected;
  if (named === null) return pools.every((pool) => pool.architecture === architecture);
  return pools.find(({ name }) => name === named)?.architecture === architecture;
}

/** Has somebody to say which pool the host is for? It may be asked though the host should lead: order decides that. Pure. */
export function isPoolAsked(desired: Desired, world: World, hostId: HostId): boolean {
  if (desired.site.pools === undefined) return false;
  return choosePoolOf(desired, world, hostId, countMembers(world)).kind === 'ask';
}

/** How many hosts are in each pool. Pure. */
export function countMembers({ pools }: World): Map<string, number> {
  return new Map(pools.map(({ name, hosts }) => [name, hosts.length]));
}

function choosePoolOf(desired: Desired, world: World, hostId: HostId, taken: ReadonlyMap<string, number>): PoolChoice {
  return choosePool(desired.site.pools ?? [], { ...factsOf(desired, world, hostId), taken });
}

function factsOf(desired: Desired, world: World, hostId: HostId): Omit<PoolFacts, 'taken'> {
  const record = recordOf(world, hostId);
  const wish = desired.wishes.find((candidate) => candidate.hostId === hostId);
  return {
    said: wish?.pool ?? (record === null ? null : labelledPool(desired.site, record)),
    expected: desired.expectedPool(hostId),
    architecture: record?.architecture ?? null,
    siteArchitecture: desired.site.architecture,
  };
}

/** What was said when the host was asked for here, and that the store has lost since. */
function labelledPool(site: Site, { labels }: HostRecord): string | null {
  const isKnown = isIdOf(site, labels.site) && site.pools?.some(({ name }) => name === labels.pool);
  return isKnown === true ? (labels.pool ?? null) : null;
}

function recordOf({ hosts, labelled }: World, hostId: HostId): HostRecord | null {
  const facts = hosts.get(hostId);
  if (facts?.presence === 'present') return facts.record;
  return labelled?.find((record) => record.hostId === hostId) ?? null;
}
