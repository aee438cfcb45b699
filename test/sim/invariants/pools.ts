import type { Site } from '../../../lib/sites/site';
import { type WorkerPool, workerPoolsOf } from '../../../lib/sites/worker-pool';
import type { ArrivedWrite, Evidence } from '../evidence';
import { isAfterEmptying, lastAct } from '../excuses';
import { liveClusters } from '../history';
import type { Judgement, Violation, WindowName } from '../judge';
import { beganAt, doneAt, type OrderRecord } from '../orders/order-record';
import { takenOutBy, wantedByTask } from '../orders/task-mix';
import { type PoolChange, poolChanges } from './pool-changes';
import { architectureOf, expectedPoolOf, heardOf, isDifferent, saidOf } from './pool-reasons';

type Found = Violation | WindowName;

/**
 * A write of ours takes a host into no pool but the one that was said for it, else the manifest's, else one of its
 * architecture that nobody has to choose - unless IT brings it in for another host. No write takes more hosts into a pool than
 * it may have, but for the one that replaces another. And IT leaves no pool behind that it has emptied.
 */
export function checkPools(evidence: Evidence): Judgement {
  const found = [
    ...evidence.writes.filter(({ isDone }) => isDone).flatMap((write) => judgeWrite(evidence, write)),
    ...evidence.orders.flatMap((order) => judgeEmptied(evidence, order)),
  ];
  return {
    violations: found.filter((one) => typeof one !== 'string'),
    windows: found.filter((one) => typeof one === 'string'),
  };
}

function judgeWrite(evidence: Evidence, write: ArrivedWrite): Found[] {
  return poolChanges(write).flatMap((change) => {
    const site = evidence.scenario.sites.find(({ clusterName }) => clusterName === change.cluster.name);
    if (site === undefined || change.isControlPlane || (site.kind ?? 'native') !== 'native') return [];
    const wrong = change.added.filter((hostId) => !isRightPool(evidence, write, site, change, hostId));
    return [
      ...wrong.map((hostId) => violation('a host joins its own pool', write, `took ${hostId} into ${change.pool}`)),
      ...judgeSize(evidence, write, site, change),
    ];
  });
}

function violation(invariant: Violation['invariant'], write: ArrivedWrite, what: string): Violation {
  return { invariant, atMs: write.arrivedAtMs, what: `${write.instance} ${what}` };
}

function isRightPool(evidence: Evidence, write: ArrivedWrite, site: Site, change: PoolChange, hostId: string): boolean {
  if (site.pools === undefined || isBroughtInBy(evidence, write, hostId)) return true;
  // What somebody moved by hand is put back where it stood, or bears what was said at the other site.
  if (lastAct(evidence, hostId, write.arrivedAtMs, ['add_host', 'move_host']) !== undefined) return true;
  const pool = site.pools.find(({ name }) => name === change.pool);
  const said = saidOf(evidence, hostId, site, write.arrivedAtMs);
  if (said.includes(change.pool)) return true;
  // What was said while the write was under way came too late for it.
  if (heardOf(evidence, hostId, site, write.arrivedAtMs - lookLastsMs).some((name) => name !== '')) return false;
  const expected = expectedPoolOf(evidence, hostId, site);
  if (expected !== null) return expected === change.pool;
  const isUnknown = !isDifferent(site.pools) && !hadCalled(write, hostId);
  const architecture = isUnknown ? site.architecture : architectureOf(evidence, hostId);
  return pool !== undefined && isOnlyFit(site.pools, pool, architecture);
}

/** From the look at a host to the write that takes it. Milliseconds. */
const lookLastsMs = 45_000;

/** Had the host called home when it was last looked at? Where all pools are alike, nobody waits for that. */
function hadCalled({ before, arrivedAtMs }: ArrivedWrite, hostId: string): boolean {
  const { pairedAt = null } = before.hosts[hostId] ?? {};
  return pairedAt !== null && arrivedAtMs - pairedAt > lookLastsMs;
}

