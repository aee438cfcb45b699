import type { RegistrationView } from '../../../lib/registration/view';

/** The way of every host, in its order. */
export const progressSteps = ['registered', 'called_home', 'set_up', 'ready'] as const;
export type ProgressStep = (typeof progressSteps)[number] | 'asked';

/** The steps as the page lists them: while IT is asked, that comes first, and nobody has to do anything about it. */
export function stepsOf({ state }: Pick<RegistrationView, 'state'>): readonly ProgressStep[] {
  return state === 'waiting_for_approval' ? ['asked', ...progressSteps] : progressSteps;
}

/** How many steps lie behind the host: 0 to 4. A later step implies those before it, whatever was last seen of them. */
export function stepsDone(view: Pick<RegistrationView, 'state' | 'isRegistered' | 'hasCalledHome'>): number {
  if (view.state === 'ready') return progressSteps.length;
  if (!view.isRegistered) return 0;
  return view.hasCalledHome === true ? 2 : 1;
}
