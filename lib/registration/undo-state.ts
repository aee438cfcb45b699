import { undoLastsMs } from '../access/undo-right';
import type { Intent } from '../store/records';
import type { UndoOffer } from './view';

/** When the host was last asked for: after it had ended, that counts. Milliseconds. Pure. */
export function askedForAtMs({ requestedAtMs, reopenedAtMs }: Intent): number {
  return reopenedAtMs ?? requestedAtMs;
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

/** A host of such an intent is taken along by no label that it may still bear. Pure. */
export function isTakenBack(intent: Intent): boolean {
  return isUndone(intent) || isUndoWanted(intent);
}

/** What whoever may can still do about it; `isMember`: Palette shows the host in the site's cluster. Pure. */
export function offerUndo(intent: Intent, isMember: boolean): UndoOffer | null {
  const { phase, isRegistered, undo } = intent;
  if (isUndone(intent) || (phase === 'stopped' && !isRegistered)) return null;
  const untilMs = askedForAtMs(intent) + undoLastsMs;
  if (undo?.state === 'asked') return { way: 'asked', untilMs, reference: undo.reference };
  const isIn = isMember || phase === 'settled' || undo?.state === 'late';
  if (isIn) return { way: 'ask_it', untilMs, reference: null };
  return { way: isUndoWanted(intent) && phase !== 'stopped' ? 'under_way' : 'at_once', untilMs, reference: null };
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
