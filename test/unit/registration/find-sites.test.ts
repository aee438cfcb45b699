import { describe, expect, it } from 'vitest';
import { type Actor, type Grant, openGrant, stranger } from '../../../lib/access/actor';
import {
  findSites,
  hasSites,
  leastLetters,
  mostListed,
  mostNearest,
  nearestWithinKm,
  onlySite,
} from '../../../lib/registration/find-sites';
import { createDirectory } from '../../../lib/sites/directory';
import type { SiteAccess, SiteScope } from '../../../lib/sites/site';
import { edgeHost } from '../../support/palette-truth';
import { siteId, testIndex, testSite } from '../../support/test-site';

const access = (modes: SiteAccess['modes']): { access: SiteAccess } => ({
  access: { modes, pinHash: null, needsApproval: false, pairingKey: 'none', onlyExpectedHosts: false },
});
const shops = Array.from({ length: 30 }, (_, number) =>
  testSite(`shop-${number}`, { name: `Shop ${number}`, tags: { region: 'west' }, ...access(['link']) }),
);
const directory = createDirectory(
  testIndex([
    ...shops,
    testSite('bistro', { name: 'Bistro', ...access(['link', 'pin']) }),
    testSite('vault', { name: 'Shop of the vault', ...access(['sign_in']) }),
    testSite('shut', { name: 'Shut', status: { state: 'closed' }, ...access(['link', 'pin']) }),
  ]),
);
const hostId = edgeHost(1);

const ids = (...names: string[]): SiteScope => ({ by: 'ids', ids: names.map(siteId) });
const west: SiteScope = { by: 'tags', tags: { region: 'west' } };
const grant = (changes: Partial<Grant>): Grant => ({ ...openGrant, mode: 'link', who: 'link x', ...changes });
const actor = (...grants: Grant[]): Actor => ({ grants, sessionId: null });
const find = (who: Actor, q = '', host: typeof hostId | null = hostId) => findSites(directory, who, host, { q });
const names = (found: ReturnType<typeof find>) => (found.ok ? found.value.sites.map(({ name }) => name) : found.error);

describe('a search for sites', () => {
  it.each([
    ['a stranger', stranger],
    ['somebody who came where everything is open, but nothing is', actor(openGrant)],
    ['somebody whose scope holds no open site', actor(grant({ scope: ids('shut') }))],
    ['somebody whose proof is of another kind than the site wants', actor(grant({ mode: 'pin', scope: ids('vault') }))],
    ['somebody who may only look at a page', actor(grant({ scope: west, isWatchOnly: true }))],
    ['somebody who may only decide', actor(grant({ mode: 'approval', scope: ids('bistro'), role: 'it' }))],
    ['somebody whose pass is for another host', actor(grant({ scope: west, hostId: edgeHost(2) }))],
  ])('gives %s nothing, whatever they type', (_, who) => {
    for (const q of ['', 'shop', 'vault']) expect(names(find(who, q))).toEqual({ code: 'access_needed' });
    expect(hasSites(directory, who, hostId)).toBe(false);
  });

  it.each([
    ['look', { isWatchOnly: true }],
    ['decide', { mode: 'approval' as const }],
  ])('gives nothing to whoever may only %s, also when it is for no host', (_, changes) => {
    expect(names(find(actor(grant({ scope: west, ...changes })), 'shop', null))).toEqual({ code: 'access_needed' });
  });

  it('finds sites inside the scope only, and tells nothing of the others', () => {
    const who = actor(grant({ scope: ids('bistro', 'shop-7') }));
    expect(names(find(who))).toEqual(['Bistro', 'Shop 7']);
    expect(find(who, 'shop')).toMatchObject({ value: { sites: [{ id: 'shop-7' }], more: false } });
    expect(find(who, 'vault')).toEqual({ ok: true, value: { sites: [], more: false } });
  });

  it('finds the sites of all proofs together', () => {
    const who = actor(grant({ scope: ids('shop-7') }), grant({ mode: 'pin', scope: ids('bistro') }));
    expect(names(find(who))).toEqual(['Bistro', 'Shop 7']);
    expect(names(find(who, '', null))).toEqual(['Bistro', 'Shop 7']);
  });

  it('finds for a pass what is good for its host, and for any where no host is named', () => {
    const who = actor(grant({ scope: ids('shop-7'), hostId }));
    expect(names(find(who))).toEqual(['Shop 7']);
    expect(names(find(who, '', null))).toEqual(['Shop 7']);
  });

  it('lists a scope of twenty sites', () => {
    const twenty = ids(...shops.slice(0, mostListed).map(({ id }) => id));
    expect(find(actor(grant({ scope: twenty })))).toMatchObject({ value: { sites: { length: 20 }, more: false } });
  });

  it.each(['', 's', ' s ', '-'])('tells nothing of twenty-one sites for %j', (q) => {
    const more = ids(...shops.slice(0, mostListed + 1).map(({ id }) => id));
    expect(find(actor(grant({ scope: more })), q)).toEqual({ ok: true, value: { sites: [], more: true } });
  });

  it('searches a large scope from two letters on, and never gives more than twenty rows', () => {
    const who = actor(grant({ scope: west }));
    expect(find(who, 'sh')).toMatchObject({ value: { sites: { length: 20 }, more: true } });
    expect(names(find(who, 'op 29'))).toEqual(['Shop 29']);
    expect(leastLetters).toBe(2);
  });

  it('tells nothing of a large scope to whoever stands where nobody knows of a site', () => {
    const near = { latitude: 0, longitude: 0 };
    const found = findSites(directory, actor(grant({ scope: west })), hostId, { near });
    expect(found).toEqual({ ok: true, value: { sites: [], more: true } });
  });

  it('sorts by nearness', () => {
    const near = { latitude: 0, longitude: 0 };
    expect(findSites(directory, actor(grant({ scope: ids('bistro') })), hostId, { near })).toMatchObject({
      value: { sites: [{ id: 'bistro' }] },
    });
  });
});

