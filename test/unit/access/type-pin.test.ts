import { describe, expect, test } from 'vitest';
import type { PinAttempt, Visit } from '../../../lib/access/access';
import { linkUrl } from '../../../lib/access/staging-link';
import { fail } from '../../../lib/errors';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { type Store, StoreError } from '../../../lib/store/store';
import {
  cheapHash,
  cheapScrypt,
  createDoor,
  type Door,
  entryOf,
  hostId,
  namesOf,
  secrets,
  siteWith,
  testLink,
} from './support/door';

const right = '12345678';
const pinHash = await cheapHash(right);
const denver = siteWith('denver', { modes: ['pin'], pinHash });
const host = hostId('edge-0001');
const refused = fail('pin_refused');

type Changes = Partial<PinAttempt>;

async function type(door: Door, pin: string, changes: Changes = {}, visit?: Visit) {
  const attempt: PinAttempt = { site: 'denver', pin, hostId: host, addressKeys: ['address-1'], ...changes };
  return door.access.typePin(attempt, visit ?? (await door.visit()));
}

async function scan(door: Door, link = testLink()) {
  const token = linkUrl('', link, secrets.link)?.replace('/j/', '') ?? '';
  return entryOf(await door.access.scan(token, await door.visit()));
}

/** The names of the calls of the store, in order. */
function listenTo(store: Store): { store: Store; calls: string[] } {
  const calls: string[] = [];
  const heard = new Proxy(store, {
    get: (target, name: keyof Store) => {
      const call = target[name];
      if (typeof call !== 'function') return call;
      return (...given: never[]) => {
        calls.push(name);
        return (call as (...all: never[]) => unknown)(...given);
      };
    },
  });
  return { store: heard, calls };
}

describe('the PIN of a site', () => {
  test('lets in to that site', async () => {
    const door = createDoor({ sites: [denver] });
    const { visit, cookie } = entryOf(await type(door, '1234 5678'));
    expect(visit.actor.grants[0]).toMatchObject({
      mode: 'pin',
      who: 'pin denver',
      hostId: null,
      isWatchOnly: false,
      scope: { ids: ['denver'] },
    });
    expect(namesOf(await door.visit(cookie))).toEqual(['pin denver']);
  });

  test('that was changed since is worth nothing', async () => {
    const door = createDoor({ sites: [denver] });
    const { cookie } = entryOf(await type(door, right));
    const changed = siteWith('denver', { modes: ['pin'], pinHash: await cheapHash(right) });
    expect(namesOf(await door.changed({ sites: [changed] }).visit(cookie))).toEqual([]);
  });

  test('besides what was proved before', async () => {
    const door = createDoor({ sites: [denver], links: [testLink()] });
    const scanned = await scan(door);
    const { visit, cookie } = entryOf(await type(door, right, {}, scanned.visit));
    expect(namesOf(visit)).toEqual(['pin denver', 'link spring']);
    expect((await door.visit(cookie)).actor.sessionId).toBe(scanned.visit.actor.sessionId);
  });

  test('is written into the audit trail and the log when it was right', async () => {
    const door = createDoor({ sites: [denver] });
    await type(door, right);
    expect(await door.store.readAudit(10)).toEqual([
      {
        id: 'id-1',
        atMs: door.clock.now(),
        who: 'pin denver',
        what: 'pin_accepted',
        hostId: null,
        siteId: 'denver',
        result: 'done',
        reference: null,
        paletteAuditUid: null,
        configVersion: 'v1',
      },
    ]);
    expect(door.events).toEqual([{ level: 'info', event: 'pin_accepted', who: 'pin denver', siteId: 'denver' }]);
  });

  test('is written into the log only when it was wrong, without the PIN', async () => {
    const door = createDoor({ sites: [denver] });
    await type(door, 'planted-pin');
    expect(await door.store.readAudit(10)).toEqual([]);
    expect(door.events).toEqual([
      { level: 'warn', event: 'pin_refused', tried: 'site:denver', addressKey: 'address-1' },
    ]);
  });
});

