import type { RegistrationAnswer } from './registration-answer';

/** What a rendering of the page tells that may change. */
export interface Shown {
  readonly state: string;
  readonly updatedAtMs: number;
  readonly together: number;
  readonly isDue: boolean;
  /** In how many seconds it is this host's turn; null when it need not wait. */
  readonly turnInSeconds: number | null;
  /** How it can be taken back, or that IT was asked to; null: there is nothing to take back. */
  readonly undoWay: string | null;
}

/** Would the page say something else now? Waiting times are told in steps of ten seconds. */
export function isNews(shown: Shown, answer: RegistrationAnswer): boolean {
  return (
    answer.state !== shown.state ||
    Date.parse(answer.updatedAt) !== shown.updatedAtMs ||
    answer.together !== shown.together ||
    answer.due !== shown.isDue ||
    (answer.undo?.way ?? null) !== shown.undoWay ||
    toSteps(answer.turn?.inSeconds ?? null) !== toSteps(shown.turnInSeconds)
  );
}

function toSteps(seconds: number | null): number | null {
  return seconds === null ? null : Math.ceil(seconds / 10);
}
