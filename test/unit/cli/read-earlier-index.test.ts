import { describe, expect, test } from 'vitest';
import { readEarlierIndex } from '../../../cli/sites/check/read-earlier-index';
import { compareIndexes } from '../../../lib/sites/compare/compare-indexes';
import { formatSiteIndex, siteIndexFormat } from '../../../lib/sites/site-index';
import { testIndex, testSite } from '../../support/test-site';

const index = testIndex([testSite('denver')]);
const read = (value: unknown) =>
  readEarlierIndex(typeof value === 'string' ? value : JSON.stringify(value), 'main (abc)');

describe('the index of another version', () => {
  test('of today is itself', () => {
    expect(read(index)).toEqual(index);
  });

  test.each([1, 2, 3, 4])('of format %i, with what that had, can be compared', (format) => {
    const { id, name, address, status, clusterName, endpoint, topology, profiles } = testSite('denver');
    const site = { id, name, address, status, clusterName, endpoint, topology, profiles };
    const { company } = index;
    const earlier = read({ format, version: 'x', company, access: { mode: 'open' }, sites: [site], expectedHosts: [] });
    const moved = testIndex([testSite('denver', { endpoint: { type: 'vip', host: '10.1.2.11' } })]);
    const compared = compareIndexes(earlier, moved);
    expect(compared.refusals).toMatchObject([{ path: 'endpoint.vip' }]);
    expect(compareIndexes(earlier, index).refusals).toEqual([]);
  });

  test('that holds texts of layers once is read with them', () => {
    const [first] = testSite('denver').profiles;
    if (first === undefined) throw new Error('no profile');
    const packs = [{ name: 'shop', values: 'a: 1', manifests: [] }];
    const rich = testIndex(['denver', 'reno'].map((id) => testSite(id, { profiles: [{ ...first, packs }] })));
    expect(read(formatSiteIndex(rich))).toEqual(rich);
    expect(() => read({ ...JSON.parse(formatSiteIndex(rich)), texts: [] })).toThrow('is no site index');
  });

  test('of a newer format is not guessed at', () => {
    expect(() => read({ ...index, format: siteIndexFormat + 1 })).toThrow(
      'main (abc) is of newer code than this checkout.',
    );
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    { format: 4 },
    { ...index, sites: [{ id: 'denver' }] },
    { ...index, sites: [{ ...testSite('a'), endpoint: null }] },
  ])('%j is none', (value) => {
    expect(() => read(value)).toThrow('What main (abc) compiled into is no site index.');
  });
});
