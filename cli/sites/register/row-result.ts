import type { Submission } from '../../../lib/registration/view';
import { describeProblem } from '../describe-problem';
import type { HostRow, RowResult } from './host-row';

/**
 * What a submit came to, in words. Hosts of one site are registered together, so that only one of their answers says "just
 * now": for the others the time at which Palette took them says it. `startedAtMs`: when this run began. Pure.
 */
export function toRowResult(
  row: HostRow,
  { outcome, view, problem }: Pick<Submission, 'outcome' | 'view' | 'problem'>,
  startedAtMs: number,
): RowResult {
  if (problem !== null) return { row, result: 'refused', note: '', problem: describeProblem(problem) };
  if (outcome === 'refused' || view === null) throw new Error('refused without a reason');
  if (outcome === 'pending' && !view.isRegistered) return { row, result: 'waiting', note: waitingNote, problem: null };
  const { registeredAtMs } = view.milestones;
  const isNew = outcome === 'registered' || (registeredAtMs !== null && registeredAtMs >= startedAtMs);
  const missing = view.hosts.needed - view.hosts.present;
  const note = view.state === 'waiting_for_hosts' && missing > 0 ? gatheringNote(missing) : '';
  return { row, result: isNew ? 'registered' : 'already', note, problem: null };
}

const waitingNote = 'It is noted, and goes on by itself as soon as it can.';

/** Of a site that is set up once all its hosts are there. Pure. */
export function gatheringNote(missing: number): string {
  return missing === 1
    ? 'One more host is needed there before the set-up begins.'
    : `${missing} more hosts are needed there before the set-up begins.`;
}
