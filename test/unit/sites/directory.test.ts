import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDirectory } from '../../../lib/sites/directory';
import { foldText } from '../../../lib/sites/fold-text';
import type { SiteIndex } from '../../../lib/sites/site';
import { indexOf } from '../../fixtures/sites/small-config';
import { siteId, testIndex, testSite } from '../../support/test-site';

interface Place {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly closed?: boolean;
  readonly movedTo?: string;
}

function directoryOf(places: readonly Place[], manifest?: string) {
  const sites = places.map((place, index) => {
    const vip = `10.${Math.floor(index / 250)}.${(index % 250) + 1}.10`;
    return { address: 'Somewhere 1', endpoint: { vip }, ...place };
  });
  return createDirectory(indexOf({ sites }, manifest));
}

const denver = { latitude: 39.7392, longitude: -104.9903 };
const boulder = { latitude: 40.015, longitude: -105.2705 };
const berlin = { latitude: 52.52, longitude: 13.405 };
const directory = directoryOf(
  [
    { id: 'denver-snow-st', name: 'Denver – Snow St', address: '1200 Snow Street, Denver', location: denver },
    { id: 'montreal', name: 'Montréal – Mile End', address: '5347 avenue du Parc' },
    {
      id: 'st-louis',
      name: 'St. Louis',
      address: 'Denver Avenue 7',
      location: { latitude: 38.627, longitude: -90.1994 },
    },
    { id: 'boulder', name: 'Boulder', address: 'Pearl Street 1', location: boulder },
    { id: 'berlin', name: 'Berlin Weißensee', address: 'Große Straße 3', location: berlin },
    { id: 'old', name: 'Denver – Old', movedTo: 'denver-snow-st' },
    { id: 'shut', name: 'Denver – Shut', closed: true },
  ],
  'edge_host_id,site\nedge-1,boulder\nedge-*,denver-snow-st\nedge-77-*,denver-snow-st\n',
);
const ids = (found: { readonly sites: readonly { readonly id: string }[] }) => found.sites.map((site) => site.id);

describe('resolving a site', () => {
  it('gives an open site', () => {
    expect(directory.resolve('boulder')).toMatchObject({ ok: true, value: { id: 'boulder', name: 'Boulder' } });
  });

  it('says where a moved site went, by name', () => {
    expect(directory.resolve('old')).toEqual({
      ok: false,
      error: { code: 'site_moved', facts: { site: 'Denver – Old', to: 'Denver – Snow St' } },
    });
  });

  it('says that a site is closed', () => {
    expect(directory.resolve('shut')).toEqual({
      ok: false,
      error: { code: 'site_closed', facts: { site: 'Denver – Shut' } },
    });
  });

  it.each(['', 'nowhere', 'Boulder', '__proto__', 'toString'])('does not know %j', (id) => {
    expect(directory.resolve(id)).toEqual({ ok: false, error: { code: 'site_unknown' } });
    expect(directory.find(id)).toBeNull();
  });

  it('finds sites in whatever status', () => {
    expect(directory.find('shut')?.status).toEqual({ state: 'closed' });
  });
});

