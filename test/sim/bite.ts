import { type Measure, measures } from './measures';
import { simulate } from './simulate';

/** A switched-off measure and the seed that notices. */
export interface Bite {
  readonly measure: string;
  readonly seed: number;
  /** The invariant that caught it. */
  readonly invariant: string;
}

/** Found by `npm run sim -- --bite --search`; a seed is good as long as the scenario generator stays as it is. */
export const bites: readonly Omit<Bite, 'invariant'>[] = [];

/** What the seed says about the measure being off; null when it notices nothing. */
export async function bite(measure: Measure, seed: number): Promise<Bite | null> {
  const { violations } = await simulate(seed, { measure });
  const caught = violations.find(({ invariant }) => measure.guards.includes(invariant));
  return caught === undefined ? null : { measure: measure.name, seed, invariant: caught.invariant };
}

/** The first seed that notices that the measure is off, and notices nothing while it is on. */
export async function searchBite(measure: Measure, from: number, most: number): Promise<Bite | null> {
  for (let seed = from; seed < from + most; seed += 1) {
    const found = await bite(measure, seed);
    if (found === null) continue;
    const { violations } = await simulate(seed);
    if (violations.length === 0) return found;
  }
  return null;
}

/** The measure of that name. */
export function measureNamed(name: string): Measure {
  const found = measures.find((measure) => measure.name === name);
  if (found === undefined) throw new Error(`No measure ${name}`);
  return found;
}
