import type { LifePlan } from '../life-plan';
import { refuse } from '../refusals';
import type { Scene } from '../scene';
import type { TaskOf } from '../task';
import { refuseRemoval } from './refuse-removal';
import { refuseSite } from './refuse-site';
import { isOut, stepsNoteRemoved, stepsOut, stepsUnlabel } from './steps-out';

/**
 * Takes a host out of its pool and its entry out of the site; the entry stays, free. One that is in no pool only loses what it
 * has here. Pure.
 */
export function planRemoveHost({ hostId }: TaskOf<'remove_host'>, scene: Scene): LifePlan {
  const stopped = refuseSite(scene) ?? refuseRemoval(scene, hostId);
  if (stopped !== null) return stopped;
  const steps = [...stepsOut(scene, hostId), ...stepsUnlabel(scene, hostId), ...stepsNoteRemoved(scene, hostId)];
  if (steps.length === 0 && !isOut(scene, hostId))
    return refuse('host_not_here', { host: hostId, site: scene.site.id });
  return { kind: 'steps', steps };
}
