import { describe, expect, test } from 'vitest';
import { biteFirst, bites } from '../../sim/bite';
import { measures } from '../../sim/measures';

describe('each safety measure is missed when it is off', () => {
  test('no measure is left out', () => {
    expect(bites.map(({ measure }) => measure)).toEqual(measures.map(({ name }) => name));
  });

  test.each(measures)('$name: a run breaks a promise with it off, and none with it on', async (measure) => {
    const caught = await biteFirst(measure);
    expect(caught, 'no seed notices any more; look for others: npm run sim -- --bite --search').not.toBeNull();
    expect(measure.guards).toContain(caught?.invariant);
  });
});
