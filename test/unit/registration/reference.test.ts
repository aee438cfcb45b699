import { expect, test } from 'vitest';
import { createReference } from '../../../lib/registration/reference';

test('a reference reads like 7KQ2-M9XD: no letter that is taken for a digit over the phone', () => {
  for (let seed = 0; seed < 500; seed += 1) {
    expect(createReference(`seed ${seed}`)).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
  }
});

test('the same seed gives the same reference, so that a page shown twice names one', () => {
  expect(createReference('host-1 cluster_in_error c1')).toBe(createReference('host-1 cluster_in_error c1'));
});

test('other seeds give other references, in every place', () => {
  const references = Array.from({ length: 2_000 }, (_, seed) => createReference(`${seed}`));
  expect(new Set(references).size).toBe(2_000);
  const places = [0, 1, 2, 3, 5, 6, 7, 8].map((place) => new Set(references.map((text) => text[place])).size);
  expect(places).toEqual(Array(8).fill(30));
});
