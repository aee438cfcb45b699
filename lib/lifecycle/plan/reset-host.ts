import type { LifePlan } from '../life-plan';
import { refuse } from '../refusals';
import { recordOf, type Scene } from '../scene';
import type { TaskOf } from '../task';
import { refuseMember } from './refuse-member';

/**
 * Takes everything off a host that Palette has put on it (API.md §2.1): never off a member of a cluster. Nothing that Palette
 * shows tells whether it was done, so that each time it is asked for is a time of its own. Pure.
 */
export function planResetHost({ hostId }: TaskOf<'reset_host'>, scene: Scene): LifePlan {
  const refusal = refuseMember(scene, hostId);
  if (refusal !== null) return refusal;
  const record = recordOf(scene, hostId);
  const facts = { host: hostId, site: scene.site.id };
  if (record === null) return refuse('host_not_here', facts);
  if (record.state === 'unpaired') return refuse('host_never_called', facts);
  if (record.state !== 'ready') return refuse('host_state_unclear', facts);
  return { kind: 'steps', steps: [{ do: 'reset_host', hostId }] };
}
