import type { Failure } from '../errors';

/** Ends a run for all its wishes with one truthful reason; thrown inside a run only and caught at its end. */
export class StopRun extends Error {
  override readonly name = 'StopRun';

  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** Ends a run though nothing is wrong: what is left goes on after so many milliseconds, with the next run. */
export class PauseRun extends Error {
  override readonly name = 'PauseRun';

  constructor(readonly retryAfterMs: number) {
    super(`again in ${retryAfterMs} ms`);
  }
}

/** What a write was decided from is too old by the time that its turn has come: it is planned again. */
export class StaleRead extends Error {
  override readonly name = 'StaleRead';
}
