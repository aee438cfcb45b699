import type { HostId } from '../../hosts/edge-host-id';
import { planUndo } from '../../registration/plan/undo-layer';
import type { HostFacts } from '../../registration/plan/world';
import type { LifePlan, LifeStep } from '../life-plan';
import { refuse } from '../refusals';
import { poolOf, type Scene } from '../scene';
import type { TaskOf } from '../task';
import { refuseOtherCluster } from './refuse-member';
import { refuseRemoval } from './refuse-removal';
import { refuseSite } from './refuse-site';
import { isLabelledHere, isOut, openRequest, stepsOut, stepsUnlabel, stepsUntilFree } from './steps-out';

/**
 * Takes back a registration whose host is in the cluster already: out of it, then what an undo does - the entry that this very
 * request made is deleted, any other only loses our labels - and it is registered nowhere, as if nobody had asked. Pure.
 */
export function planUndoHost({ hostId }: TaskOf<'undo_host'>, scene: Scene): LifePlan {
  // Pools that were not read may hold it: nothing is said to be done then.
  const unread = refuseSite(scene);
  if (unread !== null) return unread;
  const intent = openRequest(scene, hostId);
  if (intent === null && poolOf(scene, hostId) === null && !isLabelledHere(scene, hostId)) {
    const isDone = isOut(scene, hostId);
    return isDone ? { kind: 'steps', steps: [] } : refuse('host_not_here', { host: hostId, site: scene.site.id });
  }
  // By whom, and what for, nobody here knows: it would be waited for until it is free, and its entry then deleted.
  const inOther = poolOf(scene, hostId) === null ? refuseOtherCluster(scene, hostId) : null;
  const stopped = inOther ?? refuseRemoval(scene, hostId);
  if (stopped !== null) return stopped;
  const note: LifeStep[] = intent === null ? [] : [{ do: 'note_taken_back', hostId }];
  return { kind: 'steps', steps: [...stepsOut(scene, hostId), ...takeBackEntry(scene, hostId), ...note] };
}

/** What an undo would do with the entry, were the host out of its cluster already. */
function takeBackEntry(scene: Scene, hostId: HostId): LifeStep[] {
  const intent = openRequest(scene, hostId);
  const { site, clusters } = scene;
  const step = planUndo({
    ...{ site, hostId, clusters },
    hostName: intent?.hostName ?? null,
    linkId: intent?.linkId ?? null,
    claimedBy: site.id,
    entryMadeAtMs: intent?.entryMadeAtMs ?? null,
    pools: scene.pools.map((pool) => ({ ...pool, hosts: pool.hosts.filter((host) => host.hostId !== hostId) })),
    host: asFree(scene, hostId),
  });
  if (step.do === 'delete_host') return [...stepsUntilFree(scene, hostId), { do: 'delete_host', hostId }];
  return step.do === 'unlabel' ? stepsUnlabel(scene, hostId) : [];
}

function asFree({ hosts }: Scene, hostId: HostId): HostFacts {
  const facts = hosts.get(hostId) ?? { presence: 'unread' };
  if (facts.presence !== 'present') return facts;
  return { ...facts, record: { ...facts.record, state: 'ready', clusters: [] } };
}
