import { describe, expect, test } from 'vitest';
import type { PinAttempt } from '../../../lib/access/access';
import { hashPin } from '../../../lib/access/pin-hash';
import { cheapHash, cheapScrypt, createDoor, type Door, hostId, pepper, siteWith } from './support/door';

const right = '73519046';
const mallory = 'address-of-mallory';

function typing(door: Door, changes: Partial<PinAttempt> & { pin: string }) {
  const attempt = { site: 'site-1', hostId: null, addressKeys: [mallory], ...changes };
  return door.visit().then((visit) => door.access.typePin(attempt, visit));
}

/** What somebody else gets who types the right PIN at that moment. */
async function operatorGetsIn(door: Door, site = 'site-1'): Promise<boolean> {
  const attempt = { site, pin: right, hostId: hostId('edge-operator'), addressKeys: ['address-of-the-shop'] };
  return (await door.access.typePin(attempt, await door.visit())).ok;
}

async function oneSite(): Promise<Door> {
  return createDoor({ sites: [siteWith('site-1', { modes: ['pin'], pinHash: await cheapHash(right) })] });
}

describe('one PIN after the other at one site', () => {
  test('10,000 at once from one phone: three are compared', async () => {
    const door = await oneSite();
    const answers = await Promise.all(
      Array.from({ length: 10_000 }, (_, at) => typing(door, { pin: String(at).padStart(8, '0') })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(0);
    expect(door.hashed()).toBe(3);
    expect(await operatorGetsIn(door)).toBe(true);
  });

  test('10,000 with the host made up anew each time: sixty are compared', async () => {
    const door = await oneSite();
    for (let at = 0; at < 10_000; at += 1) await typing(door, { pin: String(at), hostId: hostId(`edge-${at}`) });
    expect(door.hashed()).toBe(60);
    expect(await operatorGetsIn(door)).toBe(true);
  });

  test('10,000 with the site spelt in other ways: sixty are compared', async () => {
    const door = await oneSite();
    for (let at = 0; at < 10_000; at += 1) {
      await typing(door, {
        pin: String(at),
        site: ['site-1', 'Site site-1', 'site 1', '1 main', 'main 1'][at % 5] ?? '',
      });
    }
    expect(door.hashed()).toBeLessThanOrEqual(60);
    expect(await operatorGetsIn(door)).toBe(true);
  });

  test('by somebody patient, ten a second for a day: one in a minute is compared', async () => {
    const door = await oneSite();
    const [dayMs, stepMs] = [24 * 60 * 60_000, 1_000];
    for (let atMs = 0; atMs < dayMs; atMs += stepMs) {
      await typing(door, { pin: String(atMs) });
      door.clock.advance(stepMs);
    }
    expect(door.hashed()).toBeGreaterThan(1_400);
    expect(door.hashed()).toBeLessThan(1_460);
    expect(await operatorGetsIn(door)).toBe(true);
    expect(new Set(door.news.map(({ key }) => key)).size).toBeGreaterThan(20);
  });

  test('from nowhere, where the platform knows no address: six hundred are compared, and one a second', async () => {
    const door = await oneSite();
    const tryMany = async (from: number) => {
      for (let at = from; at < from + 5_000; at += 1) {
        await typing(door, { pin: String(at), hostId: hostId(`edge-${at}`), addressKeys: [] });
      }
    };
    await tryMany(0);
    expect(door.hashed()).toBe(600);
    door.clock.advance(60_000);
    await tryMany(5_000);
    expect(door.hashed()).toBe(660);
    expect(await operatorGetsIn(door)).toBe(true);
  });
});

describe('one PIN sprayed over 1,000 sites', () => {
  async function thousandSites(): Promise<Door> {
    const pinHash = await hashPin(right, pepper, cheapScrypt);
    return createDoor({
      sites: Array.from({ length: 1_000 }, (_, at) => siteWith(`site-${at}`, { modes: ['pin'], pinHash })),
    });
  }

  test('sixty are compared, and no other address waits', async () => {
    const door = await thousandSites();
    for (let at = 0; at < 1_000; at += 1) await typing(door, { pin: '12345678', site: `site-${at}` });
    expect(door.hashed()).toBe(60);
    for (const site of ['site-0', 'site-30', 'site-999']) expect(await operatorGetsIn(door, site)).toBe(true);
  });

  test('sites that exist and sites that do not are answered alike', async () => {
    const door = await thousandSites();
    const answersOf = async (prefix: string, ...addressKeys: string[]) => {
      const answers: unknown[] = [];
      for (let at = 0; at < 100; at += 1) {
        answers.push(await typing(door, { pin: '12345678', site: `${prefix}-${at}`, addressKeys }));
      }
      return answers;
    };
    expect(await answersOf('site', 'a')).toEqual(await answersOf('nothing', 'b'));
  });

  test('a whole company behind one address gets in all the same', async () => {
    const door = await thousandSites();
    for (let at = 0; at < 1_000; at += 1) {
      const attempt = { site: `site-${at}`, pin: right, hostId: hostId(`edge-${at}`), addressKeys: ['the company'] };
      expect((await door.access.typePin(attempt, await door.visit())).ok).toBe(true);
    }
  });
});
