import { wordPairOf } from '../../../lib/hosts/word-pair';
import { describeProblem } from '../describe-problem';
import type { HostStatus } from './describe-host';

/** A host for programs: chosen field by field, so that nothing secret slips through. Pure. */
export function toJson({ hostId, view, site }: HostStatus) {
  const words = wordPairOf(hostId).join(' ');
  if (view === null) return { hostId, words, state: null };
  const { requestedAtMs, registeredAtMs, calledHomeAtMs, joinedAtMs, readyAtMs } = view.milestones;
  return {
    hostId,
    words,
    state: view.state,
    siteId: view.siteId,
    siteName: site?.name ?? null,
    hostName: view.hostName,
    role: view.role,
    ...(view.pool === undefined ? {} : { pool: view.pool }),
    cluster: view.cluster,
    hosts: view.hosts,
    problem: view.problem === null ? null : describeProblem(view.problem),
    isDue: view.isDue,
    requestedAt: toMoment(requestedAtMs),
    registeredAt: toMoment(registeredAtMs),
    calledHomeAt: toMoment(calledHomeAtMs),
    joinedAt: toMoment(joinedAtMs),
    readyAt: toMoment(readyAtMs),
    observedAt: toMoment(view.observedAtMs),
    machine: view.machine,
    undo: view.undo?.way ?? null,
    pollAfterSeconds: view.pollAfterMs === null ? null : view.pollAfterMs / 1_000,
  };
}

function toMoment(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
