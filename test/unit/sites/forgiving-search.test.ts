import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDirectory } from '../../../lib/sites/directory';
import type { SiteQuery } from '../../../lib/sites/search-sites';
import type { Site } from '../../../lib/sites/site';
import { siteId, testIndex, testSite } from '../../support/test-site';

const closed = { state: 'closed' } as const;
const movedTo = (id: string) => ({ state: 'moved', to: siteId(id) }) as const;

const directory = createDirectory(
  testIndex([
    testSite('snow', { name: 'Denver – Snow St', address: '1200 Snow Street, Denver', number: '0131' }),
    testSite('union', { name: 'Denver – Union', address: '1701 Wynkoop Street, Denver', number: '0012' }),
    testSite('boulder', { name: 'Boulder – Pearl St', address: '131 Pearl Street, Boulder', number: '1310' }),
    testSite('mile-end', { name: 'Montréal – Mile End', address: '5347 avenue du Parc' }),
    testSite('berlin', { name: 'Berlin Weißensee', address: 'Große Straße 3' }),
    testSite('store-77', { name: 'Lodge', address: 'Hill Road' }),
    testSite('shut', { name: 'Denver – Larimer', address: '900 Larimer Street', status: closed, number: '0140' }),
    testSite('gone', { name: 'Denver – Station', address: '2 Depot Road', status: movedTo('union') }),
  ]),
);
const find = (q: string, options: Partial<SiteQuery> = {}) => directory.search({ q, isForgiving: true, ...options });
const ids = (q: string, options: Partial<SiteQuery> = {}) => find(q, options).sites.map(({ id }) => id);

describe('a search that forgives typing', () => {
  it.each([
    ['a letter wrong', 'bouldar', ['boulder']],
    ['a letter missing', 'boulde pearl', ['boulder']],
    ['a letter too many', 'bouldder', ['boulder']],
    ['two letters swapped', 'boudler', ['boulder']],
    ['two slips in a long word', 'weisennsee', ['berlin']],
    ['the first letter wrong', 'voulder', ['boulder']],
    ['a word that is not finished yet', 'wnykoo', ['union']],
    ['accents and another order', 'end mille MONTRÉAL', ['mile-end']],
    ['several words mistyped', 'snwo dnever', ['snow']],
  ])('finds a site in spite of %s', (_, q, expected) => {
    expect(ids(q)).toEqual(expected);
  });

  it.each(['atlantis', 'dxxxer', 'snow boulder', 'bld', 'xyz', 'a'.repeat(10_000), 'ab '.repeat(3_000)])(
    'finds nothing for what nothing is like: %.20j',
    (q) => {
      expect(ids(q)).toEqual([]);
    },
  );

  it('is forgiving only when it is asked to be, as where a PIN names a site', () => {
    expect(directory.search({ q: 'bouldar' }).sites).toEqual([]);
    expect(directory.search({ q: 'larimer' }).sites).toEqual([]);
  });

  it('puts what was typed right before what was mended, and the least mended first', () => {
    const inns = createDirectory(
      testIndex([
        testSite('a', { name: 'Anver Inn' }),
        testSite('b', { name: 'Denver Inn' }),
        testSite('c', { name: 'Danver Inn' }),
        testSite('d', { name: 'Zenver Inn' }),
      ]),
    );
    const found = (q: string) => inns.search({ q, isForgiving: true }).sites.map(({ name }) => name.split(' ')[0]);
    expect(found('denver')).toEqual(['Denver', 'Danver', 'Zenver']);
    expect(found('danver inn')).toEqual(['Danver', 'Anver', 'Denver']);
  });

  it('mends nothing where enough sites hold the words as they are', () => {
    const chain = createDirectory(
      testIndex([
        ...Array.from({ length: 5 }, (_, number) => testSite(`denver-${number}`, { name: `Denver ${number}` })),
        testSite('danver', { name: 'Danver' }),
      ]),
    );
    expect(chain.search({ q: 'denver', isForgiving: true }).sites.map(({ name }) => name)).not.toContain('Danver');
  });

  it('finds whatever sites the plain search finds, in the same order and first', () => {
    const words = fc.constantFrom('denver', 'snow', 'st', '131', '0131', 'street', 'pearl', 'parc', 'mile', 'o', '3');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (typed) => {
        const q = typed.join(' ');
        const plain = directory.search({ q }).sites;
        expect(find(q).sites.slice(0, plain.length)).toEqual(plain);
      }),
    );
  });
});

