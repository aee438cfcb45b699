import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PassUse, Visit } from '../../../lib/access/access';
import { openGrant } from '../../../lib/access/actor';
import { createSeals } from '../../../lib/access/seal';
import { linkUrl } from '../../../lib/access/staging-link';
import type { SignOnRule } from '../../../lib/sites/site';
import { createVirtualClock } from '../../support/virtual-clock';
import {
  cheapHash,
  createDoor,
  type Door,
  entryOf,
  hostId,
  namesOf,
  secrets,
  siteWith,
  testLink,
} from './support/door';

const host = hostId('edge-0001');
const otherHost = hostId('edge-0002');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function tokenOf(link = testLink(), by: readonly string[] = secrets.link): string {
  return linkUrl('', link, by)?.replace('/j/', '') ?? '';
}

async function scan(door: Door, link = testLink(), visit?: Visit) {
  return entryOf(await door.access.scan(tokenOf(link), visit ?? (await door.visit())));
}

const oneLink = { links: [testLink()] };

describe('who comes by', () => {
  test('with nothing is anybody, and has no session', async () => {
    expect(await createDoor().visit()).toEqual({
      actor: { grants: [openGrant], sessionId: null },
      session: null,
      proofs: [],
      linksWithoutPin: [],
    });
  });

  test('with anything at all is anybody, and never an error', async () => {
    const door = createDoor(oneLink);
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 9_000 }));
    await fc.assert(
      fc.asyncProperty(anything, anything, async (cookie, pass) => {
        expect((await door.visit(cookie, pass)).actor).toEqual({ grants: [openGrant], sessionId: null });
      }),
      { numRuns: 300 },
    );
  });

  test('with what we sealed ourselves, but of another form, is anybody', async () => {
    const door = createDoor(oneLink);
    const seals = createSeals(secrets.session, 'test', door.clock);
    const end = door.clock.now() + hourMs;
    const proofs = [{ by: 'link', link: 'spring', version: 1, atMs: door.clock.now() }];
    const pass = { use: 'form', hostId: 'edge-0001', sessionId: null, untilMs: end, proofs };
    const broken = [
      null,
      [],
      { ...pass, use: 'other' },
      { ...pass, hostId: '' },
      { ...pass, hostId: 7 },
      { ...pass, untilMs: 'late' },
      { ...pass, proofs: [{}] },
      { ...pass, proofs: [{ by: 'link', link: 'spring', version: 1 }] },
    ];
    expect(namesOf(await door.visit(null, await seals.seal('pass', pass, end)))).toEqual(['link spring']);
    for (const one of broken) {
      const text = await seals.seal('pass', one, end);
      expect(namesOf(await door.visit(null, text)), JSON.stringify(one)).toEqual([]);
      expect(await door.access.passUse(text, host, { session: null })).toBeNull();
    }
    for (const one of [null, { proofs }, { id: 'x' }, { id: 'x', proofs: [{ by: 'open', atMs: 0 }] }]) {
      const visit = await door.visit(await seals.seal('session', one, end));
      expect([visit.session, namesOf(visit)], JSON.stringify(one)).toEqual([null, []]);
    }
  });

  test('with a cookie is who got it, for any host', async () => {
    const door = createDoor(oneLink);
    const { cookie, visit } = await scan(door);
    const again = await door.visit(cookie);
    expect(again).toEqual(visit);
    expect(again.actor.sessionId).toBe('id-1');
    expect(again.session?.id).toBe('id-1');
    expect(again.actor.grants).toMatchObject([
      { who: 'link spring', hostId: null, isWatchOnly: false },
      { mode: 'open' },
    ]);
  });

  test('what everybody may comes last', async () => {
    const { visit } = await scan(createDoor(oneLink));
    expect(visit.actor.grants.at(-1)).toBe(openGrant);
    expect(visit.actor.grants.filter(({ mode }) => mode === 'open')).toHaveLength(1);
  });

  test('a cookie lasts eight hours, and what was proved not a moment longer', async () => {
    const door = createDoor(oneLink);
    const { cookie } = await scan(door);
    door.clock.advance(8 * hourMs - 1);
    expect(namesOf(await door.visit(cookie))).toEqual(['link spring']);
    door.clock.advance(1);
    expect((await door.visit(cookie)).session).toBeNull();
  });

  test('a session that goes on does not renew what was proved before', async () => {
    const autumn = testLink({ id: 'autumn' });
    const door = createDoor({ links: [testLink(), autumn] });
    const first = await scan(door);
    door.clock.advance(5 * hourMs);
    const second = await scan(door, autumn, await door.visit(first.cookie));
    expect(second.visit.actor.sessionId).toBe('id-1');
    expect(namesOf(second.visit)).toEqual(['link autumn', 'link spring']);
    door.clock.advance(3 * hourMs);
    expect(namesOf(await door.visit(second.cookie))).toEqual(['link autumn']);
    door.clock.advance(5 * hourMs);
    expect(namesOf(await door.visit(second.cookie))).toEqual([]);
  });

  test('a cookie of another deployment, or sealed with a secret that is gone, opens nothing', async () => {
    const door = createDoor(oneLink);
    const { cookie, visit } = await scan(door);
    const pass = await door.access.passFor(visit, host, 'form');
    const others = [door.changed({ audience: 'live:preview' }), door.changed({ secrets: { session: ['another'] } })];
    for (const other of others) expect(namesOf(await other.visit(cookie, pass))).toEqual([]);
  });

  test('rotating the secrets logs nobody out', async () => {
    const door = createDoor(oneLink);
    const { cookie, visit } = await scan(door);
    const pass = await door.access.passFor(visit, host, 'page');
    const rotated = door.changed({ secrets: { session: ['new', ...secrets.session], link: ['new', ...secrets.link] } });
    expect(namesOf(await rotated.visit(cookie))).toEqual(['link spring']);
    expect(namesOf(await rotated.visit(null, pass))).toEqual(['link spring']);
    expect(namesOf((await scan(rotated)).visit)).toEqual(['link spring']);
  });

  test('a cookie is no pass, and a pass no cookie', async () => {
    const door = createDoor(oneLink);
    const { cookie, visit } = await scan(door);
    const pass = await door.access.passFor(visit, host, 'form');
    expect(namesOf(await door.visit(pass, cookie))).toEqual([]);
  });
});

