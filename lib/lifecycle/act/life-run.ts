import type { Run } from '../../registration/run';
import type { Scene } from '../scene';

/** One step of a task about to be done: the pass under the lease, what it was decided from, and in whose name. */
export interface LifeRun {
  readonly run: Run;
  readonly scene: Scene;
  /** Rejects when the lease is lost: asked for just before every write. */
  readonly allowWrite: () => Promise<void>;
  /** As the audit trail names them. */
  readonly who: string;
}
