import type { Milestones } from '../../registration/view';
import type { ProgressStep } from './progress';

/** When a step began and when it was done, milliseconds; null: not yet, or nobody saw it. */
export interface StepTimes {
  readonly beganAtMs: number | null;
  readonly doneAtMs: number | null;
}

/** What is known of the time that each step took. A host can be set up once it has called home and is in its site. */
export function timesOf(step: ProgressStep, milestones: Milestones): StepTimes {
  const { requestedAtMs, registeredAtMs, calledHomeAtMs, joinedAtMs, readyAtMs } = milestones;
  switch (step) {
    case 'asked':
      return { beganAtMs: requestedAtMs, doneAtMs: null };
    case 'registered':
      return { beganAtMs: requestedAtMs, doneAtMs: registeredAtMs };
    case 'called_home':
      return { beganAtMs: registeredAtMs, doneAtMs: calledHomeAtMs };
    case 'set_up':
      return { beganAtMs: laterOf(calledHomeAtMs, joinedAtMs), doneAtMs: readyAtMs };
    case 'ready':
      return { beganAtMs: null, doneAtMs: readyAtMs };
  }
}

/**
 * How long a step took, milliseconds; null where one of its ends is not known, or where it was done before it was asked for:
 * Palette may have held the host long since.
 */
export function tookMs({ beganAtMs, doneAtMs }: StepTimes): number | null {
  return beganAtMs === null || doneAtMs === null || doneAtMs < beganAtMs ? null : doneAtMs - beganAtMs;
}

/** Null: the host has not even called home, as far as anybody saw. */
function laterOf(calledHomeAtMs: number | null, joinedAtMs: number | null): number | null {
  return calledHomeAtMs === null ? null : Math.max(calledHomeAtMs, joinedAtMs ?? 0);
}
