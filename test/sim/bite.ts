import { type Measure, measures } from './measures';
import { chooseScenario } from './scenario';
import { type Outcome, simulate } from './simulate';

/** Runs that notice that a measure is off. */
export interface Bite {
  readonly measure: string;
  readonly seeds: readonly number[];
  /** The invariant that caught it first. */
  readonly invariant: string;
}

/**
 * Found by `npm run sim -- --bite --search`. Several for each, because any change of the engine shifts all times, and with
 * them what a seed meets: one that still notices is enough, and when none does the next ones are tried.
 */
export const bites: readonly Omit<Bite, 'invariant'>[] = [
  { measure: 'lease', seeds: [6, 16, 17] },
  { measure: 'claim', seeds: [169, 185, 256] },
  { measure: 'verify after write', seeds: [6, 24, 30] },
  { measure: 'look again after create', seeds: [4, 7, 22] },
  { measure: 'owner token', seeds: [265, 271, 299] },
  { measure: 'fresh read before PUT', seeds: [3, 13, 22] },
  { measure: 'waiting after an expired lease', seeds: [17, 61, 99] },
  { measure: 'budget', seeds: [16, 19, 24] },
  { measure: 'saying who is taken out', seeds: [118, 121, 130] },
  { measure: 'knowing the control plane', seeds: [3, 46, 51] },
  { measure: 'looking at hosts anew', seeds: [11, 43, 50] },
  { measure: 'a line in the audit trail', seeds: [1, 3, 4] },
  { measure: 'reading settings anew', seeds: [27, 63, 95] },
  { measure: 'the pool as just read', seeds: [4, 13, 82] },
];

/** The run of a seed with or without the measure, in a scenario in which it matters. */
function runFor(measure: Measure, seed: number, isOff: boolean): Promise<Outcome> {
  const scenario = chooseScenario(seed, measure.focus ?? null);
  return simulate(seed, { scenario, measure: isOff ? measure : null });
}

/** What the seed says about the measure being off: the promise that is broken, or null when it notices nothing. */
async function bite(measure: Measure, seed: number): Promise<string | null> {
  const { violations } = await runFor(measure, seed, true);
  return violations.find(({ invariant }) => measure.guards.includes(invariant))?.invariant ?? null;
}

/** Of the seeds up to `count` that notice that the measure is off, and notice nothing while it is on. */
export async function searchBite(measure: Measure, seeds: Iterable<number>, count: number): Promise<Bite | null> {
  const found: number[] = [];
  let first: string | null = null;
  for (const seed of seeds) {
    const invariant = await bite(measure, seed);
    if (invariant === null || (await runFor(measure, seed, false)).violations.length > 0) continue;
    found.push(seed);
    first ??= invariant;
    if (found.length >= count) break;
  }
  return first === null ? null : { measure: measure.name, seeds: found, invariant: first };
}

/** How far to look beyond the pinned seeds. */
const nearby = 200;

/** The first of the pinned seeds that notices, or of those after them. */
export function biteFirst(measure: Measure): Promise<Bite | null> {
  const pinned = bites.find((known) => known.measure === measure.name)?.seeds ?? [];
  return searchBite(measure, [...pinned, ...seedsFrom(1, nearby)], 1);
}

/** So many seeds. */
export function seedsFrom(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

/** The measure of that name. */
export function measureNamed(name: string): Measure {
  const found = measures.find((measure) => measure.name === name);
  if (found === undefined) throw new Error(`No measure ${name}`);
  return found;
}
