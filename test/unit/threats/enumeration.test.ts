import { describe, expect, it } from 'vitest';
import { stranger } from '../../../lib/access/actor';
import { hashPin } from '../../../lib/access/pin-hash';
import { findSites } from '../../../lib/registration/find-sites';
import { createAccessWorld, guardedSite, stagingLink, testSecrets, tokenOf } from '../../support/access-world';

const visitless = { cookie: null, pass: null };
const manySites = Array.from({ length: 60 }, (_, number) => guardedSite(`shop-${number}`));

describe('threat 5, enumeration', () => {
  it('a stranger finds no site', () => {
    const world = createAccessWorld(manySites);
    const found = findSites(world.directory, stranger, null, { q: 'shop' });
    expect(JSON.stringify(found)).not.toContain('shop-1');
  });

  it('whoever has a link finds the sites of the link only, however well they search', async () => {
    const link = stagingLink('rollout', ['shop-3', 'shop-4']);
    const world = createAccessWorld(manySites, { links: [link] });
    const { visit } = await world.scan(tokenOf(link));
    for (const q of ['', 'shop', 'site shop-5', 'shop-3', 'main street']) {
      const found = JSON.stringify(findSites(world.directory, visit.actor, null, { q }));
      expect(found.match(/shop-\d+/g)?.filter((id) => !['shop-3', 'shop-4'].includes(id)) ?? []).toEqual([]);
    }
  });

  it('a wide scope is not listed: it takes two letters, and gives twenty rows', async () => {
    const link = stagingLink(
      'all',
      manySites.map(({ id }) => id),
    );
    const world = createAccessWorld(manySites, { links: [link] });
    const { visit } = await world.scan(tokenOf(link));
    for (const q of ['', 's'])
      expect(JSON.stringify(findSites(world.directory, visit.actor, null, { q }))).not.toContain('shop-');
    const found = JSON.stringify(findSites(world.directory, visit.actor, null, { q: 'shop' }));
    expect(new Set(found.match(/"id":"shop-\d+"/g)).size).toBe(20);
  });

  it('a wide scope is not listed by slips of the thumb or from place to place: one place gives five rows within 100 km', async () => {
    const spread = Array.from({ length: 60 }, (_, number) => ({
      ...guardedSite(`shop-${number}`),
      location: { latitude: number / 20, longitude: 0 },
    }));
    const link = stagingLink(
      'all',
      spread.map(({ id }) => id),
    );
    const world = createAccessWorld(spread, { links: [link] });
    const { visit } = await world.scan(tokenOf(link));
    const near = { latitude: 0, longitude: 0 };
    const nearest = findSites(world.directory, visit.actor, null, { near });
    expect(nearest).toMatchObject({ value: { sites: { length: 5 }, more: true } });
    const far = findSites(world.directory, visit.actor, null, { near: { latitude: -45, longitude: 90 } });
    expect(far).toMatchObject({ value: { sites: [], more: true } });
    const slip = findSites(world.directory, visit.actor, null, { q: 'shpo' });
    expect(slip).toMatchObject({ value: { sites: { length: 20 }, more: true } });
  });

  it('a PIN that is wrong and a site that is not there get the same answer, after the same work', async () => {
    const pinHash = await hashPin('48151623', testSecrets.pinPepper);
    const world = createAccessWorld([guardedSite('denver', { modes: ['pin'], pinHash }), guardedSite('no-pin')]);
    const visit = await world.access.identify(visitless);
    const timed = async (site: string) => {
      const beganAt = performance.now();
      const answer = await world.access.typePin({ site, pin: '00000000', addressKeys: [], hostId: null }, visit);
      return { answer, tookMs: performance.now() - beganAt };
    };
    await timed('warm-up');
    const [wrong, unknown, without] = [await timed('denver'), await timed('atlantis'), await timed('no-pin')];
    expect(wrong.answer).toEqual({ ok: false, error: { code: 'pin_refused' } });
    expect([unknown.answer, without.answer]).toEqual([wrong.answer, wrong.answer]);
    // Only that one of them is not answered out of hand: scrypt takes tens of milliseconds, a look-up none.
    for (const { tookMs } of [unknown, without]) expect(tookMs).toBeGreaterThan(wrong.tookMs / 10);
  });
});
