import type { ArrivedWrite, Evidence } from '../evidence';
import { isAfterEmptying, lastAct } from '../excuses';
import { type Membership, membershipsIn } from '../history';
import type { Judgement, Violation, WindowName } from '../judge';
import { doneAt } from '../orders/order-record';
import { wantedBy } from '../orders/taken-out';
import { wantedByTask } from '../orders/task-mix';
import { createdName, isVeryLate } from './creates';
import { poolChanges } from './pool-changes';

/** From the last look at a host to the write that takes it. Milliseconds. */
const lookLastsMs = 45_000;

/** No write of ours puts a host into a second pool, or takes one over that is registered for another site. */
export function checkMemberships(evidence: Evidence): Judgement {
  const violations: Violation[] = [];
  const windows: WindowName[] = [];
  const add = (invariant: Violation['invariant'], write: ArrivedWrite, what: string, window: WindowName | null) => {
    if (window !== null) windows.push(window);
    else violations.push({ invariant, atMs: write.arrivedAtMs, what: `${write.instance} ${what}` });
  };
  for (const write of evidence.writes) {
    if (!write.isDone) continue;
    for (const hostId of poolChanges(write).flatMap(({ added }) => added)) {
      const places = membershipsIn(write.after, hostId);
      if (places.length < 2 || areOfMachines(places)) continue;
      const where = places.map(({ cluster, pool }) => `${cluster.name}/${pool}`).join(' and ');
      add('every host is in one pool', write, `put ${hostId} into ${where}`, excuse(evidence, write, hostId));
    }
    const moved = movedLabel(write);
    if (moved === null) continue;
    const { hostId, was, is } = moved;
    const what = `registered ${hostId} of ${was} for ${is}`;
    add('every host is registered once', write, what, excuseLabel(evidence, write, moved));
  }
  return { violations, windows };
}

/** Machines of every pool of one cluster may run on an appliance. */
function areOfMachines(places: readonly Membership[]): boolean {
  return places.every(({ cluster }) => cluster === places[0]?.cluster && cluster.cloudType === 'libvirt');
}

function excuse(evidence: Evidence, write: ArrivedWrite, hostId: string): WindowName | null {
  const taken = lastAct(evidence, hostId, write.arrivedAtMs, ['add_host', 'other_cluster', 'foreign_cluster']);
  if (taken !== undefined && write.arrivedAtMs - taken.atMs <= lookLastsMs) return 'stranger took the host as we did';
  if (isTwinVeryLate(evidence, write)) return 'create came after everybody had looked';
  if (isTakenForNew(evidence, write, hostId)) return 'Palette took a known host for a new one';
  return isAfterEmptying(evidence, write.arrivedAtMs) ? 'store emptied under a holder' : null;
}

/** API.md §12, POST first: a refusal is what tells that a host is known. Where Palette gives none, a 201 says nothing. */
function isTakenForNew({ scenario, writes }: Evidence, { arrivedAtMs }: ArrivedWrite, hostId: string): boolean {
  if ((scenario.switches.alreadyRegisteredSameProject ?? 'refuse') === 'refuse') return false;
  return writes.some(
    ({ method, template, isDone, before, body, arrivedAtMs: atMs }) =>
      method === 'POST' &&
      template === '/v1/edgehosts' &&
      isDone &&
      atMs <= arrivedAtMs &&
      before.hosts[hostId] !== undefined &&
      JSON.stringify(body).includes(`"${hostId}"`),
  );
}

/**
 * The store had forgotten the host, or somebody in Palette had given it to the other site; or IT was bringing it in there, and
 * its command has not come so far that the store knows.
 */
function excuseLabel(evidence: Evidence, write: ArrivedWrite, { hostId, was }: MovedLabel): WindowName | null {
  const isForgotten = evidence.emptiedAtMs.some((atMs) => atMs <= write.arrivedAtMs);
  const isMoved = evidence.strangerActs.some(({ what, atMs }) => what === 'move_host' && atMs <= write.arrivedAtMs);
  const isBeingBrought = wantedBy(evidence, hostId, write.arrivedAtMs).some((order) => {
    const isTheirs = order.task !== null && wantedByTask(order.task)?.siteId === was;
    return isTheirs && (doneAt(order) ?? Number.POSITIVE_INFINITY) > write.arrivedAtMs;
  });
  return isForgotten || isMoved || isBeingBrought ? 'Palette took a known host for a new one' : null;
}

/** Of the clusters of that name one was made by a create that nobody could wait for. */
function isTwinVeryLate({ writes }: Evidence, write: ArrivedWrite): boolean {
  const name = createdName(write);
  if (name === null) return false;
  return writes.some(
    (other) => other.arrivedAtMs <= write.arrivedAtMs && createdName(other) === name && isVeryLate(other),
  );
}

interface MovedLabel {
  readonly hostId: string;
  readonly was: string;
  readonly is: string | undefined;
}

/** A POST of a known host that gave it to another site of ours, or null. */
function movedLabel({ method, template, before, after }: ArrivedWrite): MovedLabel | null {
  if (method !== 'POST' || template !== '/v1/edgehosts' || before.hosts === after.hosts) return null;
  for (const [hostId, host] of Object.entries(after.hosts)) {
    const was = before.hosts[hostId]?.labels.site;
    if (was !== undefined && was !== host.labels.site) return { hostId, was, is: host.labels.site };
  }
  return null;
}
