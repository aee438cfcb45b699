import type { Clock } from '../clock';
import type { Admission } from './admission';
import { surveyEndpoints } from './endpoints/survey';
import type { PaletteSurvey } from './survey';
import { createTransport, type TransportOptions } from './transport';

export interface SurveyOptions extends Omit<TransportOptions, 'attemptTimeoutMs' | 'admission'> {
  readonly clock: Clock;
  readonly admission: Admission;
  readonly attemptTimeoutMs?: number;
}

/** API.md §12: a call normally takes under a second; a page of fifty clusters may take longer. */
const defaultAttemptTimeoutMs = 8_000;

/** In which project (null: tenant scope), until when (milliseconds since the epoch). */
export interface SurveyView {
  readonly projectUid: string | null;
  readonly deadlineMs: number;
}

/** Opens Palette for a look at everything. Nothing can be written through it. Makes no call. */
export function openSurvey(options: SurveyOptions): { scope(view: SurveyView): PaletteSurvey } {
  const attemptTimeoutMs = options.attemptTimeoutMs ?? defaultAttemptTimeoutMs;
  const transport = createTransport({ ...options, attemptTimeoutMs });
  const caller = { queue: 'survey', urgency: 'work' } as const;
  return {
    scope: (view) => surveyEndpoints({ transport, clock: options.clock, caller, allowWrite: refuseWrite, ...view }),
  };
}

function refuseWrite(): Promise<void> {
  return Promise.reject(new Error('Who may only look has tried to write'));
}
