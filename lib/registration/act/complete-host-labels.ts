import type { LabelChange } from '../plan/world';
import type { Run } from '../run';
import { allEnded, attempt, noteFailure, noteWrite } from './write';

/**
 * Writes the merged labels of hosts that were in Palette before us. Palette may refuse that for a host that has not
 * called home (API.md §15.5): labels are a convenience, so a failure is noted and the registration goes on.
 */
export async function completeHostLabels(run: Run, changes: readonly LabelChange[]): Promise<void> {
  await allEnded(changes.map((change) => completeLabelsOf(run, change)));
}

async function completeLabelsOf(run: Run, { hostId, labels }: LabelChange): Promise<void> {
  const facts = run.hosts.get(hostId);
  if (facts?.presence !== 'present') return;
  const result = await attempt(run, `label ${hostId}`, () => run.palette.replaceLabels(hostId, labels));
  if ('busy' in result) return;
  if ('done' in result) {
    noteWrite(run, 'host_labelled', [hostId], result.done);
    run.hosts.set(hostId, { ...facts, record: { ...facts.record, labels } });
    return;
  }
  noteFailure(run, 'label_host', result.failed, hostId);
  run.hosts.set(hostId, { ...facts, refusesLabels: true });
}
