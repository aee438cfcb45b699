import type { Failure } from '../errors';

/** Ends a run for all its wishes with one truthful reason; thrown inside a run only and caught at its end. */
export class StopRun extends Error {
  override readonly name = 'StopRun';

  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}
