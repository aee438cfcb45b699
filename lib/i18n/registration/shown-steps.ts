import type { RegistrationView } from '../../registration/view';
import type { Dictionary } from '../dictionary';
import { formatDuration } from './format-duration';
import { formatStepMoment } from './format-step-moment';
import { type ProgressStep, stepsOf } from './progress';
import { timesOf, tookMs } from './step-times';
import type { Unusual } from './unusual';

/** One step in words: only texts and numbers, because the browser gets them. */
export interface ShownStep {
  readonly name: ProgressStep;
  /** Now or to come. */
  readonly title: string;
  /** Behind us. */
  readonly done: string;
  /** What is normal; may be empty. */
  readonly hint: string;
  /** When it was done and what it took; null: nobody saw it. */
  readonly time: string | null;
  /** For how long it has lasted; null: nobody knows, or it does not matter. */
  readonly running: RunningTime | null;
}

interface RunningTime {
  readonly sinceMs: number;
  readonly nowMs: number;
  readonly text: string;
  readonly around: readonly [before: string, after: string];
}

interface Told {
  readonly view: RegistrationView;
  readonly timeZone: string | null;
  readonly nowMs: number;
  /** Does what usually holds hold now? */
  readonly isUsual: boolean;
  readonly unusual: Unusual | null;
}

/** The steps of a registration as the page shows them. Pure. */
export function shownSteps(t: Dictionary, told: Told): readonly ShownStep[] {
  return stepsOf(told.view).map((name) => {
    const { title, done } = t.registration.steps[name];
    return {
      name,
      title,
      done,
      hint: hintOf(t, name, told),
      time: timeOf(t, name, told),
      running: runningOf(t, name, told),
    };
  });
}

/** What usually holds is not said where it does not. */
function hintOf(t: Dictionary, name: ProgressStep, { view, isUsual, unusual }: Told): string {
  const { steps, waitsForHosts, silent } = t.registration;
  if (name === 'called_home' && unusual === 'silent') return silent.usually;
  if (name === 'registered' && !isUsual) return '';
  return name === 'set_up' && view.state === 'waiting_for_hosts' ? waitsForHosts : steps[name].hint;
}

function timeOf(t: Dictionary, name: ProgressStep, { view, timeZone, nowMs }: Told): string | null {
  const { took, after } = t.registration;
  const times = timesOf(name, view.milestones);
  if (times.doneAtMs === null) return null;
  const moment = formatStepMoment(times.doneAtMs, nowMs, { timeZone, language: t.language });
  const ms = tookMs(times);
  const duration = ms === null ? null : formatDuration(ms, t.language);
  const words = duration === null ? null : name === 'called_home' ? after(duration) : took(duration);
  const parts = [moment, words].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

/** Stands in for the time while its place in the text is looked for; no text of ours holds it. */
const place = '\u0000';

function runningOf(t: Dictionary, name: ProgressStep, { view, timeZone, nowMs }: Told): RunningTime | null {
  const { beganAtMs } = timesOf(name, view.milestones);
  if (beganAtMs === null) return null;
  const { soFar, soFarSince } = t.registration;
  const moment = formatStepMoment(beganAtMs, nowMs, { timeZone, language: t.language });
  const say = (time: string) => (moment === null ? soFar(time) : soFarSince(moment, time));
  const [before = '', after = ''] = say(place).split(place);
  return {
    sinceMs: beganAtMs,
    nowMs,
    text: say(formatDuration(nowMs - beganAtMs, t.language)),
    around: [before, after],
  };
}
