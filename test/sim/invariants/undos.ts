import { managedBy } from '../../../lib/registration/plan/labels';
import type { ArrivedWrite, Evidence, UndoAsked } from '../evidence';
import { isAfterEmptying } from '../excuses';
import { membershipsIn, wasSo } from '../history';
import type { Judgement, Violation, WindowName } from '../judge';
import { isWantedSince } from '../orders/asked-anew';
import { takenOutOf } from '../orders/taken-out';
import { isVeryLate } from './creates';
import { poolChanges } from './pool-changes';

const invariant = 'what was taken back is gone' as const;

/**
 * A host that was called taken back is in no cluster of its site and bears none of our labels for it at that moment, and no
 * write of ours registers it or takes it anywhere after that - unless somebody has asked for it again. Nor is an entry
 * deleted that is in a pool, or that nobody wanted back.
 */
export function checkUndos(evidence: Evidence): Judgement {
  const violations: Violation[] = [];
  const windows: WindowName[] = [];
  for (const undo of evidence.undos.filter(({ isUndone }) => isUndone)) {
    if (isWantedSince(evidence, undo.hostId, undo.beganAtMs)) continue;
    const left = isStillThere(evidence, undo);
    if (left) violations.push({ invariant, atMs: undo.endedAtMs, what: `${undo.hostId} is still at ${undo.siteId}` });
    for (const write of evidence.writes.filter((one) => isAfter(one, undo) && takesUp(one, undo.hostId))) {
      if (isMovedByHand(evidence, undo.hostId, write.arrivedAtMs)) continue;
      const what = `${write.instance} took ${undo.hostId} up again`;
      if (isVeryLate(write)) windows.push('create came after everybody had looked');
      else if (isAfterEmptying(evidence, write.arrivedAtMs)) windows.push('store emptied under a holder');
      else violations.push({ invariant, atMs: write.arrivedAtMs, what });
    }
  }
  return {
    violations: [...violations, ...evidence.writes.flatMap((write) => judgeDeletion(evidence, write))],
    windows,
  };
}

/** People in Palette's console do what they like. */
function isStillThere(
  { versions, scenario, strangerActs }: Evidence,
  { hostId, siteId, endedAtMs }: UndoAsked,
): boolean {
  const site = scenario.sites.find(({ id }) => id === siteId);
  if (site === undefined || endedAtMs === null || strangerActs.some((act) => act.hostId === hostId)) return false;
  return wasSo(versions, endedAtMs, endedAtMs, (state) => {
    const isMember = membershipsIn(state, hostId).some(({ cluster }) => cluster.name === site.clusterName);
    const { labels = {} } = state.hosts[hostId] ?? {};
    return isMember || (labels.site === siteId && labels['managed-by'] === managedBy);
  });
}

/** Labelled for another site by hand: there it is taken along, and it was taken back here. */
function isMovedByHand({ strangerActs }: Evidence, hostId: string, atMs: number): boolean {
  return strangerActs.some((act) => act.what === 'move_host' && act.hostId === hostId && act.atMs <= atMs);
}

function isAfter({ arrivedAtMs, isDone }: ArrivedWrite, { endedAtMs }: UndoAsked): boolean {
  return isDone && endedAtMs !== null && arrivedAtMs > endedAtMs;
}

/** Does the write register the host, or put it into a pool? */
export function takesUp(write: ArrivedWrite, hostId: string): boolean {
  const isNew = write.before.hosts[hostId] === undefined && write.after.hosts[hostId] !== undefined;
  return isNew || poolChanges(write).some(({ added }) => added.includes(hostId));
}

function judgeDeletion(evidence: Evidence, { method, isDone, before, after, arrivedAtMs, instance }: ArrivedWrite) {
  if (method !== 'DELETE' || !isDone) return [];
  const gone = Object.keys(before.hosts).filter((hostId) => after.hosts[hostId] === undefined);
  return gone.flatMap((hostId): Violation[] => {
    const wasWanted = evidence.undos.some((undo) => undo.hostId === hostId && undo.beganAtMs <= arrivedAtMs);
    const isMember = membershipsIn(before, hostId).length > 0;
    const isTouched = evidence.strangerActs.some((act) => act.hostId === hostId);
    const isMeant = takenOutOf(evidence, hostId, arrivedAtMs).some(({ runs }) =>
      runs.some((run) => run.instance === instance),
    );
    if ((wasWanted || isMeant) && (!isMember || isTouched)) return [];
    return [{ invariant, atMs: arrivedAtMs, what: `${instance} deleted ${hostId}${isMember ? ', a member' : ''}` }];
  });
}
