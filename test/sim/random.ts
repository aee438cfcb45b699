import { createSeededRandom } from '../../lib/palette/simulator/weather';

/** Chance of one run: the same seed gives the same choices. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Mostly near `least`, now and then far up to `most`: how long things take. Whole milliseconds. */
  delayMs(least: number, usual: number, most: number): number;
}

/** Chance for one purpose: what one purpose draws does not shift what another one gets. */
export function createRandom(seed: number, purpose: number): Random {
  const next = createSeededRandom(Math.imul(seed, 0x9e3779b1) + Math.imul(purpose, 0x85ebca6b));
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (from) => {
      const picked = from[int(0, from.length - 1)];
      if (picked === undefined) throw new Error('Nothing to pick from');
      return picked;
    },
    delayMs: (least, usual, most) => (next() < 0.95 ? int(least, usual) : int(usual, most)),
  };
}
