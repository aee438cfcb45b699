import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { putTextsBack, takeTextsOut } from '../../../lib/sites/shared-texts';
import type { PackOverride, Site } from '../../../lib/sites/site';
import { testSite } from '../../support/test-site';

const long = 'replicas: 1\n'.repeat(1_000);

function siteWith(id: string, packs: readonly PackOverride[]): Site {
  const [first, ...others] = testSite(id).profiles;
  if (first === undefined) throw new Error('no profile');
  return testSite(id, { profiles: [{ ...first, packs }, ...others] });
}

const shop = (values: string | null, content = long): PackOverride => ({
  name: 'shop',
  values,
  manifests: [{ name: 'quota', content }],
});

describe('long texts of sites', () => {
  test('stand once in what is written, however many sites share them', () => {
    const sites = ['a', 'b', 'c'].map((id) => siteWith(id, [shop(long, 'kind: Quota')]));
    const stored = takeTextsOut(sites);
    expect(stored.texts).toEqual([long, 'kind: Quota']);
    expect(JSON.stringify(stored).split(JSON.stringify(long))).toHaveLength(2);
    expect(stored.sites[2]?.profiles[0]?.packs).toEqual([
      { name: 'shop', values: 0, manifests: [{ name: 'quota', content: 1 }] },
    ]);
  });

  test('are no part of sites that have none: nothing is added to their file', () => {
    const sites = [testSite('a'), testSite('b')];
    expect(takeTextsOut(sites)).toEqual({ sites });
    expect(putTextsBack({ sites })).toEqual({ sites });
  });

  test('come back where they were, whatever they are', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('0', '1', '__proto__', ''));
    const pack = fc.record({
      name: fc.string(),
      values: fc.option(text),
      manifests: fc.array(fc.record({ name: fc.string(), content: text })),
    });
    fc.assert(
      fc.property(fc.array(fc.array(pack)), (ofSites) => {
        const sites = ofSites.map((packs, at) => siteWith(`store-${at}`, packs));
        expect(putTextsBack(JSON.parse(JSON.stringify(takeTextsOut(sites))))).toEqual({ sites });
      }),
    );
  });

  test('that are where they belong are taken as they are', () => {
    const sites = [siteWith('a', [shop(null)])];
    expect(putTextsBack({ sites })).toEqual({ sites });
    expect(putTextsBack({ sites, texts: ['another'] })).toEqual({ sites });
  });

  test('that the table lacks are noticed', () => {
    const { sites } = takeTextsOut([siteWith('a', [shop(null)])]);
    expect(() => putTextsBack({ sites, texts: [] })).toThrow('no text 0');
  });
});
