import type { HostId } from '../../hosts/edge-host-id';
import { kindOf } from '../../sites/site-kind';
import type { LifePlan } from '../life-plan';
import { refuse } from '../refusals';
import { machineOf, poolOf, type Scene, type StaffedPool } from '../scene';

/**
 * Why a host must not leave its pool, or null when it may: never the last of a control plane, and none that leaves an even
 * number behind, or fewer than a majority that runs. Workers may always go. Pure.
 */
export function refuseRemoval(scene: Scene, hostId: HostId): LifePlan | null {
  const pool = poolOf(scene, hostId);
  const site = scene.site.id;
  if (pool === null) return null;
  if (kindOf(scene.site) === 'virtualized') return refuse('needs_native', { site });
  if (!pool.isControlPlane) return null;
  const left = pool.hosts.length - 1;
  const facts = { host: hostId, site, left: String(left) };
  if (left === 0) return refuse('last_control_plane', facts);
  if (scene.site.topology.controlPlane === 2 || left === 1) return refuse('two_node', facts);
  if (left % 2 === 0) return refuse('even_control_plane', facts);
  return refuseUnwell(scene, pool, hostId);
}

/**
 * A control plane is only changed while its cluster runs, and while a majority of those who stay does; `awaited` will run
 * before anybody goes. Pure.
 */
export function refuseUnwell(
  scene: Scene,
  pool: StaffedPool,
  leaving: HostId,
  awaited: HostId | null = null,
): LifePlan | null {
  const [cluster] = scene.clusters;
  if (cluster?.state !== 'Running') {
    return refuse('cluster_not_running', { cluster: scene.site.clusterName, state: cluster?.state ?? 'nothing' });
  }
  const staying = pool.hosts.filter(({ hostId }) => hostId !== leaving);
  const half = findHalf(pool, staying, leaving, awaited);
  if (half !== null) {
    const isOdd = pool.hosts.length % 2 === 1;
    return refuse(isOdd ? 'node_missing' : 'removal_unfinished', { site: scene.site.id, host: half });
  }
  const sick = staying.filter(({ hostId }) => hostId !== awaited && machineOf(pool, hostId)?.isRunning !== true);
  const [first] = sick;
  if (first === undefined || staying.length - sick.length > staying.length / 2) return null;
  return refuse('node_not_running', { site: scene.site.id, host: first.hostId });
}

/**
 * Who stays in the list and has no node: it is half out, or not in yet, and whoever lost a node besides would be the second. A
 * host that has none itself takes nothing away when it goes, so that of several such hosts each may be seen to first.
 */
function findHalf(
  pool: StaffedPool,
  staying: StaffedPool['hosts'],
  leaving: HostId,
  awaited: HostId | null,
): string | null {
  if (machineOf(pool, leaving) === null) return null;
  return staying.find(({ hostId }) => hostId !== awaited && machineOf(pool, hostId) === null)?.hostId ?? null;
}
