import type { Intent } from '../store/records';
import type { HostSight } from './sight/host-sight';
import type { Milestones } from './view';

/**
 * When each step of this request was first seen to be done. What was done before it was asked for, e.g. because the store
 * was lost, may have an earlier time than the request. Pure.
 */
export function milestonesOf(intent: Intent, seen: HostSight | null): Milestones {
  const isHeld = intent.isRegistered || intent.phase === 'settled';
  return {
    requestedAtMs: intent.requestedAtMs,
    registeredAtMs: isHeld ? (intent.registeredAtMs ?? seen?.entryAtMs ?? null) : null,
    calledHomeAtMs: seen?.calledHomeAtMs ?? null,
    joinedAtMs: seen?.member?.joinedAtMs ?? null,
    readyAtMs: seen?.member?.readyAtMs ?? null,
  };
}

/** It runs in a running cluster, or has since it was asked for. Pure. */
export function hasBeenReady({ requestedAtMs }: Intent, seen: HostSight | null): boolean {
  const readyAtMs = seen?.member?.readyAtMs ?? null;
  const isRunning = seen?.cluster?.state === 'Running' && seen.member?.isRunning === true;
  return isRunning || (readyAtMs !== null && readyAtMs >= requestedAtMs);
}
