import type { HostId } from '../../hosts/edge-host-id';
import type { ClusterRecord, HostRecord } from '../../palette/model';
import { isLeaving, isTakenOut } from '../../registration/removal-state';
import { isUndone } from '../../registration/undo-state';
import type { Intent, IntentPhase } from '../../store/records';
import type { LifePlan, LifeStep } from '../life-plan';
import { refuse } from '../refusals';
import { membersOf, type Scene } from '../scene';
import type { TaskOf } from '../task';
import { refuseSite } from './refuse-site';
import { stepsUnlabel } from './steps-out';

type DeleteTask = TaskOf<'delete_cluster'>;

const minuteMs = 60_000;
/** Terraform waits so long before it forces; Palette's own screens offer it after 15 minutes (API.md §7). */
const forcedAfterMs = 20 * minuteMs;
/** Longer than a command takes from one step to the next: what was begun so lately is gone on with. */
const goesOnWithinMs = 2 * minuteMs;
/** Longer than anybody works on a registration without a sign of life. */
const joinsWithinMs = 5 * minuteMs;

/**
 * Takes the cluster away that stood there when it was asked for, and nothing that was made since. Its hosts are released
 * first: from then on nothing but a new registration makes another one. Pure.
 */
export function planDeleteCluster(task: DeleteTask, scene: Scene): LifePlan {
  const cluster = scene.clusters.find(({ uid }) => uid === task.clusterUid);
  if (cluster === undefined) return { kind: 'steps', steps: stepsWhenGone(task, scene) };
  return cluster.state === 'Deleting' ? planDeleting(task, scene, cluster) : planDelete(task, scene, cluster);
}

function planDelete(task: DeleteTask, scene: Scene, cluster: ClusterRecord): LifePlan {
  const stopped = refuseSite(scene);
  if (stopped !== null) return stopped;
  const { site, pools, intents, deletedBefore } = scene;
  if (task.isForced) return refuse('force_unasked', { site: site.id, cluster: cluster.name });
  if (deletedBefore !== null && deletedBefore.clusterUid !== cluster.uid && task.isAgain !== true) {
    const asked = new Date(deletedBefore.askedAtMs).toISOString().slice(0, 16).replace('T', ' ');
    return refuse('cluster_made_anew', { site: site.id, cluster: cluster.name, asked });
  }
  const isUnderWay = isMeant(scene, cluster) && scene.nowMs - (deletedBefore?.askedAtMs ?? 0) < goesOnWithinMs;
  const joining = isUnderWay ? null : refuseJoining(scene);
  if (joining !== null) return joining;
  const members = [...new Set([...membersOf(pools), ...tiedTo(scene, cluster.uid)])];
  // Who asks once Palette has taken it makes the next cluster.
  const isNext = (intent: Intent) => scene.deletion !== null && isJoining(scene, intent);
  const here = [...intents.values()].filter((intent) => isAskedFor(intent) && !isNext(intent));
  const asked = here.map(({ hostId }) => hostId);
  const leaving = [...new Set([...members, ...asked])];
  const isAbort = cluster.state === 'Pending' || cluster.state === 'Provisioning';
  const deleting = { do: 'delete_cluster', cluster: cluster.name, uid: cluster.uid, isAbort, isForced: false } as const;
  return {
    kind: 'steps',
    steps: [
      ...(isUnderWay ? [] : [noteDeletion(cluster)]),
      ...release(scene, leaving),
      deleting,
      ...finish(scene, leaving),
      ...wait(cluster.name, null, members),
      ...unlabel(scene, (hostId) => leaving.includes(hostId) || isNobodys(scene, hostId)),
    ],
  };
}

/** Is it the one that the last command at the site was about? */
function isMeant({ deletedBefore }: Scene, { uid }: ClusterRecord): boolean {
  return deletedBefore?.clusterUid === uid;
}

function noteDeletion({ name, uid }: ClusterRecord): LifeStep {
  return { do: 'note_deletion', cluster: name, uid };
}

function refuseJoining(scene: Scene): LifePlan | null {
  const joining = [...scene.intents.values()].filter((intent) => isJoining(scene, intent));
  if (joining.length === 0) return null;
  const hosts = `${joining.map(({ hostId }) => hostId).join(', ')} ${joining.length === 1 ? 'is' : 'are'}`;
  return refuse('hosts_joining', { site: scene.site.id, hosts, minutes: String(joinsWithinMs / minuteMs) });
}

