import { describe, expect, it } from 'vitest';
import { formatSiteIndex, loadSiteIndex, parseSiteIndex, siteIndexFormat } from '../../../lib/sites/site-index';
import { indexOf } from '../../fixtures/sites/small-config';

const parse = (text: string) => parseSiteIndex(text, 'sites.json');

describe('the index file', () => {
  it('gives back what was compiled', () => {
    const index = indexOf({}, 'edge_host_id,site\nedge-1,alpha\n');
    expect(parse(formatSiteIndex(index))).toEqual(index);
    expect(parse(JSON.stringify(index))).toEqual(index);
    expect(index.format).toBe(siteIndexFormat);
  });

  const values = 'replicas: 1\n'.repeat(1_000);
  const shared = () => indexOf({ 'profileSets.store.packs': { 'edge-infra': { 'edge-k3s': { values } } } });

  it('holds a text that sites share once, and gives it back to each', () => {
    const index = shared();
    const text = formatSiteIndex(index);
    expect(text.split('replicas: 1').length - 1).toBe(1_000);
    expect(parse(text)).toEqual(index);
    expect(parse(text).sites.map(({ profiles }) => profiles[0]?.packs?.[0]?.values)).toEqual([values, values]);
  });

  it('is refused with a remedy when one of its texts is lost', () => {
    const { texts: _lost, ...damaged } = JSON.parse(formatSiteIndex(shared()));
    expect(() => parse(JSON.stringify({ ...damaged, texts: [] }))).toThrow(
      'sites.json is damaged. Run: npm run sites:compile',
    );
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
