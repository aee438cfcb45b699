import { describe, expect, test } from 'vitest';
import { describeOutcome } from '../../sim/describe-outcome';
import { simulate } from '../../sim/simulate';

const seedsPerTest = 5;
const firstSeeds = Array.from({ length: 20 }, (_, index) => 1 + index * seedsPerTest);

describe('whatever goes wrong, no promise is broken', () => {
  test.each(firstSeeds)('in the runs of five seeds from %i', async (first) => {
    for (let seed = first; seed < first + seedsPerTest; seed += 1) {
      const outcome = await simulate(seed);
      expect(outcome.violations, describeOutcome(outcome)).toEqual([]);
    }
  });
});
