import type { HostId } from '../../hosts/edge-host-id';
import { assignAddresses } from '../../registration/plan/addresses';
import { isLeaving, isTakenOut } from '../../registration/removal-state';
import { isUndone } from '../../registration/undo-state';
import { kindOf } from '../../sites/site-kind';
import type { LifePlan, LifeStep } from '../life-plan';
import { refuse } from '../refusals';
import { poolOf, requestOf, type Scene, type StaffedPool } from '../scene';
import type { TaskOf } from '../task';
import { isRunning, judgeNewcomer, stepsIn } from './bring-in';
import { refuseUnwell } from './refuse-removal';
import { refuseSite } from './refuse-site';
import { stepsNoteRemoved, stepsOut, stepsUnlabel } from './steps-out';

/**
 * Puts a new host in the place of an old one: into the same pool, waited for until its node runs, and only then the old one
 * goes. A control plane of 3 or 5 has one more meanwhile, which Palette allows for this alone (API.md §4.2). Whether the new
 * one is in the pool says how far it is. Pure.
 */
export function planReplaceHost({ hostId, newHostId }: TaskOf<'replace_host'>, scene: Scene): LifePlan {
  const facts = { host: hostId, new: newHostId, site: scene.site.id };
  if (hostId === newHostId) return refuse('replace_itself', facts);
  const stopped = refuseSite(scene) ?? refuseKind(scene);
  if (stopped !== null) return stopped;
  const pool = poolOf(scene, hostId);
  const joined = poolOf(scene, newHostId);
  if (pool === null) {
    if (joined === null || !hasGone(scene, hostId, newHostId)) return refuse('replace_no_member', facts);
    return { kind: 'steps', steps: [...settle(scene, joined, newHostId), ...takeOut(scene, hostId)] };
  }
  if (joined === null) return planJoin(scene, pool, hostId, newHostId);
  // An odd control plane has no guest: that host was there all along, as had a worker that nobody brought in for this.
  const isExtra = pool.hosts.length === 4 || pool.hosts.length === 6;
  const isGuest = joined === pool && (pool.isControlPlane ? isExtra : scene.replacement === newHostId);
  if (!isGuest) return refuseNewcomer(scene, pool, newHostId) ?? refuse('replace_no_member', facts);
  const failed = joined.machines.find((machine) => machine.hostId === newHostId)?.hasFailed === true;
  if (failed) return refuse('new_node_failed', facts);
  const unwell = pool.isControlPlane ? refuseUnwell(scene, pool, hostId, newHostId) : null;
  if (unwell !== null) return unwell;
  return { kind: 'steps', steps: [...settle(scene, joined, newHostId), ...takeOut(scene, hostId)] };
}

/**
 * Was it taken out, or is it going, so that only the rest of that is left to do? One that waits here, or is free, has no place
 * that another could take, however long that one has been a member.
 */
function hasGone(scene: Scene, hostId: HostId, newHostId: HostId): boolean {
  const intent = requestOf(scene, hostId);
  const isKnown = intent !== null && (isLeaving(intent) || isTakenOut(intent) || isUndone(intent));
  return isKnown || scene.replacement === newHostId || scene.seenIn.has(hostId);
}

/** On appliances a pool is machines, not hosts (API.md §10). */
function refuseKind({ site }: Scene): LifePlan | null {
  return kindOf(site) === 'virtualized' ? refuse('needs_native', { site: site.id }) : null;
}

function planJoin(scene: Scene, pool: StaffedPool, hostId: HostId, newHostId: HostId): LifePlan {
  const stopped =
    (pool.isControlPlane ? refuseControlPlane(scene, pool, hostId) : null) ?? refuseNewcomer(scene, pool, newHostId);
  if (stopped !== null) return stopped;
  const taken = scene.pools.flatMap(({ hosts }) => hosts.map(({ address }) => address));
  if (assignAddresses(scene.site, taken, [newHostId]).without.length > 0) {
    return refuse('addresses_exhausted', { site: scene.site.id, host: newHostId });
  }
  const comesIn = stepsIn(scene, pool, [newHostId]).map((step) =>
    step.do === 'add_to_pool' ? { ...step, inPlaceOf: hostId } : step,
  );
  const beside = withBoth(scene, pool, newHostId);
  return { kind: 'steps', steps: [...comesIn, ...settle(scene, pool, newHostId), ...takeOut(beside, hostId)] };
}

/** The old one is never the last of the pool when it goes. */
function withBoth(scene: Scene, pool: StaffedPool, newHostId: HostId): Scene {
  const hosts = [...pool.hosts, { hostId: newHostId, address: null }];
  return { ...scene, pools: scene.pools.map((one) => (one === pool ? { ...pool, hosts } : one)) };
}

function refuseControlPlane(scene: Scene, pool: StaffedPool, hostId: HostId): LifePlan | null {
  const present = pool.hosts.length;
  const facts = { host: hostId, site: scene.site.id, present: String(present) };
  if (scene.site.topology.controlPlane === 2 || present === 2) return refuse('two_node', facts);
  if (present === 1) return refuse('replace_single', facts);
  if (present % 2 === 0) return refuse('control_plane_changing', facts);
  return refuseUnwell(scene, pool, hostId);
}

function refuseNewcomer(scene: Scene, pool: StaffedPool, hostId: HostId): LifePlan | null {
  const refusal = judgeNewcomer(scene, hostId, pool);
  return refusal === null ? null : { kind: 'refused', refusal };
}

/** The new one is registered here to everybody, and does its work. */
function settle(scene: Scene, pool: StaffedPool, hostId: HostId): LifeStep[] {
  const isNoted = requestOf(scene, hostId)?.phase === 'settled';
  return [
    ...(isNoted ? [] : [{ do: 'note_members', hostIds: [hostId] } as const]),
    ...(isRunning([pool], hostId) ? [] : [{ do: 'wait_until_running', hostIds: [hostId] } as const]),
  ];
}

function takeOut(scene: Scene, hostId: HostId): LifeStep[] {
  return [...stepsOut(scene, hostId), ...stepsUnlabel(scene, hostId), ...stepsNoteRemoved(scene, hostId)];
}
