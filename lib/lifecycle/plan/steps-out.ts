import type { HostId } from '../../hosts/edge-host-id';
import { managedBy } from '../../registration/plan/labels';
import { isLeaving, isTakenOut } from '../../registration/removal-state';
import { isUndone } from '../../registration/undo-state';
import { isIdOf } from '../../sites/former-id';
import type { Intent } from '../../store/records';
import type { LifeStep } from '../life-plan';
import { machineOf, poolOf, recordOf, requestOf, type Scene } from '../scene';

/**
 * Takes a host out of whatever pool it is in, as API.md §6 says - the node first, then the shorter list - in an order in which
 * a loss of the command in between leaves nothing wrong. Pure.
 */
export function stepsOut(scene: Scene, hostId: HostId): LifeStep[] {
  const pool = poolOf(scene, hostId);
  if (pool === null) return [...release(scene, hostId), ...emptied(scene, hostId)];
  const machine = machineOf(pool, hostId);
  const isLast = pool.hosts.length === 1 && !pool.isControlPlane;
  return [
    ...release(scene, hostId),
    ...(machine === null ? [] : [{ do: 'delete_machine', hostId, pool: pool.name } as const]),
    isLast ? { do: 'delete_pool', pool: pool.name } : { do: 'take_out_of_pool', hostId, pool: pool.name },
  ];
}

/** Is it here no more, as far as anybody can tell, though it was, or may have been: free, and at no other site? Pure. */
export function isOut(scene: Scene, hostId: HostId): boolean {
  if (requestOf(scene, hostId) !== null) return true;
  const record = recordOf(scene, hostId);
  // Palette may need a moment to let go of it.
  const isFree = record?.clusters.every(({ name }) => name === scene.site.clusterName) === true;
  return isFree && !scene.elsewhere.has(hostId);
}

/** The request for the host at this site, or null where there is none that could still do anything. Pure. */
export function openRequest(scene: Scene, hostId: HostId): Intent | null {
  const intent = requestOf(scene, hostId);
  return intent === null || isTakenOut(intent) || isUndone(intent) ? null : intent;
}

/** From here on the host is IT's: before anything is taken away, and whatever somebody has asked meanwhile. */
function release(scene: Scene, hostId: HostId): LifeStep[] {
  const intent = openRequest(scene, hostId);
  return intent === null || isLeaving(intent) ? [] : [{ do: 'release_hosts', hostIds: [hostId] }];
}

/**
 * Some Palettes take the host off the list together with its node (API.md §6, unknown): the last one leaves an empty pool. Only
 * the one that it was seen in by this very pass goes; any other may be meant to be empty.
 */
function emptied(scene: Scene, hostId: HostId): LifeStep[] {
  const pool = scene.pools.find(({ name }) => name === scene.seenIn.get(hostId));
  const isLeft = pool !== undefined && !pool.isControlPlane && pool.hosts.length === 0;
  return isLeft ? [{ do: 'delete_pool', pool: pool.name }] : [];
}

/**
 * An entry that bears our labels for this site loses them. Where Palette takes no labels for a host that never called home
 * (API.md §15), the entry goes: nothing is in it, and by its label it could be registered nowhere else. Pure.
 */
export function stepsUnlabel(scene: Scene, hostId: HostId): LifeStep[] {
  const facts = scene.hosts.get(hostId);
  if (facts?.presence !== 'present' || !isLabelledHere(scene, hostId)) return [];
  const isStuck = facts.refusesLabels && facts.record.state === 'unpaired';
  return [isStuck ? { do: 'delete_host', hostId } : { do: 'unlabel_host', hostId }];
}

/** Does its entry bear our labels for this site? Pure. */
export function isLabelledHere(scene: Scene, hostId: HostId): boolean {
  const labels = recordOf(scene, hostId)?.labels;
  return labels?.['managed-by'] === managedBy && isIdOf(scene.site, labels.site);
}

/** Its page says that IT took it out; nobody's page has to where nobody asked for it. Pure. */
export function stepsNoteRemoved(scene: Scene, hostId: HostId): LifeStep[] {
  return openRequest(scene, hostId) === null ? [] : [{ do: 'note_removed', hostIds: [hostId] }];
}

/** Palette may need a moment to let go of a host that was in a cluster. Pure. */
export function stepsUntilFree(scene: Scene, hostId: HostId): LifeStep[] {
  const record = recordOf(scene, hostId);
  const isFree = record === null || (record.clusters.length === 0 && record.state !== 'in-use');
  return isFree ? [] : [{ do: 'wait_until_free', hostIds: [hostId] }];
}
