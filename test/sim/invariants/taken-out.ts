import { managedBy } from '../../../lib/registration/plan/labels';
import type { ArrivedWrite, Evidence } from '../evidence';
import { isAfterEmptying } from '../excuses';
import { wasSo } from '../history';
import type { Judgement, Violation, WindowName } from '../judge';
import { isSiteWantedSince, isWantedSince } from '../orders/asked-anew';
import { beganAt, doneAt, type OrderRecord } from '../orders/order-record';
import { takenOutBy } from '../orders/task-mix';
import { createdName, isVeryLate } from './creates';
import { takesUp } from './undos';

/**
 * What IT took out is out when the command says so, and no write of ours brings it back, nor makes a cluster at a site
 * whose cluster IT has deleted - unless somebody has asked for it anew.
 */
export function checkTakenOut(evidence: Evidence): Judgement {
  const found = evidence.orders.flatMap((order) => {
    const { task } = order;
    const atMs = doneAt(order);
    if (task === null || atMs === null) return [];
    const named = takenOutBy(task);
    if (named === 'all') return judgeDeletion(evidence, order, task.siteId, atMs);
    return named.flatMap((hostId) => judgeHost(evidence, order, hostId, task.siteId, atMs));
  });
  return {
    violations: found.filter((one) => typeof one !== 'string'),
    windows: found.filter((one) => typeof one === 'string'),
  };
}

type Found = Violation | WindowName;

function judgeHost(evidence: Evidence, order: OrderRecord, hostId: string, siteId: string, doneAtMs: number): Found[] {
  const invariant = 'what IT took out stays out' as const;
  const isTouched = evidence.strangerActs.some((act) => act.hostId === hostId && act.atMs >= beganAt(order));
  if (isWantedSince(evidence, hostId, beganAt(order)) || isTouched) return [];
  const back = evidence.writes
    .filter((write) => write.isDone && write.arrivedAtMs > doneAtMs && takesUp(write, hostId))
    .map((write) => window(evidence, write) ?? violation(invariant, write, `took ${hostId} up again`));
  if (!isMember(evidence, hostId, siteId, doneAtMs)) return back;
  return [...back, { invariant, atMs: doneAtMs, what: `${order.plan.name} left ${hostId} at ${siteId}` }];
}

function judgeDeletion(evidence: Evidence, order: OrderRecord, siteId: string, doneAtMs: number): Found[] {
  const invariant = 'no cluster comes back that IT deleted' as const;
  const name = evidence.scenario.sites.find(({ id }) => id === siteId)?.clusterName;
  // Where none stood, nothing was deleted: who had asked before makes the first one.
  if (order.runs.every(({ typed }) => typed.kind === 'delete_cluster' && typed.clusterUid === null)) return [];
  if (isSiteWantedSince(evidence, siteId, beganAt(order))) return [];
  return evidence.writes
    .filter((write) => write.isDone && write.arrivedAtMs > doneAtMs && createdName(write) === name)
    .map((write) => window(evidence, write) ?? violation(invariant, write, `made ${name} again`));
}

function violation(invariant: Violation['invariant'], write: ArrivedWrite, what: string): Violation {
  return { invariant, atMs: write.arrivedAtMs, what: `${write.instance} ${what}` };
}

function window(evidence: Evidence, write: ArrivedWrite): WindowName | null {
  if (isVeryLate(write)) return 'create came after everybody had looked';
  return isAfterEmptying(evidence, write.arrivedAtMs) ? 'store emptied under a holder' : null;
}

/** Is it in a pool of the site's cluster at that moment, or does it still bear our labels for the site? */
function isMember({ versions, scenario }: Evidence, hostId: string, siteId: string, atMs: number): boolean {
  const name = scenario.sites.find(({ id }) => id === siteId)?.clusterName;
  return wasSo(versions, atMs, atMs, ({ clusters, hosts }) => {
    const isIn = Object.values(clusters).some(
      (cluster) =>
        cluster.name === name &&
        cluster.deletingAt === null &&
        cluster.pools.some((pool) => pool.hosts.some(({ hostUid }) => hostUid === hostId)),
    );
    const { labels = {} } = hosts[hostId] ?? {};
    return isIn || (labels.site === siteId && labels['managed-by'] === managedBy);
  });
}
