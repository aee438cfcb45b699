import type { HostId } from '../../hosts/edge-host-id';
import { isDue } from '../../registration/is-due';
import { isTakenOut } from '../../registration/removal-state';
import { isUndone } from '../../registration/undo-state';
import type { Intent } from '../../store/records';
import type { LifePlan, LifeStep } from '../life-plan';
import { refuse } from '../refusals';
import { poolOf, recordOf, requestOf, type Scene } from '../scene';
import type { TaskOf } from '../task';
import { refuseMember } from './refuse-member';
import { refuseRemoval } from './refuse-removal';
import { refuseSite } from './refuse-site';
import { openRequest, stepsNoteRemoved, stepsOut, stepsUnlabel, stepsUntilFree } from './steps-out';

/**
 * Takes a host out of its site, and asks for it at another one as whoever scans it there would. Where it is asked for says how
 * far that is. Pure.
 */
export function planMoveHost({ hostId, toSiteId }: TaskOf<'move_host'>, scene: Scene): LifePlan {
  const { site, target, intents } = scene;
  const facts = { host: hostId, site: site.id, to: toSiteId };
  const intent = intents.get(hostId);
  const ask: LifeStep = { do: 'register_elsewhere', hostId, siteId: toSiteId };
  if (intent?.siteId === toSiteId && !isUndone(intent) && !isTakenOut(intent)) {
    return { kind: 'steps', steps: goOn(intent, scene.nowMs, ask) };
  }
  if (site.id === toSiteId) return refuse('move_nowhere', facts);
  if (target === null || target.refusal !== null) {
    const { code: why = 'site_unknown', facts: more = {} } = target?.refusal ?? {};
    return refuse('move_refused', { ...more, ...facts, why });
  }
  if (target.site.access.pairingKey === 'required') return refuse('move_needs_key', facts);
  // Taken out, and not asked for over there yet: this very command may have come so far.
  const isHere = poolOf(scene, hostId) !== null || openRequest(scene, hostId) !== null || wasTakenOut(scene, hostId);
  if (!isHere && recordOf(scene, hostId) === null) return refuse('host_not_here', facts);
  const elsewhere = poolOf(scene, hostId) === null ? refuseMember(scene, hostId) : null;
  const stopped = elsewhere ?? refuseSite(scene) ?? refuseRemoval(scene, hostId);
  if (stopped !== null) return stopped;
  return {
    kind: 'steps',
    steps: [
      ...stepsOut(scene, hostId),
      ...stepsUnlabel(scene, hostId),
      ...stepsNoteRemoved(scene, hostId),
      ...stepsUntilFree(scene, hostId),
      ask,
    ],
  };
}

function wasTakenOut(scene: Scene, hostId: HostId): boolean {
  const intent = requestOf(scene, hostId);
  return intent !== null && isTakenOut(intent);
}

/** Asked for there already: somebody is at it, or was; asking once more goes on with it. */
function goOn(intent: Intent, nowMs: number, ask: LifeStep): LifeStep[] {
  if (intent.phase === 'settled' || intent.phase === 'waiting_for_hosts') return [];
  const isUnderWay = intent.phase !== 'stopped' && !isDue(intent, nowMs);
  return isUnderWay ? [{ do: 'wait_until_registered', hostId: intent.hostId, siteId: intent.siteId }] : [ask];
}
