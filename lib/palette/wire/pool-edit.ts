import type { Placement } from '../model';

/** What a write changes of a pool as it was just read; what is left out stays. */
export interface PoolEdit {
  readonly added?: readonly Placement[];
  /** By edge host ID; one that is not in the pool is no fault. */
  readonly removed?: readonly string[];
  /** Fields of `poolConfig` in Palette's own words; null takes one away. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Of a virtualized site: so many machines from now on. Elsewhere every host is one. */
  readonly size?: number;
}
