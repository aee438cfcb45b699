import type { Intent } from '../store/records';
import type { HostSight } from './sight/host-sight';
import { askedForAtMs } from './undo-state';
import type { Milestones } from './view';

/**
 * When each step of this request was first seen to be done. What was done before it was asked for, e.g. because the store
 * was lost, may have an earlier time than the request. Pure.
 */
export function milestonesOf(intent: Intent, seen: HostSight | null): Milestones {
  const isHeld = intent.isRegistered || intent.phase === 'settled';
  return {
    requestedAtMs: askedForAtMs(intent),
    registeredAtMs: isHeld ? registeredAtMs(intent, seen?.entryAtMs ?? null) : null,
    calledHomeAtMs: seen?.calledHomeAtMs ?? null,
    joinedAtMs: seen?.member?.joinedAtMs ?? null,
    readyAtMs: seen?.member?.readyAtMs ?? null,
  };
}

/** Palette's clock may differ from ours by less than this. Milliseconds. */
const skewMs = 60_000;

/** Palette itself says when, of an entry that was there long before it was asked for. */
function registeredAtMs(intent: Intent, entryAtMs: number | null): number | null {
  const wasThere = entryAtMs !== null && entryAtMs < askedForAtMs(intent) - skewMs;
  return wasThere ? entryAtMs : (intent.registeredAtMs ?? entryAtMs);
}

/** It runs in a running cluster, or has since it was asked for. Pure. */
export function hasBeenReady(intent: Intent, seen: HostSight | null): boolean {
  const readyAtMs = seen?.member?.readyAtMs ?? null;
  const isRunning = seen?.cluster?.state === 'Running' && seen.member?.isRunning === true;
  return isRunning || (readyAtMs !== null && readyAtMs >= askedForAtMs(intent));
}