describe('searching for a site', () => {
  it.each([
    ['snow', ['denver-snow-st']],
    ['SNOW denver', ['denver-snow-st']],
    ['denver-snow-st', ['denver-snow-st']],
    ['montreal', ['montreal']],
    ['MONTRÉAL mile-end', ['montreal']],
    ['st louis', ['st-louis']],
    ['St. Louis', ['st-louis']],
    ['weissensee', ['berlin']],
    ['grosse strasse', ['berlin']],
    ['avenue', ['montreal', 'st-louis']],
    ['denver', ['denver-snow-st', 'st-louis']],
    ['nver now', ['denver-snow-st']],
    ['snow boulder', []],
    ['old', []],
    ['shut', []],
    ['zzz', []],
  ])('finds what is meant by %j', (q, expected) => {
    expect(ids(directory.search({ q }))).toEqual(expected);
  });

  it.each(['', '  ', ' – '])('offers every open site by name for %j', (q) => {
    expect(ids(directory.search({ q }))).toEqual(['berlin', 'boulder', 'denver-snow-st', 'montreal', 'st-louis']);
    expect(ids(directory.search({}))).toEqual(ids(directory.search({ q })));
  });

  it('lists the nearest first and says how far, to 100 m; a site without location comes last, without distance', () => {
    const { sites } = directory.search({ near: denver });
    expect(sites.map((site) => [site.id, site.distanceKm])).toEqual([
      ['denver-snow-st', 0],
      ['boulder', 38.9],
      ['st-louis', expect.closeTo(1278, -1)],
      ['berlin', expect.closeTo(8147, -2)],
      ['montreal', undefined],
    ]);
    expect(sites.at(-1)).not.toHaveProperty('distanceKm');
  });

  it('puts a name that begins so before a nearer one that only contains it', () => {
    expect(ids(directory.search({ q: 'denver', near: { latitude: 38.6, longitude: -90 } }))).toEqual([
      'denver-snow-st',
      'st-louis',
    ]);
    expect(ids(directory.search({ q: 'street', near: boulder }))).toEqual(['boulder', 'denver-snow-st']);
  });

  it('shows nothing of a site but id, name, address and distance', () => {
    expect(Object.keys(directory.search({ q: 'snow', near: denver }).sites[0] ?? {})).toEqual([
      'id',
      'name',
      'address',
      'distanceKm',
    ]);
  });

  it('lists at most 20, or as many as asked for, and says whether there are more', () => {
    const many = directoryOf(
      Array.from({ length: 25 }, (_, index) => ({
        id: `shop-${index}`,
        name: `Shop ${String(index).padStart(2, '0')}`,
      })),
    );
    expect(many.search({})).toMatchObject({ more: true, sites: { length: 20 } });
    expect(many.search({ limit: 25 })).toMatchObject({ more: false, sites: { length: 25 } });
    expect(many.search({ limit: 3 }).sites.map((site) => site.name)).toEqual(['Shop 00', 'Shop 01', 'Shop 02']);
    expect(many.search({ limit: 0 })).toEqual({ sites: [], more: true });
    expect(many.search({ q: 'shop 07' })).toMatchObject({ more: false, sites: { length: 1 } });
  });

  it('tells sites of the same name apart by id, so that the order never changes', () => {
    const twins = directoryOf([
      { id: 'b', name: 'Same' },
      { id: 'a', name: 'Same' },
      { id: 'c', name: 'Same' },
    ]);
    expect(ids(twins.search({}))).toEqual(['a', 'b', 'c']);
  });

  const word = fc.constantFrom('Snow', 'Pearl', 'Île', 'Straße', 'east', 'x');
  const place = fc.record({
    name: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    location: fc.option(
      fc.record({ latitude: fc.integer({ min: -89, max: 89 }), longitude: fc.integer({ min: 1, max: 179 }) }),
      { nil: undefined },
    ),
  });
  const places = fc.array(place, { minLength: 1, maxLength: 12 });

  it('keeps the best rows: those of a short list are the first of a long one', () => {
    fc.assert(
      fc.property(
        places,
        fc.option(word, { nil: '' }),
        fc.boolean(),
        fc.integer({ min: 0, max: 14 }),
        (list, q, isNear, limit) => {
          const some = directoryOf(
            list.map(({ name, location }, index) => ({ id: `s${index}`, name, ...(location && { location }) })),
          );
          const query = isNear ? { q, near: denver } : { q };
          const all = some.search({ ...query, limit: 99 });
          const few = some.search({ ...query, limit });
          expect(few.sites).toEqual(all.sites.slice(0, limit));
          expect(few.more).toBe(all.sites.length > limit);
          expect(all.more).toBe(false);
        },
      ),
    );
  });

  it('offers exactly the sites that hold every word, prefixes first, then in order of distance', () => {
    fc.assert(
      fc.property(places, fc.array(word, { maxLength: 2 }), (list, words) => {
        const some = directoryOf(
          list.map(({ name, location }, index) => ({ id: `s${index}`, name, ...(location && { location }) })),
        );
        const { sites } = some.search({ q: words.join(' '), near: denver, limit: 99 });
        const folded = words.map(foldText);
        const wanted = list.flatMap(({ name }, index) =>
          folded.every((each) => foldText(`${name} Somewhere 1 s${index}`).includes(each)) ? [`s${index}`] : [],
        );
        expect(ids({ sites }).sort()).toEqual(wanted.sort());
        const ranks = sites.map(
          (site) =>
            [
              words.length > 0 && foldText(site.name).startsWith(folded.join(' ')) ? 0 : 1,
              site.distanceKm ?? Infinity,
            ] as const,
        );
        for (const [index, [prefix, distance]] of ranks.slice(1).entries()) {
          const [before, nearer] = ranks[index] ?? [0, 0];
          expect(before < prefix || (before === prefix && nearer <= distance)).toBe(true);
        }
      }),
    );
  });
});