describe('the config of this moment counts', () => {
  test.each([
    ['gone', { links: [] }],
    ['replaced', { links: [testLink({ version: 2 })] }],
    ['over', { links: [testLink({ expiresAtMs: 0 })] }],
  ])('a link that is %s since is worth nothing, at once', async (_, changes) => {
    const door = createDoor(oneLink);
    const { cookie, visit } = await scan(door);
    const pass = await door.access.passFor(visit, host, 'form');
    const changed = await door.changed(changes).visit(cookie, pass);
    expect(namesOf(changed)).toEqual([]);
    expect(changed.session?.id).toBe('id-1');
  });

  test('a link that got a PIN since wants it', async () => {
    const { cookie } = await scan(createDoor(oneLink));
    const door = createDoor({ links: [testLink({ pinHash: await cheapHash('12345678') })] });
    expect(await door.visit(cookie)).toMatchObject({ linksWithoutPin: ['spring'], actor: { grants: [openGrant] } });
  });
});

describe('a scan', () => {
  test.each([
    ['forged', `spring.${'A'.repeat(16)}`],
    ['cut', tokenOf().slice(0, -1)],
    ['of an unknown link', tokenOf(testLink({ id: 'winter' }))],
    ['of another version', tokenOf(testLink({ version: 2 }))],
    ['signed by a secret that is gone', tokenOf(testLink(), ['another'])],
    ['of nothing', ''],
  ])('that is %s is refused like all others', async (_, token) => {
    const door = createDoor(oneLink);
    expect(await door.access.scan(token, await door.visit())).toEqual({ ok: false, error: { code: 'link_invalid' } });
  });

  test('of a link that has expired says so, to the millisecond', async () => {
    const clock = createVirtualClock();
    const door = createDoor({ clock, links: [testLink({ expiresAtMs: clock.now() + 1 })] });
    expect((await door.access.scan(tokenOf(), await door.visit())).ok).toBe(true);
    clock.advance(1);
    expect(await door.access.scan(tokenOf(), await door.visit())).toEqual({
      ok: false,
      error: { code: 'link_expired' },
    });
    expect(await door.access.scan(`spring.${'A'.repeat(16)}`, await door.visit())).toMatchObject({
      error: { code: 'link_invalid' },
    });
  });

  test('asks nothing of the store, because it is a GET', async () => {
    const store = new Proxy(createDoor().store, {
      get: (_, name) => {
        throw new Error(`asked for ${String(name)}`);
      },
    });
    const door = createDoor({ ...oneLink, store });
    const { visit } = await scan(door);
    expect(namesOf(await door.visit(null, await door.access.passFor(visit, host, 'form')))).toEqual(['link spring']);
  });

  test('twice gives one proof, and keeps the session', async () => {
    const door = createDoor(oneLink);
    const first = await scan(door);
    door.clock.advance(hourMs);
    const { cookie } = await scan(door, testLink(), await door.visit(first.cookie));
    const visit = await door.visit(cookie);
    expect(visit.session).toEqual({
      id: 'id-1',
      proofs: [{ by: 'link', link: 'spring', version: 1, atMs: door.clock.now() }],
    });
  });

  test('without rules nothing counts', async () => {
    const door = createDoor({ links: [], secrets: { link: [] } });
    expect(await door.access.scan(tokenOf(), await door.visit())).toMatchObject({ error: { code: 'link_invalid' } });
    const undecided = createDoor({ rules: null });
    expect(await undecided.access.scan(tokenOf(), await undecided.visit())).toMatchObject({
      error: { code: 'link_invalid' },
    });
    const unsigned = createDoor({ ...oneLink, secrets: { link: [] } });
    expect(await unsigned.access.scan(tokenOf(), await unsigned.visit())).toMatchObject({
      error: { code: 'link_invalid' },
    });
  });
});

