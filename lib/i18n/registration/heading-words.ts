import type { RegistrationView } from '../../registration/view';
import type { Dictionary } from '../dictionary';
import type { Unusual } from './unusual';

/** `care`: nothing has failed, and yet somebody should look; `plain`: the problem that follows should catch the eye. */
export type Tone = 'busy' | 'calm' | 'care' | 'good' | 'plain';

export interface HeadingWords {
  readonly title: string;
  readonly sentence: string;
  /** What changes every few seconds, and is therefore not spoken; null: nothing does. */
  readonly wait: string | null;
  readonly tone: Tone;
}

interface Told {
  readonly view: RegistrationView;
  readonly siteName: string;
  /** In how many seconds it is this host's turn; null when it need not wait. */
  readonly turnInSeconds: number | null;
  readonly unusual: Unusual | null;
}

/** The answer to “did it work?”, also for the title of the page. Pure. */
export function headingWords(t: Dictionary, told: Told): HeadingWords {
  const { view, turnInSeconds } = told;
  if (view.problem !== null && view.state !== 'needs_attention') {
    return { ...t.registration.unfinished, wait: null, tone: 'plain' };
  }
  const wait = turnInSeconds === null || view.isDue ? null : t.registration.turn(turnInSeconds);
  return { ...wordsOf(t, told), wait, tone: toneOf(told) };
}

function wordsOf(t: Dictionary, { view, siteName, turnInSeconds, unusual }: Told): { title: string; sentence: string } {
  const { states, calling, changing, leaving, removed } = t.registration;
  if (view.problem?.code === 'host_removed') return removed;
  if (view.problem?.code === 'host_leaving') return leaving;
  if (unusual !== null) return t.registration[unusual];
  if (view.state === 'setting_up' && view.milestones.readyAtMs !== null) return changing;
  if (isCalling(view)) return calling;
  const { title, sentence } = states[view.state];
  const missing = Math.max(1, view.hosts.needed - view.hosts.present);
  const { together, isDue: isLate } = view;
  const hasToWait = turnInSeconds !== null;
  return { title, sentence: sentence({ site: siteName, missing, together, hasToWait, isLate }) };
}

/** The set-up of its site may go on, but this host has no part in it before it has called home. */
function isCalling({ state, hasCalledHome, milestones }: RegistrationView): boolean {
  return state === 'setting_up' && hasCalledHome === false && milestones.calledHomeAtMs === null;
}

function toneOf({ view: { state }, unusual }: Told): Tone {
  if (unusual !== null) return 'care';
  if (state === 'ready') return 'good';
  if (state === 'waiting_for_approval') return 'calm';
  return state === 'needs_attention' ? 'plain' : 'busy';
}