describe('a wrong PIN and a site that is not there', () => {
  const sites = [
    denver,
    siteWith('closed', { modes: ['pin'], pinHash }, { status: { state: 'closed' } }),
    siteWith('by-link', { modes: ['link'], pinHash }),
    siteWith('no-pin', { modes: ['pin'] }),
  ];

  test.each([
    ['a wrong PIN', 'denver', '00000000'],
    ['a site that is not there', 'nowhere', right],
    ['a site that is closed', 'closed', right],
    ['a site where PINs do not count', 'by-link', right],
    ['a site without a PIN', 'no-pin', right],
    ['no site', '', right],
    ['no PIN', 'denver', ''],
  ])('%s: one answer, one hash of one cost, one row of calls', async (_, site, pin) => {
    const { store, calls } = listenTo(createDoor().store);
    const costs: number[] = [];
    const door = createDoor({
      sites,
      store,
      scryptPin: (keyed, salt, cost) => {
        costs.push(cost);
        return cheapScrypt(keyed, salt, cost);
      },
    });
    expect(await type(door, pin, { site })).toEqual(refused);
    expect(costs).toEqual([15]);
    expect(calls).toEqual(['spend', 'beginAttempt', 'spend']);
  });

  test('are told to IT alike when there are more than twenty in an hour', async () => {
    for (const [site, siteId, tried] of [
      ['denver', 'denver', 'site:denver'],
      ['nowhere', null, 'unknown'],
    ] as const) {
      const door = createDoor({ sites });
      const hour = Math.floor(door.clock.now() / 3_600_000);
      const fail = (at: number) => type(door, 'wrong', { site, addressKeys: [`a${at}`] });
      for (let at = 1; at <= 20; at += 1) await fail(at);
      expect(door.news).toEqual([]);
      await fail(21);
      expect(door.news).toEqual([
        {
          kind: 'too_many_failures',
          key: `${tried}:${hour}`,
          hostId: null,
          siteId,
          facts: { tried, failures: 'more than 20 in an hour' },
        },
      ]);
      await fail(22);
      expect(door.news.map(({ key }) => key)).toEqual([`${tried}:${hour}`, `${tried}:${hour}`]);
    }
  });

  test('are counted anew in the next hour', async () => {
    const door = createDoor({ sites });
    for (let at = 0; at < 20; at += 1) await type(door, 'wrong', { addressKeys: [`a${at}`] });
    door.clock.advance(3_600_000);
    await type(door, 'wrong', { addressKeys: ['b'] });
    expect(door.news).toEqual([]);
  });
});

describe('a link that waits for its PIN', () => {
  const link = testLink({ pinHash });

  test('takes that PIN where no site was typed', async () => {
    const door = createDoor({ sites: [denver], links: [link] });
    const scanned = await scan(door, link);
    expect(namesOf(scanned.visit)).toEqual([]);
    const { visit, cookie } = entryOf(await type(door, right, { site: '' }, scanned.visit));
    expect(namesOf(visit)).toEqual(['link spring']);
    expect(namesOf(await door.visit(cookie))).toEqual(['link spring']);
    expect(await door.store.readAudit(1)).toMatchObject([{ who: 'link spring', siteId: null }]);
  });

  test('takes no PIN of a site, and keeps nobody from typing that', async () => {
    const other = siteWith('denver', { modes: ['pin'], pinHash: await cheapHash('87654321') });
    const door = createDoor({ sites: [other], links: [link] });
    const { visit } = await scan(door, link);
    expect(await type(door, '87654321', { site: ' ' }, visit)).toEqual(refused);
    expect(door.events).toMatchObject([{ tried: 'link:spring' }]);
    expect(namesOf(entryOf(await type(door, '87654321', {}, visit)).visit)).toEqual(['pin denver']);
  });

  test('the newest one first', async () => {
    const autumn = testLink({ id: 'autumn', pinHash: await cheapHash('87654321') });
    const door = createDoor({ links: [link, autumn] });
    const first = await scan(door, link);
    door.clock.advance(1);
    const token = linkUrl('', autumn, secrets.link)?.replace('/j/', '') ?? '';
    const { visit } = entryOf(await door.access.scan(token, first.visit));
    expect(visit.linksWithoutPin).toEqual(['autumn', 'spring']);
    expect(namesOf(entryOf(await type(door, '87654321', { site: '' }, visit)).visit)).toEqual(['link autumn']);
  });

  test('whose rules are gone at this moment takes none, at the same price', async () => {
    const visit = { ...(await createDoor().visit()), linksWithoutPin: ['gone'] };
    const door = createDoor();
    expect(await type(door, right, { site: '' }, visit)).toEqual(refused);
    expect(door.hashed()).toBe(1);
    const withoutPin = createDoor({ links: [testLink()] });
    expect(await type(withoutPin, right, { site: '' }, { ...visit, linksWithoutPin: ['spring'] })).toEqual(refused);
  });

  test('works where cookies are blocked, for the host of the pass', async () => {
    const door = createDoor({ links: [link] });
    const scanned = await scan(door, link);
    const visit = await door.visit(null, await door.access.passFor(scanned.visit, host, 'form'));
    expect(visit.linksWithoutPin).toEqual(['spring']);
    const typed = entryOf(await type(door, right, { site: '' }, visit));
    expect(typed.visit.actor.grants[0]).toMatchObject({ who: 'link spring', hostId: host });
    const next = await door.visit(null, await door.access.passFor(typed.visit, host, 'form'));
    expect(namesOf(next)).toEqual(['link spring']);
  });
});