describe('the site where a host is expected', () => {
  it('is that of its own line before that of a prefix', () => {
    expect(directory.expectedSite('edge-1')).toBe('boulder');
    expect(directory.expectedSite('edge-12')).toBe('denver-snow-st');
    expect(directory.expectedSite('edge-')).toBe('denver-snow-st');
  });

  it.each(['', 'edge', 'EDGE-1', 'xedge-1'])('is unknown for %j', (hostId) => {
    expect(directory.expectedSite(hostId)).toBeNull();
  });

  it('is that of the longest prefix', () => {
    const siteId = (id: string) => {
      const site = directory.find(id);
      if (site === null) throw new Error(id);
      return site.id;
    };
    const expectedHosts: SiteIndex['expectedHosts'] = [
      { match: 'prefix', text: 'ab', siteId: siteId('boulder') },
      { match: 'prefix', text: 'abcd', siteId: siteId('berlin') },
      { match: 'prefix', text: 'a', siteId: siteId('montreal') },
    ];
    const { expectedSite } = createDirectory({ ...indexOf(), expectedHosts });
    expect(['a', 'ab', 'abc', 'abcd', 'abcde', 'b'].map(expectedSite)).toEqual([
      'montreal',
      'boulder',
      'boulder',
      'berlin',
      'berlin',
      null,
    ]);
  });
});

describe('sites that are kept from the reader', () => {
  const shops = Array.from({ length: 25 }, (_, number) => ({ id: `shop-${number}`, name: `Shop ${number}` }));
  const chain = directoryOf([...shops, { id: 'gone', name: 'Shop gone', closed: true }]);
  const isEven = ({ id }: { readonly id: string }) => Number(id.split('-')[1]) % 2 === 0;

  it('are as if they were not there, in the rows and in whether there are more', () => {
    const found = chain.search({ q: 'shop', isAllowed: isEven });
    expect(found).toMatchObject({ more: false, sites: { length: 13 } });
    expect(found.sites.every(isEven)).toBe(true);
    expect(chain.search({ q: 'shop 7', isAllowed: isEven })).toEqual({ sites: [], more: false });
  });

  it('are not asked about when the words do not fit', () => {
    const asked: string[] = [];
    const isAllowed = ({ id }: { readonly id: string }) => asked.push(id) > 0;
    expect(ids(chain.search({ q: 'shop 24', isAllowed }))).toEqual(['shop-24']);
    expect(asked).toEqual(['shop-24']);
  });

  it('are not taken, nor are closed ones, and taking stops when there are enough', () => {
    expect(chain.take(isEven, 99)).toHaveLength(13);
    expect(chain.take(() => true, 99)).toHaveLength(25);
    let asked = 0;
    const isAllowed = () => {
      asked += 1;
      return true;
    };
    expect(chain.take(isAllowed, 3)).toHaveLength(3);
    expect(asked).toBe(3);
    expect(chain.take(isAllowed, 0)).toEqual([]);
  });
});

describe('an id that was written down before a site was renamed', () => {
  const index = testIndex([
    testSite('denver-west', { renamedFrom: siteId('denver') }),
    testSite('boulder', { renamedFrom: siteId('denver-west') }),
  ]);
  const directory = createDirectory(index);

  it('leads to the site; whoever has the id now comes first', () => {
    expect(directory.findBorne('denver')?.id).toBe('denver-west');
    expect(directory.findBorne('denver-west')?.id).toBe('denver-west');
    expect(directory.findBorne('boulder')?.id).toBe('boulder');
    expect(directory.findBorne('reno')).toBe(null);
    expect(directory.findBorne('')).toBe(null);
  });

  it('is no id that one may register at', () => {
    expect(directory.find('denver')).toBe(null);
    expect(directory.resolve('denver')).toMatchObject({ error: { code: 'site_unknown' } });
  });
});
