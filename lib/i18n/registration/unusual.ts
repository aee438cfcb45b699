import type { RegistrationView } from '../../registration/view';
import { timesOf } from './step-times';

const minuteMs = 60_000;
/**
 * A host boots, gets an address and calls home within five minutes; twice that is long enough not to bother anybody whose
 * host is merely slow, and short enough that they still stand in front of it.
 */
export const silentAfterMs = 10 * minuteMs;
/** Setting up takes 20 to 40 minutes, on a slow line somewhat longer. */
export const slowAfterMs = 60 * minuteMs;

/**
 * What is not as usual though nothing has failed. `weak`: the machine is below the minimum; `silent`: the host does not call
 * home; `slow`: it is set up for too long.
 */
export type Unusual = 'weak' | 'silent' | 'slow';

type Seen = Pick<RegistrationView, 'state' | 'problem' | 'isRegistered' | 'hasCalledHome' | 'milestones'>;

/** Null: all is as it should be, or a problem says more. A weak machine explains why it is slow, so it comes first. Pure. */
export function findUnusual(view: Seen, isWeak: boolean, nowMs: number): Unusual | null {
  if (view.problem !== null || view.state === 'ready' || view.state === 'needs_attention') return null;
  if (isWeak) return 'weak';
  if (isSilent(view)) return nowMs - registeredAt(view) >= silentAfterMs ? 'silent' : null;
  const beganAtMs = isBeingSetUp(view) ? timesOf('set_up', view.milestones).beganAtMs : null;
  return beganAtMs !== null && nowMs - beganAtMs >= slowAfterMs ? 'slow' : null;
}

/** Only where Palette says so: of a host that nobody could look at nothing is known. */
function isSilent({ isRegistered, hasCalledHome, milestones }: Seen): boolean {
  return isRegistered && hasCalledHome === false && milestones.calledHomeAtMs === null;
}

/** One that Palette held before it was asked for here is waited for since then. */
function registeredAt({ milestones: { registeredAtMs, requestedAtMs } }: Seen): number {
  return registeredAtMs ?? requestedAtMs;
}

/** One that was ready before is not set up for the first time. */
function isBeingSetUp({ state, milestones }: Seen): boolean {
  return state === 'setting_up' && milestones.readyAtMs === null;
}