describe('the nearest sites', () => {
  const here = { latitude: 40, longitude: -105 };
  const along = Array.from({ length: 30 }, (_, number) =>
    testSite(`stop-${number}`, {
      name: `Stop ${String(number).padStart(2, '0')}`,
      // Eleven kilometres apart, the furthest first.
      location: { latitude: 40 + (29 - number) / 10, longitude: -105 },
      ...access(['link']),
    }),
  );
  const line = createDirectory(testIndex(along));
  const nearest = (who: Actor, q = '', near = here) => findSites(line, who, hostId, { q, near });

  it('of a large scope are five and no more, the nearest first, and nothing further than 100 km', () => {
    const found = nearest(actor(grant({})));
    expect(names(found)).toEqual(['Stop 29', 'Stop 28', 'Stop 27', 'Stop 26', 'Stop 25']);
    expect(found).toMatchObject({ value: { more: true } });
    expect([mostNearest, nearestWithinKm]).toEqual([5, 100]);
    expect(names(nearest(actor(grant({})), '', { latitude: 39.25, longitude: -105 }))).toEqual(['Stop 29', 'Stop 28']);
    expect(names(nearest(actor(grant({})), 's', { latitude: 0, longitude: 0 }))).toEqual([]);
  });

  it('are those of the scope only', () => {
    const odd = along.filter((_, number) => number % 2 === 1 && number < 29).concat(along.slice(0, 15));
    const found = names(nearest(actor(grant({ scope: ids(...odd.map(({ id }) => id)) }))));
    expect(found).toEqual(['Stop 27', 'Stop 25', 'Stop 23', 'Stop 21']);
  });

  it('of a small scope are all, however far', () => {
    const who = actor(grant({ scope: ids('stop-0', 'stop-29') }));
    expect(names(nearest(who))).toEqual(['Stop 29', 'Stop 00']);
  });

  it('come first among those that hold the words', () => {
    expect(names(nearest(actor(grant({})), 'stop 1'))).toEqual(
      expect.arrayContaining(['Stop 01', 'Stop 21', 'Stop 19', 'Stop 10']),
    );
    expect(nearest(actor(grant({})), 'stop')).toMatchObject({ value: { sites: { 0: { id: 'stop-29' } } } });
  });
});

describe('what a search forgives', () => {
  it('is a slip, and that a site is closed, inside the scope only', () => {
    const wide = actor(grant({ scope: west }), grant({ mode: 'pin', scope: ids('bistro', 'shut') }));
    expect(names(find(wide, 'bisrto'))).toEqual(['Bistro']);
    expect(find(wide, 'shut')).toMatchObject({ value: { sites: [{ id: 'shut', gone: 'closed' }] } });
    const few = actor(grant({ mode: 'pin', scope: ids('bistro', 'shut') }));
    expect(find(few, 'shtu')).toMatchObject({ value: { sites: [{ id: 'shut', gone: 'closed' }] } });
    expect(names(find(few))).toEqual(['Bistro']);
    expect(names(find(actor(grant({ scope: west })), 'shut'))).not.toContain('Shut');
    expect(names(find(actor(grant({ scope: west })), 'bisrto'))).toEqual([]);
  });
});

describe('the only site', () => {
  it('is that of a link which is good at no other', () => {
    expect(onlySite(directory, actor(grant({ scope: ids('shop-7') })), hostId)?.id).toBe('shop-7');
  });

  it('is that of the newest proof, whatever else was proved before', () => {
    const who = actor(grant({ scope: ids('shop-7') }), grant({ mode: 'pin', scope: ids('bistro') }), openGrant);
    expect(onlySite(directory, who, hostId)?.id).toBe('shop-7');
  });

  it('is that of the next proof where the newest is good for nothing here', () => {
    const who = actor(grant({ scope: ids('shut') }), grant({ scope: ids('shop-7') }));
    expect(onlySite(directory, who, hostId)?.id).toBe('shop-7');
  });

  it('is none where there are several, or none at all', () => {
    expect(onlySite(directory, actor(grant({ scope: ids('shop-7', 'bistro') })), hostId)).toBeNull();
    expect(onlySite(directory, actor(grant({ scope: west }), grant({ scope: ids('bistro') })), hostId)).toBeNull();
    expect(onlySite(directory, stranger, hostId)).toBeNull();
  });
});
