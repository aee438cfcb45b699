import type { TaskOf } from '../../../lib/lifecycle/task';
import type { Cluster, Pool } from '../../../lib/palette/simulator/state';
import { managedBy } from '../../../lib/registration/plan/labels';
import type { Site } from '../../../lib/sites/site';
import type { ArrivedWrite, Evidence } from '../evidence';
import { isAfterEmptying } from '../excuses';
import { liveClusters } from '../history';
import type { Judgement, Violation, WindowName } from '../judge';
import type { OrderRecord } from '../orders/order-record';
import { createdUid } from './creates';

type Found = Violation | WindowName;

const isOdd = new Set([1, 3, 5]);

/**
 * Of a virtualized site: how many machines a pool has is what the config said when it was made, or what IT has last asked
 * for; a control plane is 1, 3 or 5 and never falls below what its members need to agree; each appliance is in a pool once,
 * and in the end in every pool.
 */
export function checkMachines(evidence: Evidence): Judgement {
  const sites = evidence.scenario.sites.filter(({ kind }) => kind === 'virtualized');
  if (sites.length === 0) return { violations: [], windows: [] };
  const found = sites.flatMap((site) => [
    ...evidence.writes.filter(({ isDone }) => isDone).flatMap((write) => judgeWrite(evidence, site, write)),
    ...evidence.orders.flatMap((order) => judgeOrder(evidence, site, order)),
    ...judgeEnd(evidence, site),
  ]);
  return {
    violations: found.filter((one) => typeof one !== 'string'),
    windows: found.filter((one) => typeof one === 'string'),
  };
}

const isLeading = ({ config }: Pool) => config.isControlPlane === true;
const sizeOf = ({ config }: Pool) => Number(config.size);

function judgeWrite(evidence: Evidence, site: Site, write: ArrivedWrite): Found[] {
  const { before, after, arrivedAtMs, instance } = write;
  if (before.clusters === after.clusters) return [];
  const isNew = createdUid(write);
  const violation = (invariant: Violation['invariant'], what: string): Violation => {
    return { invariant, atMs: arrivedAtMs, what: `${instance} ${what} at ${site.id}` };
  };
  return liveClusters(after, site.clusterName)
    .filter(({ uid }) => before.clusters[uid] !== after.clusters[uid])
    .flatMap((cluster) =>
      cluster.pools.flatMap((pool): Found[] => {
        const was = before.clusters[cluster.uid]?.pools.find(({ name }) => name === pool.name);
        const [size, had] = [sizeOf(pool), was === undefined ? null : sizeOf(was)];
        const hostUids = pool.hosts.map(({ hostUid }) => hostUid);
        const isAsked = had === size || (had === null ? isNew && isAsMade(site, pool) : isToBe(evidence, write, pool));
        const isTooFew = isLeading(pool) && had !== null && size < Math.floor(had / 2) + 1;
        const excuse: Found[] = isAfterEmptying(evidence, arrivedAtMs) ? ['store emptied under a holder'] : [];
        const unasked = violation('as many machines as IT asked for', `made ${had ?? 'no'} ${size} in ${pool.name}`);
        return [
          ...(isAsked ? [] : excuse.length > 0 ? excuse : [unasked]),
          ...(isLeading(pool) && !isOdd.has(size)
            ? [violation('control planes are never even', `made a control plane of ${size} machines`)]
            : []),
          ...(isTooFew ? [violation('a running site keeps its control plane', `took ${had} machines to ${size}`)] : []),
          ...(new Set(hostUids).size < hostUids.length
            ? [violation('each appliance is there once', `put one twice into ${pool.name}`)]
            : []),
        ];
      }),
    );
}

/** A new pool has as many machines as the config says. */
function isAsMade({ virtualization }: Site, pool: Pool): boolean {
  const wanted = isLeading(pool) ? virtualization?.controlPlane : virtualization?.workers;
  return wanted?.count === sizeOf(pool);
}

/** The command that wrote was asked for this very number. */
function isToBe({ orders }: Evidence, { instance }: ArrivedWrite, pool: Pool): boolean {
  return orders.some(({ task, runs }) => {
    if (task?.kind !== 'scale' || !runs.some((run) => run.instance === instance)) return false;
    return task.count === sizeOf(pool) && (task.pool === 'control_plane') === isLeading(pool);
  });
}

/** When a scaling is said to be done, there are that many, unless somebody asked for another number meanwhile. */
function judgeOrder(evidence: Evidence, site: Site, order: OrderRecord): Violation[] {
  const { task, runs, plan } = order;
  if (task?.kind !== 'scale' || task.siteId !== site.id) return [];
  return runs.flatMap(({ end, endedAtMs, beganAtMs }) => {
    if (end?.kind !== 'done' || endedAtMs === null) return [];
    const state = evidence.versions.findLast(({ atMs }) => atMs <= endedAtMs)?.state;
    const cluster = state && liveClusters(state, site.clusterName)[0];
    const isOther = evidence.writes.some(
      (write) =>
        write.isDone &&
        write.arrivedAtMs >= beganAtMs &&
        write.arrivedAtMs <= endedAtMs &&
        isScaling(evidence, order, write),
    );
    const pool = cluster?.pools.find((one) => isLeading(one) === (task.pool === 'control_plane'));
    if (pool === undefined || isOther || hasAll(task, pool)) return [];
    const what = `${plan.name} left ${pool.machines?.length ?? 0} of ${task.count} in ${pool.name} of ${site.id}`;
    return [{ invariant: 'as many machines as IT asked for' as const, atMs: endedAtMs, what }];
  });
}

function hasAll({ count }: TaskOf<'scale'>, pool: Pool): boolean {
  return sizeOf(pool) === count && pool.machines?.length === count;
}

function isScaling({ orders }: Evidence, own: OrderRecord, { instance }: ArrivedWrite): boolean {
  return orders.some((other) => other !== own && other.runs.some((run) => run.instance === instance));
}

/** Whoever is in one pool of the site's own cluster is in all of them. */
function judgeEnd(evidence: Evidence, site: Site): Violation[] {
  const state = evidence.versions.at(-1)?.state;
  if (!evidence.hasEnded || state === undefined) return [];
  const settled = evidence.intents.filter(({ siteId, phase }) => siteId === site.id && phase === 'settled');
  return liveClusters(state, site.clusterName)
    .filter(isOurs)
    .flatMap(({ pools }) => {
      const known = new Set(pools.flatMap(({ hosts }) => hosts.map(({ hostUid }) => hostUid)));
      const members = settled.filter(({ hostId }) => known.has(hostId));
      return pools.flatMap(({ name, hosts }) =>
        members
          .filter(({ hostId }) => hosts.every(({ hostUid }) => hostUid !== hostId))
          .map(({ hostId }) => ({
            invariant: 'each appliance is there once' as const,
            atMs: null,
            what: `${hostId} is not in ${name} of ${site.id}`,
          })),
      );
    });
}

function isOurs({ labels }: Cluster): boolean {
  return labels['managed-by'] === managedBy;
}
