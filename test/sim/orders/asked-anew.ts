import type { Evidence } from '../evidence';
import { beganAt, type OrderRecord } from './order-record';
import { wantedBy } from './taken-out';
import { takenOutBy, wantedByTask } from './task-mix';

/**
 * Has somebody asked for the host since? A form that was being dealt with at that moment, or came later, is another
 * request; so is an order that wants it.
 */
export function isWantedSince(evidence: Evidence, hostId: string, sinceMs: number): boolean {
  return (
    evidence.submits.some((one) => one.hostId === hostId && (one.endedAtMs ?? Number.POSITIVE_INFINITY) > sinceMs) ||
    wantedBy(evidence, hostId, Number.POSITIVE_INFINITY).some((order) => lastedUntil(order) > sinceMs)
  );
}

/** Has somebody asked for any host at the site since? */
export function isSiteWantedSince(evidence: Evidence, siteId: string, sinceMs: number): boolean {
  return (
    evidence.submits.some((one) => one.siteId === siteId && (one.endedAtMs ?? Number.POSITIVE_INFINITY) > sinceMs) ||
    evidence.orders.some((order) => isOtherAt(order, siteId) && lastedUntil(order) > sinceMs)
  );
}

/** Orders that make a cluster there, or bring something. */
function isOtherAt({ task }: OrderRecord, siteId: string): boolean {
  return task !== null && wantedByTask(task)?.siteId === siteId;
}

/**
 * Has anybody - a phone, another order, somebody in Palette's console, a device - done anything since the order was given
 * that gives it something to do again?
 */
export function isAskedAnew(evidence: Evidence, order: OrderRecord): boolean {
  const { task } = order;
  if (task === null) return false;
  const sinceMs = beganAt(order);
  const named = takenOutBy(task);
  const others = evidence.orders.filter((one) => one !== order && one.task !== null && lastedUntil(one) > sinceMs);
  if (others.length > 0 || evidence.strangerActs.some(({ atMs }) => atMs >= sinceMs)) return true;
  if (task.kind === 'sync' && evidence.drifts.some(({ atMs }) => atMs >= sinceMs)) return true;
  if (named === 'all' || named.length === 0) return isSiteWantedSince(evidence, task.siteId, sinceMs);
  return named.some((hostId) => isWantedSince(evidence, hostId, sinceMs));
}

/** Until then it may have written, milliseconds. */
function lastedUntil({ runs, isFinished }: OrderRecord): number {
  return isFinished ? (runs.at(-1)?.endedAtMs ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
}
