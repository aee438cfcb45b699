import { describe, expect, test } from 'vitest';
import { findLink, findSite, findSites } from '../../../cli/sites/choose-sites';
import { testSite } from '../../support/test-site';
import { testLink } from '../access/support/door';

const sites = ['denver', 'boulder', 'constructor'].map((id) => testSite(id));

const all = ' list --offline shows all of them.';

describe('sites and links that were typed', () => {
  test('sites come in the order of the config, each once', () => {
    expect(findSites(sites, ['boulder', 'denver', 'boulder']).map(({ id }) => id)).toEqual(['denver', 'boulder']);
    expect(findSites(sites, ['constructor'])).toHaveLength(1);
    expect(findSites(sites, [])).toEqual([]);
  });

  test.each([
    ['denvr', ' Did you mean denver?'],
    ['paris', all],
    ['toString', all],
    ['', all],
  ])('%j is no site, and is not guessed at', (id, hint) => {
    const sentence = `There is no site "${id}" in the config.${hint}`;
    expect(() => findSites(sites, ['denver', id])).toThrow(sentence);
    expect(() => findSite(sites, id)).toThrow(sentence);
  });

  test('one site is found by its whole id only', () => {
    expect(findSite(sites, 'boulder').id).toBe('boulder');
    expect(() => findSite(sites, 'Boulder')).toThrow('Did you mean boulder?');
  });

  test('what a terminal would obey or hide is shown, not sent', () => {
    expect(() => findSite(sites, 'den\u202ever\u001b[2J')).toThrow(/"den[ -~]*ver[ -~]*"/);
  });

  test('a link is found by its id, or the nearest is named', () => {
    expect(findLink([testLink()], 'spring')).toMatchObject({ id: 'spring' });
    expect(() => findLink([testLink()], 'sprng')).toThrow(
      'no staging link "sprng" in the config. Did you mean spring?',
    );
    expect(() => findLink([], 'spring')).toThrow('There is no staging link "spring" in the config.');
  });
});
