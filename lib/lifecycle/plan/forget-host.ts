import { isUndone } from '../../registration/undo-state';
import type { LifePlan, LifeStep } from '../life-plan';
import { refuse } from '../refusals';
import { recordOf, requestOf, type Scene } from '../scene';
import type { TaskOf } from '../task';
import { refuseMember } from './refuse-member';
import { isLabelledHere, stepsOut, stepsUntilFree } from './steps-out';

/**
 * Deletes the entry of a host that is in no cluster, so that it can register again as one never seen: Palette refuses a device
 * that was installed anew while its old entry is there (API.md §2.7). Pure.
 */
export function planForgetHost({ hostId }: TaskOf<'forget_host'>, scene: Scene): LifePlan {
  const refusal = refuseMember(scene, hostId);
  if (refusal !== null) return refusal;
  const intent = requestOf(scene, hostId);
  const isHere = intent !== null;
  const record = recordOf(scene, hostId);
  if (record === null && !isHere) return { kind: 'steps', steps: [] };
  if (!isHere && !isLabelledHere(scene, hostId)) {
    return refuse('host_not_here', { host: hostId, site: scene.site.id });
  }
  const entry: LifeStep[] = record === null ? [] : [...stepsUntilFree(scene, hostId), { do: 'delete_host', hostId }];
  const note: LifeStep[] = !isHere || isUndone(intent) ? [] : [{ do: 'note_taken_back', hostId }];
  const late = (intent?.doubtUntilMs ?? 0) > scene.nowMs && note.length > 0;
  const wait: LifeStep[] = late ? [{ do: 'wait_until_sure', hostId }] : [];
  return { kind: 'steps', steps: [...stepsOut(scene, hostId), ...entry, ...wait, ...note] };
}
