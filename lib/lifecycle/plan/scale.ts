import { parseHostId } from '../../hosts/edge-host-id';
import type { HostRecord } from '../../palette/model';
import { judgeAppliance } from '../../registration/plan/appliance-fit';
import type { LifePlan, LifeStep } from '../life-plan';
import { type Refusal, refuse } from '../refusals';
import { recordOf, type Scene, type StaffedPool } from '../scene';
import type { TaskOf } from '../task';
import { judgeKind } from './judge-kind';
import { refuseSite } from './refuse-site';

/**
 * Another number of virtual machines in a pool of a virtualized site: one write, then Palette makes or takes them. A control
 * plane goes from one size to the next, and never below what its members need to agree. Pure.
 */
export function planScale(task: TaskOf<'scale'>, scene: Scene): LifePlan {
  const { site, clusters, pools } = scene;
  const facts = { site: site.id, cluster: site.clusterName, state: clusters[0]?.state ?? '', to: String(task.count) };
  const unfit = judgeKind(site, 'virtualized');
  if (unfit !== null) return refuse(unfit, facts);
  const stopped = refuseSite(scene);
  if (stopped !== null) return stopped;
  if (clusters.length === 0) return refuse('no_machines_yet', facts);
  const pool = pools.find(({ isControlPlane }) => isControlPlane === (task.pool === 'control_plane'));
  if (pool === undefined) return refuse('no_such_machines', facts);
  const from = pool.size ?? pool.machines.length;
  if (from === task.count) return { kind: 'steps', steps: waitForMachines(pool, task.count) };
  if (clusters[0]?.state !== 'Running') return refuse('cluster_not_running', facts);
  const refusal = refuseSize(pool, from, task) ?? refuseFit(scene, pool, task.count - from);
  if (refusal !== null) return refuse(refusal.code, { ...facts, ...refusal.facts });
  const resize: LifeStep = { do: 'resize_pool', pool: pool.name, from, to: task.count };
  return { kind: 'steps', steps: [resize, { do: 'wait_until_resized', pool: pool.name, to: task.count }] };
}

function waitForMachines({ name, machines }: StaffedPool, to: number): LifeStep[] {
  const running = machines.filter(({ isRunning, isLeaving }) => isRunning && !isLeaving);
  const isDone = running.length === to && machines.length === to;
  return isDone ? [] : [{ do: 'wait_until_resized', pool: name, to }];
}

/** Of a control plane (API.md §10): Palette itself may take any other. */
const sizes: ReadonlySet<number> = new Set([1, 3, 5]);

/** The members of a control plane agree by more than half of them. */
function refuseSize({ isControlPlane }: StaffedPool, from: number, { count: to }: TaskOf<'scale'>): Refusal | null {
  if (!isControlPlane) return null;
  const facts = { from: String(from), to: String(to), least: String(Math.floor(from / 2) + 1) };
  if (to > from + 2 || !sizes.has(to)) return { code: 'scale_one_size', facts };
  return to < Math.floor(from / 2) + 1 ? { code: 'scale_loses_majority', facts } : null;
}

/** What the appliances have reported: each machine must fit on each of them, and all machines on all of them together. */
function refuseFit(scene: Scene, pool: StaffedPool, more: number): Refusal | null {
  if (more <= 0) return null;
  const records = pool.hosts.flatMap(({ hostId }) => findRecord(scene, hostId));
  for (const record of records) {
    const lack = judgeAppliance(scene.site, record);
    if (lack !== null) return { code: 'appliance_unfit', facts: { host: record.hostId, ...lack.facts } };
  }
  const { needsMb, hasMb } = weigh(scene, pool, more, records);
  return hasMb !== null && needsMb > hasMb
    ? { code: 'appliances_full', facts: { needs: String(needsMb), has: String(hasMb) } }
    : null;
}

function findRecord(scene: Scene, text: string): HostRecord[] {
  const parsed = parseHostId(text);
  const record = parsed.ok ? recordOf(scene, parsed.value) : null;
  return record === null ? [] : [record];
}

/** Memory is not lent twice; null: not every appliance has said how much it has. Megabytes. */
function weigh({ site, pools }: Scene, pool: StaffedPool, more: number, records: readonly HostRecord[]) {
  const memoryOf = ({ isControlPlane }: StaffedPool) =>
    (isControlPlane ? site.virtualization?.controlPlane : site.virtualization?.workers)?.memoryMb ?? 0;
  const inUseMb = pools.reduce((sum, one) => sum + memoryOf(one) * (one.size ?? one.machines.length), 0);
  const told = records.flatMap(({ machine }) => (machine?.memoryMb == null ? [] : [machine.memoryMb]));
  const isKnown = told.length === pool.hosts.length && told.length > 0;
  return { needsMb: inUseMb + more * memoryOf(pool), hasMb: isKnown ? told.reduce((sum, mb) => sum + mb, 0) : null };
}