/** Is there no other that an operator could have meant, and that has room whatever happens? */
function isOnlyFit(pools: readonly WorkerPool[], pool: WorkerPool, architecture: WorkerPool['architecture']): boolean {
  const others = pools.filter((other) => other !== pool && other.architecture === architecture);
  const isOpen = ({ label, maxHosts }: WorkerPool) => label !== null && maxHosts === null;
  return pool.architecture === architecture && !(isOpen(pool) && others.some(isOpen)) && isOffered(pool, others);
}

/** Without a label a pool is for hosts of the manifest, as long as another is offered. */
function isOffered({ label }: WorkerPool, others: readonly WorkerPool[]): boolean {
  return label !== null || !others.some((other) => other.label !== null && other.maxHosts === null);
}

/** The command that wrote names this very host, and with it the place of another. */
function isBroughtInBy({ orders }: Evidence, { instance }: ArrivedWrite, hostId: string): boolean {
  return orders.some(({ task, runs }) => {
    const wanted = task === null ? null : wantedByTask(task);
    const isNamed = wanted !== null && wanted.hostIds !== 'waiting' && wanted.hostIds.some((one) => one === hostId);
    return isNamed && runs.some((run) => run.instance === instance);
  });
}

function judgeSize(evidence: Evidence, write: ArrivedWrite, site: Site, change: PoolChange): Found[] {
  const most = workerPoolsOf(site).find(({ name }) => name === change.pool)?.maxHosts ?? null;
  const { added, size, pool } = change;
  if (most === null || added.length === 0 || size <= most) return [];
  if (added.every((hostId) => isBroughtInBy(evidence, write, hostId))) return [];
  const { basis } = write;
  const isUnread = (atMs: number) => basis !== null && atMs >= basis.handledAtMs && atMs <= write.arrivedAtMs;
  if (evidence.strangerActs.some(({ what, atMs }) => what === 'add_host' && isUnread(atMs)))
    return ['stranger between our GET and PUT'];
  if (isAfterEmptying(evidence, write.arrivedAtMs)) return ['store emptied under a holder'];
  return [violation('no pool is overfull', write, `made ${size} of ${pool} at ${site.id}, which takes ${most}`)];
}

/**
 * Whoever takes the last host out of a worker pool takes the pool away. Where Palette takes it off the list itself, one that
 * was interrupted then does not know any more which pool that was.
 */
function judgeEmptied(evidence: Evidence, order: OrderRecord): Violation[] {
  const { task, runs } = order;
  if (runs.length > 1 && evidence.scenario.switches.hostOfDeletedMachine === 'leaves-pool') return [];
  const atMs = doneAt(order);
  const hostIds = task === null || atMs === null ? [] : takenOutBy(task);
  const site = evidence.scenario.sites.find(({ id }) => id === task?.siteId);
  if (atMs === null || hostIds === 'all' || hostIds.length === 0 || site === undefined) return [];
  const during = evidence.versions.filter((version) => version.atMs <= atMs);
  const first = during.findLastIndex((version) => version.atMs <= beganAt(order));
  const last = during.at(-1);
  const cluster = last && liveClusters(last.state, site.clusterName)[0];
  if (cluster === undefined || evidence.strangerActs.some((act) => act.clusterName === site.clusterName)) return [];
  const wasIn = new Set(
    during.slice(Math.max(0, first)).flatMap(({ state }) => {
      const before = state.clusters[cluster.uid]?.pools ?? [];
      return before
        .filter(({ hosts }) => hosts.some(({ hostUid }) => hostIds.some((one) => one === hostUid)))
        .map(({ name }) => name);
    }),
  );
  return cluster.pools
    .filter(({ name, hosts, config }) => wasIn.has(name) && hosts.length === 0 && config.isControlPlane !== true)
    .map(({ name }) => ({
      invariant: 'no emptied pool is left' as const,
      atMs,
      what: `${order.plan.name} left ${name} of ${site.id} empty`,
    }));
}
