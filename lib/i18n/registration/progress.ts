import type { RegistrationView } from '../../registration/view';

/** The way of every host, in its order. */
export const progressSteps = ['registered', 'called_home', 'set_up', 'ready'] as const;
export type ProgressStep = (typeof progressSteps)[number] | 'asked';

/** The steps as the page lists them: while IT is asked, that comes first, and nobody has to do anything about it. */
export function stepsOf({ state }: Pick<RegistrationView, 'state'>): readonly ProgressStep[] {
  return state === 'waiting_for_approval' ? ['asked', ...progressSteps] : progressSteps;
}

type Seen = Pick<RegistrationView, 'state' | 'isRegistered' | 'hasCalledHome' | 'milestones'>;

/**
 * How many steps lie behind the host: 0 to 4. A later step implies those before it, and one that was reached once counts,
 * whatever is seen now: the list never runs backwards, but for a new request.
 */
export function stepsDone({ state, isRegistered, hasCalledHome, milestones }: Seen): number {
  const { registeredAtMs, calledHomeAtMs, readyAtMs } = milestones;
  // Nothing is done before IT has answered, and what was done under an earlier request does not count for this one.
  if (state === 'waiting_for_approval') return 0;
  if (state === 'ready' || readyAtMs !== null) return progressSteps.length;
  if (calledHomeAtMs !== null) return 2;
  if (!isRegistered && registeredAtMs === null) return 0;
  return hasCalledHome === true ? 2 : 1;
}
