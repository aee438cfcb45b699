import { describe, expect, it } from 'vitest';
import { loadSiteIndex, parseSiteIndex, siteIndexFormat } from '../../../lib/sites/site-index';
import { indexOf } from '../../fixtures/sites/small-config';

const parse = (text: string) => parseSiteIndex(text, 'sites.json');

describe('the index file', () => {
  it('gives back what was compiled', () => {
    const index = indexOf({}, 'edge_host_id,site\nedge-1,alpha\n');
    expect(parse(JSON.stringify(index))).toEqual(index);
    expect(index.format).toBe(siteIndexFormat);
  });

  it.each(['', '{', '{"format":1'])('is refused when damaged, with a remedy: %j', (text) => {
    expect(() => parse(text)).toThrow('sites.json is damaged. Run: npm run sites:compile');
  });

  it.each([
    null,
    [],
    5,
    {},
    { ...indexOf(), format: 0 },
    { ...indexOf(), format: '2' },
    { ...indexOf(), sites: {} },
    { ...indexOf(), version: 1 },
    { ...indexOf(), expectedHosts: null },
  ])('is refused when it is of another form', (index) => {
    expect(() => parse(JSON.stringify(index))).toThrow(
      `sites.json is not a site index of format ${siteIndexFormat}. Run: npm run sites:compile`,
    );
  });

  it('is refused when it is absent, with a remedy', () => {
    expect(() => loadSiteIndex('/no/such/place/sites.json')).toThrow('cannot be read. Run: npm run sites:compile');
  });
});