describe('a pass', () => {
  async function passOf(use: PassUse, door = createDoor(oneLink)) {
    const { visit, cookie } = await scan(door);
    return { door, visit, cookie, pass: await door.access.passFor(visit, host, use) };
  }

  test('for a form is good for registering its host, and no other', async () => {
    const { door, pass } = await passOf('form');
    const { actor, session } = await door.visit(null, pass);
    expect(actor.grants[0]).toMatchObject({ who: 'link spring', hostId: host, isWatchOnly: false });
    expect(session).toBeNull();
  });

  test('for a page is good for looking', async () => {
    const { door, pass } = await passOf('page');
    expect((await door.visit(null, pass)).actor.grants[0]).toMatchObject({ hostId: host, isWatchOnly: true });
  });

  test('names the session in limits where the cookie is blocked', async () => {
    const { door, pass } = await passOf('form');
    expect((await door.visit(null, pass)).actor.sessionId).toBe('id-1');
    const other = await scan(door);
    expect((await door.visit(other.cookie, pass)).actor.sessionId).toBe('id-2');
  });

  test.each([
    ['form', 30 * minuteMs],
    ['page', 8 * hourMs],
  ] as const)('for a %s ends in time', async (use, lastsMs) => {
    const { door, pass } = await passOf(use);
    door.clock.advance(lastsMs - 1);
    expect(namesOf(await door.visit(null, pass))).toEqual(['link spring']);
    expect(await door.access.passUse(pass, host, { session: null })).toBe(use);
    door.clock.advance(1);
    expect(namesOf(await door.visit(null, pass))).toEqual([]);
    expect(await door.access.passUse(pass, host, { session: null })).toBeNull();
  });

  test('says what it is good for, and for this host only', async () => {
    const { door, pass, visit } = await passOf('form');
    expect(await door.access.passUse(pass, host, { session: null })).toBe('form');
    expect(await door.access.passUse(pass, otherHost, { session: null })).toBeNull();
    expect(await door.access.passUse(`${pass}A`, host, { session: null })).toBeNull();
    expect(await door.access.passUse(await door.access.passFor(visit, host, 'page'), host, { session: null })).toBe(
      'page',
    );
    const bare = await door.access.passFor(await door.visit(), host, 'form');
    expect(await door.access.passUse(bare, host, { session: null })).toBe('form');
    expect(await door.visit(null, bare)).toEqual(await door.visit());
  });

  test('for a form, made from a pass again and again, ends when the first one ends', async () => {
    const { door, pass } = await passOf('form');
    let latest = pass;
    for (const minutes of [10, 10, 9]) {
      door.clock.advance(minutes * minuteMs);
      const visit = await door.visit(null, latest);
      expect(namesOf(visit)).toEqual(['link spring']);
      latest = await door.access.passFor(visit, host, 'form');
    }
    door.clock.advance(minuteMs - 1);
    expect(namesOf(await door.visit(null, latest))).toEqual(['link spring']);
    door.clock.advance(1);
    expect(namesOf(await door.visit(null, latest))).toEqual([]);
    expect(await door.access.passUse(latest, host, { session: null })).toBeNull();
  });

  test('for a form has its full time again where there is a cookie, or a new proof', async () => {
    const { door, pass, cookie } = await passOf('form');
    door.clock.advance(20 * minuteMs);
    const byCookie = await door.access.passFor(await door.visit(cookie, pass), host, 'form');
    const again = await scan(door, testLink(), await door.visit(null, pass));
    const byProof = await door.access.passFor(again.visit, host, 'form');
    door.clock.advance(30 * minuteMs - 1);
    for (const latest of [byCookie, byProof]) expect(namesOf(await door.visit(null, latest))).toEqual(['link spring']);
    door.clock.advance(1);
    for (const latest of [byCookie, byProof]) expect(namesOf(await door.visit(null, latest))).toEqual([]);
  });

  test('for a form never lives longer than its half hour, whatever it was made from', async () => {
    const { door, pass } = await passOf('page');
    const bare = await door.access.passFor(await door.visit(null, pass), host, 'form');
    door.clock.advance(30 * minuteMs);
    expect(await door.access.passUse(bare, host, { session: null })).toBeNull();
  });

  test('for a page, made from a pass again and again, ends with what was proved', async () => {
    const { door, pass } = await passOf('form');
    let latest = pass;
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      door.clock.advance(20 * minuteMs);
      const visit = await door.visit(null, latest);
      expect(namesOf(visit)).toEqual(['link spring']);
      latest = await door.access.passFor(visit, host, 'page');
    }
    door.clock.advance(20 * minuteMs);
    expect(namesOf(await door.visit(null, latest))).toEqual([]);
  });

  test('is no form of somebody who has another session', async () => {
    const { door, pass, visit } = await passOf('form');
    expect(await door.access.passUse(pass, host, visit)).toBe('form');
    expect(await door.access.passUse(pass, host, await door.visit())).toBe('form');
    expect(await door.access.passUse(pass, host, await door.visit(null, pass))).toBe('form');
    const victim = await scan(door);
    expect(await door.access.passUse(pass, host, victim.visit)).toBeNull();
    const bare = await door.access.passFor(await door.visit(), host, 'form');
    expect(await door.access.passUse(bare, host, victim.visit)).toBeNull();
  });

  test('never grows into one for another host, one for more, or a cookie', async () => {
    const { door, pass } = await passOf('page');
    const { door: forms, pass: form } = await passOf('form');
    const watcher = await door.visit(null, pass);
    const registrar = await forms.visit(null, form);
    expect(namesOf(await door.visit(null, await door.access.passFor(watcher, host, 'form')))).toEqual([]);
    expect(namesOf(await door.visit(null, await door.access.passFor(watcher, otherHost, 'page')))).toEqual([]);
    expect(namesOf(await forms.visit(null, await forms.access.passFor(registrar, otherHost, 'form')))).toEqual([]);
    const autumn = testLink({ id: 'autumn' });
    const wider = forms.changed({ links: [testLink(), autumn] });
    const { cookie, visit } = await scan(wider, autumn, registrar);
    expect(namesOf(visit)).toEqual(['link autumn', 'link spring']);
    expect(namesOf(await wider.visit(cookie))).toEqual(['link autumn']);
  });

  test('comes before the cookie, which is good for other hosts besides', async () => {
    const autumn = testLink({ id: 'autumn' });
    const door = createDoor({ links: [testLink(), autumn] });
    const spring = await scan(door);
    const pass = await door.access.passFor(spring.visit, host, 'form');
    const { cookie } = await scan(door, autumn);
    const visit = await door.visit(cookie, pass);
    expect(visit.actor.grants.map(({ who, hostId: bound }) => [who, bound])).toEqual([
      ['link spring', host],
      ['link autumn', null],
      ['anybody', null],
    ]);
    expect(namesOf(await door.visit(null, await door.access.passFor(visit, host, 'form')))).toHaveLength(2);
  });

  test('is short enough for an address, however much was proved', async () => {
    const long = 'x'.repeat(32);
    const rules = Array.from({ length: 40 }, (_, at): SignOnRule => {
      return { claim: 'groups', value: `${long}${at}`, role: 'operator', scope: null };
    });
    const signOn = { issuer: 'https://login.test', clientId: 'x', scopes: [], rules, isInPrivateNetwork: false };
    const links = Array.from({ length: 12 }, (_, at) => testLink({ id: `${'l'.repeat(28)}-${at}` }));
    const door = createDoor({ links, signOn });
    const claims = { groups: rules.map(({ value }) => value), other: ['y'.repeat(9_000)] };
    let { visit, cookie } = await door.access.admitSignOn(
      { by: 'sign_in', subject: 's'.repeat(255), claims },
      await door.visit(),
    );
    for (const link of links) {
      ({ visit, cookie } = await scan(door, link, await door.visit(cookie)));
      expect(cookie.length).toBeLessThan(3_500);
    }
    expect((await door.access.passFor(visit, host, 'form')).length).toBeLessThan(3_500);
    expect(visit.session?.proofs).toHaveLength(8);
  });
});