describe('a search for the number of a site', () => {
  it.each(['131', '0131', '#0131', '00131', 'no. 131', 'Store 0131', 'filiale 131', '131 denver', 'denver #131'])(
    'finds the site first for %j',
    (q) => {
      expect(ids(q)[0]).toBe('snow');
    },
  );

  it('puts the number of a site before that of a house, and that before a part of one', () => {
    expect(ids('131')).toEqual(['snow', 'boulder']);
    expect(ids('1310')).toEqual(['boulder']);
    expect(ids('12')[0]).toBe('union');
    expect(ids('012')).toEqual(['union']);
  });

  it('puts a house of that number before one whose number only holds it, with or without zeros', () => {
    const road = createDirectory(
      testIndex([
        testSite('a', { name: 'Ash', address: '1312 Hill Road' }),
        testSite('b', { name: 'Birch', address: '0131 Hill Road' }),
        testSite('c', { name: 'Cedar', address: '131 Hill Road' }),
      ]),
    );
    const found = (q: string) => road.search({ q }).sites.map(({ name }) => name);
    expect(found('131 hill')).toEqual(['Birch', 'Cedar', 'Ash']);
    expect(found('0131 hill')).toEqual(['Birch', 'Cedar']);
  });

  it('finds the number that is in an id or a name', () => {
    expect(ids('077')).toEqual(['store-77']);
    expect(ids('shop 77')).toEqual(['store-77']);
  });

  it('never takes one number for another', () => {
    expect(ids('0132')).toEqual([]);
    expect(ids('store 0132')).toEqual([]);
    expect(ids('5437')).toEqual([]);
  });

  it('shows the number as IT wrote it, and none where there is none', () => {
    expect(find('131').sites[0]?.number).toBe('0131');
    expect(find('lodge').sites[0]).not.toHaveProperty('number');
  });
});

describe('sites that are closed or have moved', () => {
  it('turn up after the open ones, and say so', () => {
    expect(ids('denver')).toEqual(['snow', 'union', 'shut', 'gone']);
    expect(find('larimer').sites).toEqual([
      { id: 'shut', name: 'Denver – Larimer', address: '900 Larimer Street', number: '0140', gone: 'closed' },
    ]);
    expect(find('station').sites).toMatchObject([
      { id: 'gone', gone: 'moved', movedTo: { id: 'union', name: 'Denver – Union' } },
    ]);
  });

  it('are found in spite of a slip, and do not count as more', () => {
    expect(find('larimre')).toMatchObject({ more: false, sites: [{ id: 'shut' }] });
  });

  it.each(['', '  ', '🍕'])('are never listed unasked: %j', (q) => {
    expect(ids(q)).toHaveLength(6);
    expect(find(q).sites.every(({ gone }) => gone === undefined)).toBe(true);
  });

  it('are kept from whoever may not know of them, and so is where they have moved to', () => {
    const isAllowed = ({ id }: Site) => id !== 'union';
    expect(find('station', { isAllowed }).sites).toMatchObject([{ id: 'gone', gone: 'moved' }]);
    expect(JSON.stringify(find('station', { isAllowed }))).not.toContain('Union');
    expect(ids('larimer', { isAllowed: ({ id }) => id !== 'shut' })).toEqual([]);
  });

  it('never push the rows beyond the limit', () => {
    expect(ids('denver', { limit: 3 })).toEqual(['snow', 'union', 'shut']);
    expect(ids('denver', { limit: 2 })).toEqual(['snow', 'union']);
  });
});

describe('a search within reach', () => {
  const places = createDirectory(
    testIndex([
      testSite('here', { location: { latitude: 40, longitude: -105 } }),
      testSite('there', { location: { latitude: 40.5, longitude: -105 } }),
      testSite('far', { location: { latitude: 45, longitude: -105 } }),
      testSite('nowhere'),
    ]),
  );

  it('leaves out what is too far, or nobody knows where', () => {
    const near = { latitude: 40, longitude: -105 };
    const found = places.search({ near, withinKm: 100 });
    expect(found.sites.map(({ id }) => id)).toEqual(['here', 'there']);
    expect(found.more).toBe(false);
  });
});
