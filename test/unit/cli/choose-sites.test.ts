import { describe, expect, test } from 'vitest';
import { findLink, findSites } from '../../../cli/sites/choose-sites';
import { testSite } from '../../support/test-site';
import { testLink } from '../access/support/door';

const sites = ['denver', 'boulder', 'constructor'].map((id) => testSite(id));

describe('sites and links that were typed', () => {
  test('sites come in the order of the config, each once', () => {
    expect(findSites(sites, ['boulder', 'denver', 'boulder']).map(({ id }) => id)).toEqual(['denver', 'boulder']);
    expect(findSites(sites, ['constructor'])).toHaveLength(1);
    expect(findSites(sites, [])).toEqual([]);
  });

  test.each([
    ['denvr', ' Did you mean denver?'],
    ['paris', ''],
    ['toString', ''],
    ['', ''],
  ])('%j is no site, and is not guessed at', (id, hint) => {
    expect(() => findSites(sites, ['denver', id])).toThrow(`There is no site "${id}" in the config.${hint}`);
  });

  test('a link is found by its id, or the nearest is named', () => {
    expect(findLink([testLink()], 'spring')).toMatchObject({ id: 'spring' });
    expect(() => findLink([testLink()], 'sprng')).toThrow(
      'no staging link "sprng" in the config. Did you mean spring?',
    );
    expect(() => findLink([], 'spring')).toThrow('There is no staging link "spring" in the config.');
  });
});
