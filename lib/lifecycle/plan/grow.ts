import type { HostId } from '../../hosts/edge-host-id';
import { isFree } from '../../registration/plan/host-layer';
import { isIdOf } from '../../sites/former-id';
import type { LifePlan } from '../life-plan';
import { type Refusal, type RefusalCode, refuse } from '../refusals';
import { controlPlaneOf, membersOf, type Scene, type StaffedPool } from '../scene';
import type { TaskOf } from '../task';
import { isRunning, judgeNewcomer, judgeNodes, judgeRoom, stepsIn, stepsToSettle } from './bring-in';
import { countHosts } from './count-hosts';
import { isWelcome } from './is-welcome';
import { judgeKind } from './judge-kind';
import { refuseSite } from './refuse-site';

/**
 * More hosts for the control plane of a running cluster, all in one write, so that it never stands at an even number: 1 to
 * 3, or 3 to 5. Those that are named; else those that wait at the site, the oldest entry first. Pure.
 */
export function planGrow(task: TaskOf<'grow'>, scene: Scene): LifePlan {
  const stopped = refuseSite(scene);
  if (stopped !== null) return stopped;
  const pool = controlPlaneOf(scene);
  const facts = factsOf(scene, pool);
  if (pool === null) return refuse('no_cluster', facts);
  if (pool.hosts.length === task.controlPlane) return refuseLeftOver(task, scene, pool) ?? settle(scene, pool);
  const unfit = refuseToGrow(task, scene, pool);
  if (unfit !== null) return refuse(unfit, { ...facts, host: lame(pool) ?? '' });
  const hostIds =
    task.hostIds.length > 0 ? task.hostIds : chooseWaiting(scene, pool, task.controlPlane - pool.hosts.length);
  const refusal = refuseHosts(task, scene, pool, hostIds);
  if (refusal !== null) return refuse(refusal.code, refusal.facts);
  return { kind: 'steps', steps: [...stepsIn(scene, pool, hostIds), ...stepsToSettle(scene, [pool], hostIds)] };
}

/** Whoever names hosts wants them in it: that it has the size without them is no end of that. */
function refuseLeftOver({ hostIds }: TaskOf<'grow'>, scene: Scene, pool: StaffedPool): LifePlan | null {
  const members = membersOf([pool]);
  const out = hostIds.filter((hostId) => !members.includes(hostId));
  if (out.length === 0) return null;
  const hosts = `${out.join(', ')} ${out.length === 1 ? 'is' : 'are'}`;
  return refuse('size_reached', { site: scene.site.id, present: String(pool.hosts.length), hosts });
}

function settle(scene: Scene, pool: StaffedPool): LifePlan {
  const failed = judgeNodes(scene, [pool]);
  if (failed !== null) return refuse(failed.code, failed.facts);
  return { kind: 'steps', steps: stepsToSettle(scene, [pool]) };
}

function factsOf({ site, clusters }: Scene, pool: StaffedPool | null) {
  return {
    site: site.id,
    cluster: site.clusterName,
    state: clusters[0]?.state ?? '',
    present: String(pool?.hosts.length ?? 0),
  };
}

/** What Palette does not do at this site, or not now. */
function refuseToGrow(task: TaskOf<'grow'>, { site, clusters }: Scene, pool: StaffedPool): RefusalCode | null {
  const present = pool.hosts.length;
  const unfit = judgeKind(site, 'native');
  if (unfit !== null) return unfit;
  if (site.topology.controlPlane === 2) return 'two_node';
  if (present > task.controlPlane) return 'control_plane_larger';
  if (present % 2 === 0) return 'control_plane_changing';
  if (task.controlPlane - present > 2) return 'grow_one_size';
  if (clusters[0]?.state !== 'Running') return 'cluster_not_running';
  return lame(pool) === null ? null : 'node_not_running';
}

/** A host of the control plane whose node does not run, or null. */
function lame(pool: StaffedPool): HostId | null {
  return membersOf([pool]).find((hostId) => !isRunning([pool], hostId)) ?? null;
}

/** Hosts that have called home, bear the site's label and are in no cluster: an old entry of a host that is gone leads nothing. */
function chooseWaiting(scene: Scene, pool: StaffedPool, needed: number): readonly HostId[] {
  return (scene.labelled ?? [])
    .filter(({ labels, state }) => isIdOf(scene.site, labels.site) && state !== 'unpaired')
    .filter((record) => record.clusters.length === 0 && isFree(record))
    .filter(({ hostId }) => isWelcome(scene.site, scene.intents.get(hostId) ?? null))
    .filter(({ hostId }) => judgeNewcomer(scene, hostId, pool) === null)
    .map(({ hostId }) => hostId)
    .slice(0, needed);
}

function refuseHosts(
  { controlPlane }: TaskOf<'grow'>,
  scene: Scene,
  pool: StaffedPool,
  hostIds: readonly HostId[],
): Refusal | null {
  const judged = hostIds.map((hostId) => judgeNewcomer(scene, hostId, pool)).find((refusal) => refusal !== null);
  if (judged !== undefined) return judged;
  const needed = controlPlane - pool.hosts.length;
  const { id: site } = scene.site;
  const present = countHosts(hostIds.length);
  if (hostIds.length > needed) return { code: 'hosts_too_many', facts: { site, needed: String(needed), present } };
  const missing = countHosts(needed - hostIds.length);
  if (hostIds.length < needed) {
    return { code: 'hosts_missing', facts: { site, needed: countNoun(needed), present, missing } };
  }
  return judgeRoom(scene, hostIds);
}

function countNoun(count: number): string {
  return count === 1 ? '1 host' : `${count} hosts`;
}