describe('how fast PINs may be tried', () => {
  /** Seconds to wait, 0 for a PIN that was compared. */
  async function wait(door: Door, changes: Changes = {}, visit?: Visit): Promise<number> {
    const answer = await type(door, 'wrong', changes, visit);
    if (answer.ok) throw new Error('let in');
    if (answer.error.code === 'pin_refused') return 0;
    expect(answer.error.code).toBe('too_many_attempts');
    return Number(answer.error.facts?.seconds);
  }

  test('three at once, then after 1, 2, 4 … 60 seconds', async () => {
    const door = createDoor({ sites: [denver] });
    for (let at = 0; at < 3; at += 1) expect(await wait(door)).toBe(0);
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(await wait(door)).toBe(seconds);
      door.clock.advance(seconds * 1_000 - 1);
      expect(await wait(door)).toBe(1);
      door.clock.advance(1);
      expect(await wait(door)).toBe(0);
    }
    expect(door.hashed()).toBe(11);
  });

  test('after a quarter of an hour all is forgotten', async () => {
    const door = createDoor({ sites: [denver] });
    for (let at = 0; at < 3; at += 1) await wait(door);
    door.clock.advance(15 * 60_000);
    for (let at = 0; at < 3; at += 1) expect(await wait(door)).toBe(0);
    expect(await wait(door)).toBe(1);
  });

  test('the right one ends the wait, and failures by address come back', async () => {
    const door = createDoor({ sites: [denver] });
    for (let round = 0; round < 70; round += 1) {
      expect((await type(door, right)).ok).toBe(true);
    }
    for (let at = 0; at < 3; at += 1) expect(await wait(door)).toBe(0);
  });

  test.each([
    ['another host', { hostId: hostId('edge-0002') }],
    ['no host', { hostId: null }],
    ['another address', { addressKeys: ['address-2'] }],
    ['no address', { addressKeys: [] }],
    ['another site', { site: 'boulder' }],
  ])('%s does not wait for this one', async (_, changes) => {
    const door = createDoor({ sites: [denver] });
    for (let at = 0; at < 4; at += 1) await wait(door);
    expect(await wait(door, changes)).toBe(0);
  });

  test('a session waits wherever it comes from, and nobody waits for it', async () => {
    const door = createDoor({ sites: [denver], links: [testLink()] });
    const { visit } = await scan(door);
    for (let at = 0; at < 3; at += 1)
      await wait(door, { addressKeys: [`a${at}`], hostId: hostId(`edge-${at}`) }, visit);
    expect(await wait(door, {}, visit)).toBe(1);
    expect(await wait(door)).toBe(0);
  });

  test('another spelling of the text waits, a text that means the same site does not: that would tell', async () => {
    const door = createDoor({ sites: [siteWith('shop-0042', { modes: ['pin'], pinHash }, { name: 'Lakewood' })] });
    for (let at = 0; at < 3; at += 1) expect(await wait(door, { site: 'lakewood' })).toBe(0);
    expect(await wait(door, { site: ' LAKEWOOD ' })).toBe(1);
    expect(await wait(door, { site: 'shop-0042' })).toBe(0);
  });

  test('the waits of a link are its own', async () => {
    const door = createDoor({ sites: [denver], links: [testLink({ pinHash }), testLink({ id: 'autumn', pinHash })] });
    const base = await door.visit();
    for (let at = 0; at < 3; at += 1) await wait(door, { site: '' }, { ...base, linksWithoutPin: ['spring'] });
    expect(await wait(door, { site: '' }, { ...base, linksWithoutPin: ['spring'] })).toBe(1);
    expect(await wait(door, { site: '' }, { ...base, linksWithoutPin: ['autumn'] })).toBe(0);
    expect(await wait(door)).toBe(0);
  });

  async function failuresUntilRefused(door: Door, addressKeys: readonly string[]): Promise<number> {
    for (let at = 0; ; at += 1) if ((await wait(door, { addressKeys, site: `site ${at}` })) > 0) return at;
  }

  test('sixty failures by address, then one in ten seconds', async () => {
    const door = createDoor({ sites: [denver] });
    expect(await failuresUntilRefused(door, ['a'])).toBe(60);
    expect(await wait(door, { addressKeys: ['a'], site: 'x' })).toBe(10);
    door.clock.advance(10_000);
    expect(await failuresUntilRefused(door, ['a'])).toBe(1);
  });

  test('six hundred where no address is known, then one a second', async () => {
    const door = createDoor({ sites: [denver] });
    expect(await failuresUntilRefused(door, [])).toBe(600);
    door.clock.advance(1_000);
    expect(await failuresUntilRefused(door, [])).toBe(1);
    expect(await wait(door, { addressKeys: ['a'] })).toBe(0);
  });

  test('every limit has a name of its own, that tells nothing but who and what', async () => {
    const named: string[] = [];
    const real = createDoor();
    const note = (names: readonly string[]) => void named.push(...names);
    const store: Store = {
      ...real.store,
      spend: (limits) => {
        note(limits.map(({ name }) => name));
        return real.store.spend(limits);
      },
      beginAttempt: (name, rule) => {
        note([name]);
        return real.store.beginAttempt(name, rule);
      },
    };
    const door = createDoor({ sites: [denver], store });
    const parts = async (changes: Changes) => {
      named.length = 0;
      await type(door, 'wrong', changes);
      const [address, attempt = '', counter] = named;
      const [who, tried] = attempt.split(/:(?=site:)/);
      expect(tried).toMatch(/^site:[A-Za-z0-9_-]{22}$/);
      return [address, who, counter];
    };
    expect(await parts({ addressKeys: ['a'] })).toEqual([
      'pin:address:a',
      'pin:a:edge-0001',
      'pin:failures:site:denver',
    ]);
    expect(await parts({ addressKeys: [], hostId: null, site: 'x' })).toEqual([
      'pin:address:nobody',
      'pin:nobody:-',
      'pin:failures:unknown',
    ]);
  });

  test('the networks around an address have a little more than one, and no more', async () => {
    const door = createDoor({ sites: [denver] });
    const failures = async (keys: (at: number) => string[]) => {
      for (let at = 0; ; at += 1) if ((await wait(door, { addressKeys: keys(at), site: `s${at}` })) > 0) return at;
    };
    expect(await failures((at) => [`line-${at}`, 'customer', 'provider'])).toBe(120);
    expect(await failures((at) => [`line-b-${at}`, `customer-${at}`, 'provider'])).toBe(180);
    expect(await wait(door, { addressKeys: ['elsewhere', 'other', 'another'] })).toBe(0);
  });

  test('whoever is over the limit of their address leaves no trace in the store', async () => {
    const door = createDoor({ sites: [denver] });
    await failuresUntilRefused(door, ['a']);
    const { store, calls } = listenTo(door.store);
    await type(door.changed({ store }), 'wrong', { addressKeys: ['a'], site: 'yet another' });
    expect(calls).toEqual(['spend']);
  });

  test('whoever has a session has a limit of their own where no address is known', async () => {
    const door = createDoor({ sites: [denver], links: [testLink()] });
    const { visit } = await scan(door);
    await failuresUntilRefused(door, []);
    const tries = async () => {
      for (let at = 0; ; at += 1) if ((await wait(door, { addressKeys: [], site: `own ${at}` }, visit)) > 0) return at;
    };
    expect(await tries()).toBe(60);
  });

  test('a line that is too long is told at once, and counts as no failure', async () => {
    const ends: (() => void)[] = [];
    const door = createDoor({
      sites: [denver],
      scryptPin: async (...given) => {
        await new Promise<void>((resolve) => ends.push(resolve));
        return cheapScrypt(...given);
      },
    });
    const typing = (at: number) => type(door, 'wrong', { addressKeys: [`a${at}`], site: `s${at}` });
    const first = Array.from({ length: 52 }, (_, at) => typing(at));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await typing(52)).toEqual(fail('too_many_attempts', { seconds: '3' }));
    // All sixty are there.
    const limit = { name: 'pin:address:a52', burst: 60, everyMs: 10_000 };
    for (let at = 0; at < 60; at += 1) expect(await door.store.spend([limit])).toBe(0);
    for (let at = 0; at < 52; at += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      ends.shift()?.();
    }
    expect(await Promise.all(first)).toHaveLength(52);
  });

  test('what is refused for being too fast is not hashed, and does not count as a failure', async () => {
    const door = createDoor({ sites: [denver] });
    for (let at = 0; at < 10; at += 1) await type(door, right.replace('1', '2'));
    expect([door.hashed(), door.events.length]).toEqual([3, 3]);
    const { store, calls } = listenTo(door.store);
    await type(door.changed({ store }), 'wrong');
    expect(calls).toEqual(['spend', 'beginAttempt', 'refund']);
  });

  test('two hashes at once, the others wait in line', async () => {
    let [running, most] = [0, 0];
    const door = createDoor({
      sites: [denver],
      scryptPin: async (...given) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return cheapScrypt(...given);
      },
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        type(door, at % 2 === 0 ? right : 'wrong', { hostId: hostId(`edge-${at}`) }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect([most, running]).toEqual([2, 0]);
  });
});

