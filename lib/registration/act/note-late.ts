import type { Intent } from '../../store/records';
import { auditRequest } from '../audit';
import { tellFailed } from '../news';
import type { UndoPlace } from '../plan/undo-layer';
import type { Run } from '../run';
import { endOfLate, leftToIt } from '../undo-state';

/**
 * Notes that the host cannot be taken back: only IT can be asked. The intent that is nobody's work any more; null: the plan
 * goes on with it, because its host is in a cluster, or somebody has changed it. Throws `StoreError`.
 */
export async function noteLate(run: Run, intent: Intent, place: UndoPlace): Promise<Intent | null> {
  const { ports } = run;
  const { undo, hostId, siteId } = intent;
  if (undo === undefined) return null;
  const end = endOfLate(intent, place);
  const { reference, by: who } = undo;
  const written = await ports.store.updateIntent(leftToIt(intent, undo, end, ports.clock.now()));
  if (written === null) return null;
  ports.log({ level: end === 'held' ? 'warn' : 'info', event: 'undo_late', reference, hostId, siteId, end });
  const result = place === 'free' ? 'not in a cluster, but could not be removed' : 'in a cluster';
  ports.later(auditRequest(ports, 'undo_late', written, { who, result, reference }));
  if (end === 'goes_on') return null;
  forgetHost(run, intent);
  if (end === 'held' && written.problem !== null) tellFailed(ports, written, written.problem);
  return written;
}

/** From here on the host is one that this run has never heard of. */
export function forgetHost(run: Run, { hostId }: Intent): void {
  for (const known of [run.hosts, run.registered, run.doubtful, run.claims, run.intents, run.failures]) {
    known.delete(hostId);
  }
  for (const pool of run.seen.values()) pool.delete(hostId);
  run.labelled = run.labelled?.filter((record) => record.hostId !== hostId) ?? null;
}