/** Whoever asks for a host while that lasts makes the next cluster, and is let alone. */
function planDeleting(task: DeleteTask, scene: Scene, cluster: ClusterRecord): LifePlan {
  const { site, deletion } = scene;
  const tied = tiedTo(scene, cluster.uid);
  const gone = [...scene.intents.values()].filter(({ phase }) => phase === 'settled').map(({ hostId }) => hostId);
  const sinceMs = cluster.deletingSinceMs ?? deletion?.askedAtMs ?? null;
  const steps = [
    // Somebody has begun it in Palette's own screens.
    ...(isMeant(scene, cluster) ? [] : [noteDeletion(cluster)]),
    ...release(scene, gone),
    ...finish(scene, gone),
    ...wait(cluster.name, sinceMs, tied),
    ...unlabel(scene, (hostId) => gone.includes(hostId) || isNobodys(scene, hostId)),
  ];
  if (!task.isForced || (deletion !== null && deletion.forcedAtMs !== null)) return { kind: 'steps', steps };
  if (sinceMs === null) return refuse('force_unknown', { site: site.id, cluster: cluster.name });
  const lastsMs = Math.max(0, scene.nowMs - sinceMs);
  if (lastsMs < forcedAfterMs) {
    const minutes = String(Math.floor(lastsMs / minuteMs));
    return refuse('force_too_early', { site: site.id, cluster: cluster.name, minutes });
  }
  const { name, uid } = cluster;
  return {
    kind: 'steps',
    steps: [{ do: 'delete_cluster', cluster: name, uid, isAbort: false, isForced: true }, ...steps],
  };
}

/** What a command has left behind that died; where there is another cluster, its hosts are none of this. */
function stepsWhenGone({ clusterUid }: DeleteTask, scene: Scene): LifeStep[] {
  const isKnown = clusterUid !== null && scene.clusters.length === 0;
  const settled = [...scene.intents.values()].filter(({ phase }) => isKnown && phase === 'settled');
  const gone = settled.map(({ hostId }) => hostId);
  const tied = clusterUid === null ? [] : tiedTo(scene, clusterUid);
  const members = membersOf(scene.pools);
  const isLeft = (hostId: HostId) => gone.includes(hostId) || (isKnown ? isNobodys : isOut)(scene, hostId);
  return [
    ...release(scene, gone),
    ...finish(scene, gone, members),
    ...waitUntilFree(tied),
    ...unlabel(scene, (hostId) => isLeft(hostId) && !members.includes(hostId)),
  ];
}

/** A label alone would have a host taken along by the next registration at the site, and refused at any other. */
function unlabel(scene: Scene, isLeft: (hostId: HostId) => boolean): LifeStep[] {
  const hostIds = (scene.labelled ?? []).map(({ hostId }) => hostId);
  return hostIds.filter(isLeft).flatMap((hostId) => stepsUnlabel(scene, hostId));
}

/** Nobody has asked for it here, or IT has taken it out. */
function isNobodys(scene: Scene, hostId: HostId): boolean {
  return scene.intents.get(hostId)?.siteId !== scene.site.id || isOut(scene, hostId);
}

function isOut({ site, intents }: Scene, hostId: HostId): boolean {
  const intent = intents.get(hostId);
  return intent?.siteId === site.id && (isLeaving(intent) || isTakenOut(intent));
}

/** Hosts that the cluster still holds, as far as they bear the site's label. */
function tiedTo({ labelled }: Scene, clusterUid: string): HostId[] {
  const isTied = ({ clusters, state }: HostRecord) =>
    clusters.some(({ uid }) => uid === clusterUid) || (state === 'in-use' && clusters.length === 0);
  return (labelled ?? []).filter(isTied).map(({ hostId }) => hostId);
}

const underWay: readonly IntentPhase[] = ['queued', 'registering', 'joining'];

/** Somebody is just bringing it in, or has asked for that a moment ago. */
function isJoining({ site, nowMs }: Scene, { siteId, phase, changedAtMs }: Intent): boolean {
  return siteId === site.id && underWay.includes(phase) && nowMs - changedAtMs < joinsWithinMs;
}

/** It would be brought in by whoever serves the site next. */
function isAskedFor({ phase }: Intent): boolean {
  return underWay.includes(phase) || phase === 'waiting_for_hosts' || phase === 'settled';
}

function release(scene: Scene, hostIds: readonly HostId[]): LifeStep[] {
  const held = hostIds.filter((hostId) => isHeld(scene, hostId));
  return held.length === 0 ? [] : [{ do: 'release_hosts', hostIds: held }];
}

/** Those that were released, now or by a command that died; members of another cluster are none of them. */
function finish(scene: Scene, hostIds: readonly HostId[], others: readonly HostId[] = []): LifeStep[] {
  const known = [...new Set([...hostIds, ...scene.intents.keys()])].filter((hostId) => !others.includes(hostId));
  const left = known.filter(
    (hostId) => (hostIds.includes(hostId) && isHeld(scene, hostId)) || isReleased(scene, hostId),
  );
  return left.length === 0 ? [] : [{ do: 'note_removed', hostIds: left }];
}

function isReleased({ site, intents }: Scene, hostId: HostId): boolean {
  const intent = intents.get(hostId);
  return intent?.siteId === site.id && isLeaving(intent);
}

function isHeld({ site, intents }: Scene, hostId: HostId): boolean {
  const intent = intents.get(hostId);
  return intent?.siteId === site.id && !isLeaving(intent) && !isTakenOut(intent) && !isUndone(intent);
}

function wait(cluster: string, sinceMs: number | null, hostIds: readonly HostId[]): LifeStep[] {
  return [{ do: 'wait_until_deleted', cluster, sinceMs }, ...waitUntilFree(hostIds)];
}

function waitUntilFree(hostIds: readonly HostId[]): LifeStep[] {
  return hostIds.length === 0 ? [] : [{ do: 'wait_until_free', hostIds }];
}