describe('a store that does not answer lets nobody in', () => {
  const hosts: readonly HostId[] = [host];

  test.each(['beginAttempt', 'spend', 'forgetAttempts', 'refund', 'appendAudit'] as const)('%s', async (broken) => {
    const door = createDoor({ sites: [denver] });
    const store = {
      ...door.store,
      [broken]: async () => {
        throw new StoreError(broken);
      },
    };
    const failing = door.changed({ store });
    await expect(type(failing, right, { hostId: hosts[0] ?? null })).rejects.toThrow(StoreError);
    expect(failing.hashed()).toBe(['beginAttempt', 'spend'].includes(broken) ? 0 : 1);
  });
});

test('where nobody has decided who may, the PIN of a site counts and that of a link does not', async () => {
  const door = createDoor({ sites: [denver], rules: null });
  expect((await type(door, right)).ok).toBe(true);
  const visit = { ...(await door.visit()), linksWithoutPin: ['spring'] };
  expect(await type(door, right, { site: '' }, visit)).toEqual(refused);
});

test('where there is nothing to compare with, not even a hash that seems to match lets in', async () => {
  const door = createDoor({ scryptPin: async () => Buffer.alloc(32) });
  expect(await type(door, '')).toEqual(refused);
});

test('without a pepper no PIN counts, at the same price', async () => {
  const door = createDoor({ sites: [denver], secrets: { pinPepper: null } });
  expect(await type(door, right)).toEqual(refused);
  expect(door.hashed()).toBe(1);
});

test('with real scrypt the door is the same', async () => {
  const { hashPin, scryptPin } = await import('../../../lib/access/pin-hash');
  const site = siteWith('denver', { modes: ['pin'], pinHash: await hashPin(right, secrets.pinPepper) });
  const door = createDoor({ sites: [site], scryptPin });
  expect(await type(door, '12345679')).toEqual(refused);
  expect((await type(door, right)).ok).toBe(true);
});
