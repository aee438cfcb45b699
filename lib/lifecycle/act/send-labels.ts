import type { HostRecord } from '../../palette/model';
import type { Attempt } from '../../registration/act/write';
import type { LifeRun } from './life-run';
import { sendWrite } from './send';

/**
 * Writes all labels of an entry, read and merged. Palette may refuse that for a host that has not called home (API.md §15.5):
 * that is kept with the host, and the plan then has another way.
 */
export async function sendLabels(
  life: LifeRun,
  event: string,
  record: HostRecord,
  labels: Readonly<Record<string, string>>,
): Promise<Attempt<unknown>> {
  const { run } = life;
  const { hostId } = record;
  const result = await sendWrite(life, { event, hostIds: [hostId] }, () => run.palette.replaceLabels(hostId, labels));
  if (!('failed' in result) || result.failed.facts.code !== 'EdgeHostDeviceNotRegistered') return result;
  run.hosts.set(hostId, { presence: 'present', record, refusesLabels: true });
  return { busy: true };
}
