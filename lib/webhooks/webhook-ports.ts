import type { Clock } from '../clock';
import type { Log } from '../log';
import type { Store } from '../store/store';

/** What delivering a line needs from outside. */
export interface LinePorts {
  readonly store: Store;
  readonly clock: Clock;
  /** A new unique text: owners of leases. */
  readonly createId: () => string;
  readonly log: Log;
}

/** What has become of messages: tries that failed are counted, and messages that nobody tries any more. */
export interface Delivery {
  readonly delivered: number;
  readonly failed: number;
  readonly dead: number;
}
