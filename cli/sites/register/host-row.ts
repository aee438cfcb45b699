import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { DescribedProblem } from '../describe-problem';

/** One host that is to be registered, as it was typed or stands in a file; well-formed, and no more is known of it. */
export interface HostRow {
  /** Where it stands in the file; null: it was typed. */
  readonly line: number | null;
  readonly hostId: HostId;
  readonly siteId: string;
  /** Empty: none. */
  readonly hostName: string;
  /** Name of the worker pool that it is for; left out: not said. */
  readonly pool?: string;
}

/** What came of one row. */
export interface RowResult {
  readonly row: HostRow;
  /**
   * `registered`: Palette holds it since this run; `already`: it did before; `waiting`: it is noted and goes on by itself;
   * `not_begun`: somebody interrupted before its turn. With a dry run `would_register`, and `already` and `refused` as well.
   */
  readonly result: 'registered' | 'already' | 'waiting' | 'refused' | 'not_begun' | 'would_register';
  /** What is to be told besides, in one sentence; empty: nothing. */
  readonly note: string;
  readonly problem: DescribedProblem | null;
}
