import type { State } from '../../../lib/palette/simulator/state';
import type { Evidence } from '../evidence';
import { membershipsIn } from '../history';
import { beganAt, type OrderRecord } from './order-record';
import { takenOutBy, wantedByTask } from './task-mix';

/** The orders by then that take the host out of a site. */
export function takenOutOf({ orders, scenario, versions }: Evidence, hostId: string, byMs: number): OrderRecord[] {
  return orders.filter((order) => {
    if (order.task === null || beganAt(order) > byMs) return false;
    const named = takenOutBy(order.task);
    if (named !== 'all') return named.some((one) => one === hostId);
    const { siteId } = order.task;
    const isPhone = scenario.phones.some((phone) => phone.hostId === hostId && phone.siteId === siteId);
    const name = scenario.sites.find(({ id }) => id === siteId)?.clusterName;
    return isPhone || versions.some(({ state }) => wasAt(state, hostId, name, siteId));
  });
}

/** The orders by then that may want the host somewhere. */
export function wantedBy({ orders }: Evidence, hostId: string, byMs: number): OrderRecord[] {
  return orders.filter(({ task, runs }) => {
    const wanted = task === null ? null : wantedByTask(task);
    if (wanted === null || (runs[0]?.beganAtMs ?? Number.POSITIVE_INFINITY) > byMs) return false;
    return wanted.hostIds === 'waiting' || wanted.hostIds.some((one) => one === hostId);
  });
}

function wasAt(state: State, hostId: string, clusterName: string | undefined, siteId: string): boolean {
  if (state.hosts[hostId]?.labels.site === siteId) return true;
  return membershipsIn(state, hostId).some(({ cluster }) => cluster.name === clusterName);
}
