import type { Written } from '../../palette/palette';
import { isNotFound } from '../../palette/palette-error';
import type { Attempt } from '../../registration/act/write';
import { finishUndo } from '../../registration/finish-undo';
import { withoutOurs } from '../../registration/plan/labels';
import { isIdOf } from '../../sites/former-id';
import type { StepOf } from '../life-plan';
import { recordOf } from '../scene';
import type { LifeRun } from './life-run';
import { sendWrite } from './send';
import { sendLabels } from './send-labels';
import { toAttempt } from './to-attempt';

/** Takes our labels off the entry as just read; its name stays, and what others have written. */
export function unlabelHost(life: LifeRun, { hostId }: StepOf<'unlabel_host'>): Promise<Attempt<unknown>> {
  const { scene } = life;
  const record = recordOf(scene, hostId);
  if (record === null) throw new Error('The plan named a host that is not there');
  const labels = withoutOurs(scene.site, hostId, record.labels);
  return sendLabels(life, 'host_unlabelled', record, labels);
}

/** Deletes the entry; one that is gone is gone. */
export async function deleteHost(life: LifeRun, { hostId }: StepOf<'delete_host'>): Promise<Attempt<Written>> {
  const sending = { event: 'host_deleted', hostIds: [hostId] };
  const result = await sendWrite(life, sending, () => life.run.palette.deleteHost(hostId));
  return 'failed' in result && isNotFound(result.failed) ? { done: { auditUid: null } } : result;
}

/** Takes everything off the host that Palette has put on it. */
export function resetHost(life: LifeRun, { hostId }: StepOf<'reset_host'>): Promise<Attempt<Written>> {
  const sending = { event: 'host_reset', hostIds: [hostId] };
  return sendWrite(life, sending, () => life.run.upkeep.resetHost(hostId));
}

/** Notes that nothing is left of the request: to everybody the host is not registered. Throws `StoreError`; safe to repeat. */
export async function noteTakenBack(life: LifeRun, { hostId }: StepOf<'note_taken_back'>): Promise<Attempt<null>> {
  const { ports, site } = life.run;
  const intent = await ports.store.readIntent(hostId);
  if (intent === null || !isIdOf(site, intent.siteId)) return { done: null };
  return toAttempt([await finishUndo(ports, intent, { who: life.who, result: 'out of Palette' })]);
}
