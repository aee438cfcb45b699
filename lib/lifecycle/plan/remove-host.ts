import type { HostId } from '../../hosts/edge-host-id';
import { managedBy } from '../../registration/plan/labels';
import { isIdOf } from '../../sites/former-id';
import type { LifePlan, LifeStep } from '../life-plan';
import { refuse } from '../refusals';
import { machineOf, poolOf, recordOf, type Scene, type StaffedPool } from '../scene';
import type { TaskOf } from '../task';
import { refuseSite } from './site-refusal';

/**
 * Takes a worker out of its pool as API.md §6 says - the machine first, then the shorter list - and its entry out of the
 * site. Never the last host of a control plane, and none that leaves an even number behind. Pure.
 */
export function planRemoveHost({ hostId }: TaskOf<'remove_host'>, scene: Scene): LifePlan {
  const stopped = refuseSite(scene);
  if (stopped !== null) return stopped;
  const pool = poolOf(scene, hostId);
  if (pool === null) return planFree(scene, hostId);
  const left = pool.hosts.length - 1;
  const facts = { host: hostId, site: scene.site.id, left: String(left) };
  if (pool.isControlPlane && left === 0) return refuse('last_control_plane', facts);
  if (pool.isControlPlane && left % 2 === 0) return refuse('even_control_plane', facts);
  return { kind: 'steps', steps: [...stepsOut(pool, hostId), ...unlabel(scene, hostId)] };
}

/** Out of its pool, in the order that a loss of the command in between leaves nothing wrong. Pure. */
export function stepsOut(pool: StaffedPool, hostId: HostId): LifeStep[] {
  const machine = machineOf(pool, hostId);
  const isLast = pool.hosts.length === 1 && !pool.isControlPlane;
  return [
    { do: 'release_hosts', hostIds: [hostId] },
    ...(machine === null ? [] : [{ do: 'delete_machine', hostId, pool: pool.name } as const]),
    isLast ? { do: 'delete_pool', pool: pool.name } : { do: 'take_out_of_pool', hostId, pool: pool.name },
  ];
}

function planFree(scene: Scene, hostId: HostId): LifePlan {
  const steps = unlabel(scene, hostId);
  const isKnown = scene.intents.get(hostId)?.siteId === scene.site.id;
  if (steps.length === 0 && !isKnown) return refuse('host_not_here', { host: hostId, site: scene.site.id });
  return { kind: 'steps', steps };
}

/** An entry that bears our labels for this site loses them. */
function unlabel(scene: Scene, hostId: HostId): LifeStep[] {
  const labels = recordOf(scene, hostId)?.labels;
  const isOurs = labels?.['managed-by'] === managedBy && isIdOf(scene.site, labels.site);
  return isOurs ? [{ do: 'unlabel_host', hostId }] : [];
}