describe('single sign-on', () => {
  const rules: SignOnRule[] = [{ claim: 'groups', value: 'it', role: 'it', scope: null }];
  const signOn = { issuer: 'https://login.test', clientId: 'x', scopes: [], rules, isInPrivateNetwork: false };

  test('lets in by the rules, and keeps no more of the claims than they look at', async () => {
    const door = createDoor({ signOn, sites: [siteWith('denver', { modes: ['sign_in'] })] });
    const proof = { by: 'sign_in', subject: 'ada', claims: { groups: ['it', 'other'], mail: ['a@x.test'] } } as const;
    const { visit, cookie } = await door.access.admitSignOn(
      { ...proof, claims: { groups: ['it', 'other'], mail: ['a@x.test'] } },
      await door.visit(),
    );
    expect(visit.actor.grants[0]).toMatchObject({ mode: 'sign_in', who: 'sign-in ada', role: 'it' });
    expect((await door.visit(cookie)).session?.proofs).toEqual([
      { by: 'sign_in', subject: 'ada', claims: { groups: ['it'] }, atMs: door.clock.now() },
    ]);
  });

  test('says in the audit trail who it was, in letters that do no harm', async () => {
    const door = createDoor({ signOn });
    await door.access.admitSignOn(
      { by: 'sign_in', subject: 'ada\n=x', claims: { groups: ['it'] } },
      await door.visit(),
    );
    const [event] = await door.store.readAudit(10);
    expect(event).toMatchObject({ what: 'signed_in', hostId: null, siteId: null, result: 'done', configVersion: 'v1' });
    expect(event?.who).toMatch(/^sign-in ada__x~[0-9a-f]{12}$/);
    expect(door.events).toContainEqual({ level: 'info', event: 'signed_in', who: event?.who, siteId: null });
  });
});
