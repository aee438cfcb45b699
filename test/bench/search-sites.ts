import { createDirectory } from '../../lib/sites/directory';
import { testIndex, testSite } from '../support/test-site';
import type { Figure } from './figure';
import { measure, percentile } from './measure';

const towns = ['Denver', 'Boulder', 'Zürich', 'São Paulo', 'Łódź', 'Reykjavík', 'Saint-Étienne', 'Kraków'];
const streets = ['Snow St', 'Pearl St', 'Bahnhofstrasse', 'Rua Augusta', 'Piotrkowska', 'Laugavegur'];
/** `street` is in every address. */
const queries = [
  'den',
  'zurich bahn',
  'lodz 4',
  'sao paulo',
  'store-49999',
  'snow st 12',
  'x',
  '',
  'street',
  'main street 1',
];
/**
 * Typed in gloves: swapped, wrong, missing and too many letters, another order, numbers with zeros, what is nowhere, and
 * what every address nearly has, once and eight times.
 */
const misspelt = [
  'dnever',
  'zurch bahnhofstrase',
  'bolder peral',
  'laugavegr reykjavk',
  'no 0131',
  'piotrkowksa 7',
  'qwertz',
  'street',
  'stret',
  'mian stret',
  'stret streeet strret steet stereet treet strete sreet',
];

/** Site search over 50,000 sites, the first (which folds the texts) apart; the bar is in product.md. */
export function benchSiteSearch(count = 50_000): Figure[] {
  const sites = Array.from({ length: count }, (_, index) =>
    testSite(`store-${index}`, {
      name: `${towns[index % towns.length]} – ${streets[index % streets.length]} ${index}`,
      location: { latitude: (index % 180) - 90, longitude: (index % 360) - 180 },
    }),
  );
  const directory = createDirectory(testIndex(sites));
  const [first = 0] = measure(1, () => directory.search({ q: 'denver' }));
  const rest = measure(400, (round) => directory.search({ q: queries[round % queries.length] ?? '' }));
  const mistyped = measure(400, (round) =>
    directory.search({ q: misspelt[round % misspelt.length] ?? '', isForgiving: true }),
  );
  const bytes = JSON.stringify(directory.search({ q: 'den' })).length;
  return [
    { what: `search over ${count} sites, first`, value: first, unit: 'ms' },
    { what: `search over ${count} sites, p95`, value: percentile(rest, 0.95), unit: 'ms', bar: 10 },
    {
      what: `misspelt search over ${count} sites, p95`,
      value: percentile(mistyped, 0.95),
      unit: 'ms',
      bar: 10,
    },
    { what: 'answer of a search', value: bytes / 1_000, unit: 'kB', bar: 5 },
  ];
}
