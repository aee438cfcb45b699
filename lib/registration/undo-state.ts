import { undoLastsMs } from '../access/undo-right';
import type { Intent } from '../store/records';
import { isRejected } from './approval';
import type { UndoPlace } from './plan/undo-layer';
import { isLeaving, isTakenOut } from './removal-state';
import type { UndoOffer } from './view';

/** What an intent knows of being taken back. */
type Undo = NonNullable<Intent['undo']>;

/** When the host was last asked for: after it had ended, that counts. Milliseconds. Pure. */
export function askedForAtMs({ requestedAtMs, reopenedAtMs }: Intent): number {
  return reopenedAtMs ?? requestedAtMs;
}

/** How long a request is on its way at most, so that it seems to be asked for later than it was. Milliseconds. */
const underWayMs = 60_000;

/** Was it taken back, or out by IT, after somebody had asked for it whose phone only repeats that? Pure. */
export function isUndoneSince(intent: Intent, askedAgoMs: number | undefined, nowMs: number): boolean {
  const hasGone = isUndone(intent) || isTakenOut(intent);
  return hasGone && askedAgoMs !== undefined && nowMs - askedAgoMs - underWayMs < intent.changedAtMs;
}

/** Somebody wants it taken back, and it is not done yet: nothing may be written for the host but that. Pure. */
export function isUndoWanted({ undo }: Pick<Intent, 'undo'>): boolean {
  return undo?.state === 'wanted';
}

/**
 * It was taken back: to everybody the host is not registered. The record stays, so that no run that knew it writes for it,
 * and nobody takes the host along by a label. Pure.
 */
export function isUndone({ phase, problem }: Pick<Intent, 'phase' | 'problem'>): boolean {
  return phase === 'stopped' && problem?.code === 'not_registered';
}

/**
 * A host of such an intent is taken along by no label that it may still bear: somebody wanted it back or out, or has it so.
 * Pure.
 */
export function isLeftOut(intent: Intent): boolean {
  const { undo, phase } = intent;
  const isHeld = undo !== undefined && (phase === 'stopped' || phase === 'waiting_for_approval');
  return isUndone(intent) || isUndoWanted(intent) || isHeld || isLeaving(intent) || isTakenOut(intent);
}

/** What whoever may can still do about it; `isMember`: Palette shows the host in the site's cluster. Pure. */
export function offerUndo(intent: Intent, isMember: boolean): UndoOffer | null {
  const { phase, isRegistered, undo } = intent;
  if (isUndone(intent) || isLeaving(intent) || (phase === 'stopped' && !isRegistered)) return null;
  const untilMs = askedForAtMs(intent) + undoLastsMs;
  if (undo?.state === 'asked') return { way: 'asked', untilMs, reference: undo.reference };
  const isIn = isMember || phase === 'settled' || undo?.state === 'late';
  if (isIn) return { way: 'ask_it', untilMs, reference: null };
  return { way: isUndoWanted(intent) && phase !== 'stopped' ? 'under_way' : 'at_once', untilMs, reference: null };
}

/** The intent as somebody's work, that of taking it back; with what that has taken the place of. Pure. */
export function wantedBack(intent: Intent, by: string, reference: string, nowMs: number): Intent {
  const { phase, problem, approvedBy, changedAtMs, undo } = intent;
  const was = isUndoWanted(intent) ? undo?.was : { phase, problem, approvedBy, changedAtMs };
  const wish = { state: 'wanted', by, atMs: nowMs, reference, ...(was === undefined ? {} : { was }) } as const;
  // Who has said no has approved nothing that is done from here on.
  const approved = isRejected(intent) ? null : approvedBy;
  return { ...intent, phase: 'queued', problem: null, approvedBy: approved, undo: wish, changedAtMs: nowMs };
}

/**
 * What becomes of a request that cannot be taken back. `goes_on`: Palette shows its host in a cluster; nobody is there to
 * hold it. `put_back`: it was nobody's work before, for it waited for IT or had been stopped, and an undo starts nothing.
 * `held`: it is free, and joins nothing against the will of whoever asked for it. Pure.
 */
export function endOfLate({ undo }: Intent, place: UndoPlace): 'goes_on' | 'put_back' | 'held' {
  if (place === 'site_pool') return 'goes_on';
  const before = undo?.was?.phase;
  if (before === 'waiting_for_approval' || before === 'stopped') return 'put_back';
  return place === 'free' ? 'held' : 'goes_on';
}

/** The intent that cannot be taken back, ended so. Pure. */
export function leftToIt(intent: Intent, undo: Undo, end: ReturnType<typeof endOfLate>, nowMs: number): Intent {
  const { by, atMs, reference, was } = undo;
  const late: Intent = { ...intent, undo: { state: 'late', by, atMs, reference }, changedAtMs: nowMs };
  // With the moment of its last change, which the question that IT was asked is bound to.
  if (end === 'put_back') return { ...late, ...was, isRegistered: true };
  const problem = { code: 'undo_too_late', facts: {}, reference } as const;
  return end === 'held' ? { ...late, phase: 'stopped', problem, isRegistered: true } : late;
}

/**
 * The intent as it is once nothing is left of it: who asks for the host again begins anew, and is asked about anew. Pure.
 */
export function takenBack(intent: Intent, reference: string, nowMs: number): Intent {
  const { hostId, siteId, requestedBy, needsPairingKey, requestedAtMs, reopenedAtMs, revision } = intent;
  return {
    ...{ hostId, siteId, requestedBy, needsPairingKey, requestedAtMs, revision },
    // Whoever asks once more to take this very request back is told that it was.
    ...(reopenedAtMs === undefined ? {} : { reopenedAtMs }),
    hostName: null,
    phase: 'stopped',
    isRegistered: false,
    problem: { code: 'not_registered', facts: {}, reference },
    linkId: null,
    approvedBy: null,
    isVerified: false,
    changedAtMs: nowMs,
  };
}
