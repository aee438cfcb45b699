import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as readSecurityText } from '../../../app/.well-known/security.txt/route';
import { POST as typePin } from '../../../app/api/access/pin/route';
import { POST as decide } from '../../../app/api/approvals/route';
import { GET as look } from '../../../app/api/registrations/[edgeHostId]/route';
import { POST as submit } from '../../../app/api/registrations/route';
import { POST as signOut } from '../../../app/api/sign-out/route';
import { GET as findSites } from '../../../app/api/sites/route';
import { GET as scanLink } from '../../../app/j/[...link]/route';
import { hashPin } from '../../../lib/access/pin-hash';
import { linkUrl } from '../../../lib/access/staging-link';
import type { Server } from '../../../lib/server/compose';
import type { SiteIndex, StagingLink } from '../../../lib/sites/site';
import { type AccessWorld, createAccessWorld, guardedSite, testSecrets } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { siteId, testSite } from '../../support/test-site';

const door = vi.hoisted(() => ({ server: undefined as unknown }));
vi.mock('../../../lib/server', () => ({
  getServer: async () => ({ ok: true, value: door.server }),
  reportCrash: (error: unknown) => {
    throw error;
  },
}));

const origin = 'https://register.test';
const hostId = edgeHost(1);
const pin = '4711-0815';
const pinHash = await hashPin(pin, testSecrets.pinPepper);
const link = (changes: Partial<StagingLink> & Pick<StagingLink, 'id'>): StagingLink => ({
  version: 1,
  scope: { by: 'ids', ids: [siteId('denver')] },
  expiresAtMs: Number.MAX_SAFE_INTEGER,
  maxHosts: 20,
  needsApproval: false,
  pinHash: null,
  ...changes,
});
const rollout = link({ id: 'rollout' });
const guarded = link({ id: 'guarded', pinHash });
const asking = link({ id: 'asking', needsApproval: true });
const expired = link({ id: 'expired', expiresAtMs: 1 });
const links = [rollout, guarded, asking, expired];
const sites = [
  guardedSite('denver', { modes: ['link', 'pin'], pinHash }),
  guardedSite('boulder', { modes: ['link', 'pin'] }),
  testSite('park'),
];

let world: AccessWorld;
let server: Server;
const open = (changes: Partial<Server> = {}, index: Partial<SiteIndex> = {}) => {
  world = createAccessWorld(sites, { links });
  server = { ...testServer(world, sites, index), ...changes };
  door.server = server;
};
beforeEach(() => open());
afterEach(() => void vi.useRealTimers());

const tokenOf = (one: StagingLink) => linkUrl('', one, testSecrets.link)?.replace('/j/', '') ?? '';
const scan = (path: string, headers: Record<string, string> = {}) => {
  const url = new URL(path, origin);
  const parts = url.pathname.split('/').filter((part) => part !== '');
  return scanLink(new Request(url, { headers }), { params: Promise.resolve({ link: parts.slice(1) }) });
};
const own = { 'sec-fetch-site': 'same-origin' };
const formType = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (
  handler: (request: Request) => Promise<Response>,
  fields: Record<string, string>,
  headers: Record<string, string> = own,
) =>
  handler(
    new Request(`${origin}/somewhere`, {
      method: 'POST',
      headers: { ...formType, ...headers },
      body: new URLSearchParams(fields),
    }),
  );
const postJson = (handler: (request: Request) => Promise<Response>, body: unknown, headers = {}) =>
  handler(
    new Request(`${origin}/somewhere`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
const targetOf = (answer: Response) => new URL(answer.headers.get('location') ?? '', origin);
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const queryOf = (answer: Response) => Object.fromEntries(targetOf(answer).searchParams);
const formPass = async (of = hostId, cookie: string | null = null) =>
  world.access.passFor(await world.access.identify({ cookie, pass: null }), of, 'form');

describe('a scanned staging link', () => {
  it.each([
    ['as API.md has it', `/?appliance-id=${hostId}`],
    ['without a slash', `?appliance-id=${hostId}`],
    ['with a query of its own', `?from=shelf/?appliance-id=${hostId}`],
    ['with the ID twice', `/?appliance-id=${hostId}&appliance-id=${hostId}`],
    ['with a path behind it', `/more/here/?appliance-id=${hostId}`],
    ['with an alias', `/?edgeHostId=${hostId}`],
    ['in capitals', `/?APPLIANCE-ID=${hostId}`],
    ['encoded', `%2F%3Fappliance-id=${hostId}`],
    ['with the question mark encoded', `/%3Fappliance-id=${hostId}`],
    ['with two slashes', `//?appliance-id=${hostId}`],
  ])('is understood %s', async (_, rest) => {
    const answer = await scan(`/j/${tokenOf(rollout)}${rest}`);
    expect(answer.status).toBe(303);
    expect(queryOf(answer)).toEqual({ 'appliance-id': hostId, pass: expect.any(String) });
    expect(targetOf(answer).pathname).toBe('/');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('sets a cookie that only this very host gets over https, and no script', async () => {
    const cookie = (await scan(`/j/${tokenOf(rollout)}/?appliance-id=${hostId}`)).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-session=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=28800$/);
  });

  it('proves the same by cookie and by pass, and says nothing of the link in the address', async () => {
    const answer = await scan(`/j/${tokenOf(rollout)}/?appliance-id=${hostId}`);
    expect(answer.headers.get('location')).not.toContain('rollout');
    const pass = targetOf(answer).searchParams.get('pass');
    for (const credentials of [
      { cookie: cookieOf(answer).slice('__Host-session='.length), pass: null },
      { cookie: null, pass },
    ]) {
      const { actor } = await world.access.identify(credentials);
      expect(actor.grants[0]).toMatchObject({ who: 'link rollout' });
    }
  });

  it('keeps the site that a poster names beside the link', async () => {
    expect(queryOf(await scan(`/j/${tokenOf(rollout)}?site=denver`))).toMatchObject({ site: 'denver' });
    expect(queryOf(await scan(`/j/${tokenOf(rollout)}`))).not.toHaveProperty('site');
  });

  it('without a host only sets the cookie', async () => {
    const answer = await scan(`/j/${tokenOf(rollout)}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(cookieOf(answer)).not.toBe('');
  });

  it('with what is no host ID leads to the page that says so', async () => {
    const answer = await scan(`/j/${tokenOf(rollout)}/?appliance-id=a%20b`);
    expect(queryOf(answer)).toEqual({ 'appliance-id': 'a b' });
  });

  it('that wants a PIN besides leads to where it is typed', async () => {
    expect(queryOf(await scan(`/j/${tokenOf(guarded)}/?appliance-id=${hostId}`))).toMatchObject({ ask: 'pin' });
    expect(queryOf(await scan(`/j/${tokenOf(rollout)}/?appliance-id=${hostId}`))).not.toHaveProperty('ask');
  });

  it.each([
    ['forged', `rollout.${'A'.repeat(16)}`, 'link_invalid'],
    ['cut', () => tokenOf(rollout).slice(0, -1), 'link_invalid'],
    ['unknown', `nowhere.${'A'.repeat(16)}`, 'link_invalid'],
    ['of an earlier version', () => tokenOf({ ...rollout, version: 2 }), 'link_invalid'],
    ['expired', () => tokenOf(expired), 'link_expired'],
    ['nothing but letters', 'rollout', 'link_invalid'],
    ['of broken encoding', '%E0%A4%A', 'link_invalid'],
  ])('that is %s leads to the page with the reason and a reference, and proves nothing', async (_, token, code) => {
    const answer = await scan(`/j/${typeof token === 'string' ? token : token()}/?appliance-id=${hostId}`);
    expect(answer.status).toBe(303);
    expect(queryOf(answer)).toEqual({ 'appliance-id': hostId, error: code, reference: expect.any(String) });
    expect(targetOf(answer).hash).toBe('#problem');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('changes nothing but the cookie', async () => {
    await scan(`/j/${tokenOf(rollout)}/?appliance-id=${hostId}`);
    expect(world.simulator.log).toEqual([]);
    expect(await world.store.readAudit(10)).toEqual([]);
  });
});

describe('a form that registers', () => {
  const wish = { edgeHostId: hostId, siteId: 'denver', hostName: '' };

  it('registers by the pass alone, and keeps going by a pass that may only look', async () => {
    const scanned = await scan(`/j/${tokenOf(rollout)}/?appliance-id=${hostId}`);
    const pass = targetOf(scanned).searchParams.get('pass') ?? '';
    const answer = await post(submit, { ...wish, pass });
    const target = targetOf(answer);
    expect(target.pathname).toBe(`/registrations/${hostId}`);
    const pagePass = target.searchParams.get('pass') ?? '';
    expect(await world.access.passUse(pagePass, hostId, { session: null })).toBe('page');
    const context = { params: Promise.resolve({ edgeHostId: hostId }) };
    const seen = await look(new Request(`${origin}/api/registrations/${hostId}?pass=${pagePass}`), context);
    expect(seen.status).toBe(200);
    const unseen = await look(new Request(`${origin}/api/registrations/${hostId}`), context);
    expect(unseen.status).toBe(404);
  });

  it('registers by the cookie alone, and needs no pass afterwards', async () => {
    const cookie = cookieOf(await scan(`/j/${tokenOf(rollout)}`));
    const answer = await post(submit, { ...wish, pass: await formPass() }, { ...own, cookie });
    expect(answer.headers.get('location')).toBe(`/registrations/${hostId}`);
  });

  it('needs neither where everybody may register', async () => {
    const answer = await post(submit, { ...wish, siteId: 'park' });
    const target = new URL(answer.headers.get('location') ?? '', origin);
    expect(target.pathname).toBe(`/registrations/${hostId}`);
    // The right to take it back travels in the address until the phone has shown that it keeps cookies.
    expect([...target.searchParams.keys()]).toEqual(['undo']);
  });

  it('is told that its page was open for too long, with everything kept but the key', async () => {
    const answer = await post(submit, { ...wish, hostName: 'till-1', pairingKey: 'k3y', pass: 'stale' });
    expect(queryOf(answer)).toEqual({
      'appliance-id': hostId,
      site: 'denver',
      name: 'till-1',
      error: 'form_expired',
      reference: expect.any(String),
    });
  });

  it('reads the same of a site that is not there and one that is none of theirs', async () => {
    for (const pass of ['stale', await formPass()]) {
      const [known, unknown] = await Promise.all(
        ['denver', 'nowhere'].map(async (site) => queryOf(await post(submit, { ...wish, siteId: site, pass }))),
      );
      expect({ ...known, site: '', reference: '' }).toEqual({ ...unknown, site: '', reference: '' });
    }
  });

  it('may not do more with a pass that may only look', async () => {
    const { visit } = await world.scan(tokenOf(rollout));
    const pass = await world.access.passFor(visit, hostId, 'page');
    expect(queryOf(await post(submit, { ...wish, pass }))).toMatchObject({ error: 'access_needed' });
    expect(world.writes()).toEqual([]);
  });

  it('of another page is refused, whatever the browser has proved', async () => {
    const cookie = cookieOf(await scan(`/j/${tokenOf(rollout)}`));
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
      { origin: 'https://evil.example' },
    ]) {
      const answer = await post(submit, wish, { ...headers, cookie });
      expect(queryOf(answer)).toMatchObject({ 'appliance-id': hostId, site: 'denver', error: 'cross_origin' });
    }
    expect(world.writes()).toEqual([]);
  });

  it('of a browser that tells nothing needs a fresh pass of ours for this very host', async () => {
    const cookie = cookieOf(await scan(`/j/${tokenOf(rollout)}`));
    for (const pass of ['', 'stale', await formPass(edgeHost(2))]) {
      expect(queryOf(await post(submit, { ...wish, pass }, { cookie }))).toMatchObject({ error: 'form_expired' });
    }
    expect(world.writes()).toEqual([]);
    const pass = await formPass(hostId, cookie.slice('__Host-session='.length));
    const answer = await post(submit, { ...wish, pass }, { cookie });
    expect(targetOf(answer).pathname).toBe(`/registrations/${hostId}`);
  });

  it('of a browser that tells nothing needs a pass of the session that its cookie is of', async () => {
    const cookie = cookieOf(await scan(`/j/${tokenOf(rollout)}`));
    const other = await world.scan(tokenOf(rollout));
    const pass = await world.access.passFor(other.visit, hostId, 'form');
    expect(queryOf(await post(submit, { ...wish, pass }, { cookie }))).toMatchObject({ error: 'form_expired' });
    expect(world.writes()).toEqual([]);
    const { cookie: own } = other;
    const answer = await post(submit, { ...wish, pass }, { cookie: `__Host-session=${own}` });
    expect(targetOf(answer).pathname).toBe(`/registrations/${hostId}`);
  });

  it('as JSON needs none, and is refused from another page all the same', async () => {
    const cookie = cookieOf(await scan(`/j/${tokenOf(rollout)}`));
    const foreign = await postJson(submit, wish, { cookie, origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect((await postJson(submit, wish, { cookie })).status).toBe(201);
    expect((await postJson(submit, { ...wish, edgeHostId: edgeHost(2) })).status).toBe(401);
  });

  it('that comes too often is told when to come again', async () => {
    const cookie = cookieOf(await scan(`/j/${tokenOf(rollout)}`));
    let answer = await postJson(submit, wish, { cookie });
    for (let turn = 0; turn < 40 && answer.status !== 429; turn += 1) answer = await postJson(submit, wish, { cookie });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(await answer.json()).toMatchObject({ error: { code: 'too_many_requests', retry: true } });
  });
});

describe('a typed PIN', () => {
  const typed = { edgeHostId: hostId, site: 'denver', pin };

  it('leads back to the host, with cookie and pass', async () => {
    const answer = await post(typePin, typed);
    expect(answer.status).toBe(303);
    expect(queryOf(answer)).toEqual({ 'appliance-id': hostId, pass: expect.any(String) });
    const { actor } = await world.access.identify({ cookie: null, pass: queryOf(answer).pass ?? null });
    expect(actor.grants[0]).toMatchObject({ who: 'pin denver' });
    expect(cookieOf(answer)).toMatch(/^__Host-session=./);
  });

  it('opens the link that waits for it, where cookies are blocked', async () => {
    const scanned = await scan(`/j/${tokenOf(guarded)}/?appliance-id=${hostId}`);
    const answer = await post(typePin, { edgeHostId: hostId, pin, pass: queryOf(scanned).pass ?? '' });
    const { actor } = await world.access.identify({ cookie: null, pass: queryOf(answer).pass ?? null });
    expect(actor.grants.map(({ who }) => who)).toContain('link guarded');
  });

  it('that is wrong leads back with what was typed beside it, and never with the PIN', async () => {
    const answer = await post(typePin, { ...typed, pin: 'wr0ng-pin' });
    expect(queryOf(answer)).toEqual({
      'appliance-id': hostId,
      ask: 'pin',
      'pin-site': 'denver',
      error: 'pin_refused',
      reference: expect.any(String),
    });
    expect(answer.headers.get('location')).not.toContain('wr0ng');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(JSON.stringify(world.events)).not.toContain('wr0ng');
  });

  it('is answered in JSON to a program', async () => {
    const good = await postJson(typePin, { site: 'denver', pin, edgeHostId: hostId });
    expect(await good.json()).toEqual({ pass: expect.any(String) });
    expect(cookieOf(good)).toMatch(/^__Host-session=./);
    expect(await (await postJson(typePin, { site: 'denver', pin })).json()).toEqual({ pass: null });
    const bad = await postJson(typePin, { site: 'nowhere', pin });
    expect(bad.status).toBe(403);
    expect(await bad.json()).toMatchObject({ error: { code: 'pin_refused' } });
  });

  it('tells when to try again', async () => {
    let answer = await postJson(typePin, { site: 'denver', pin: 'wrong' });
    for (let turn = 0; turn < 20 && answer.status !== 429; turn += 1) {
      answer = await postJson(typePin, { site: 'denver', pin: 'wrong' });
    }
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    const form = await post(typePin, { site: 'denver', pin: 'wrong' });
    expect(queryOf(form)).toMatchObject({ error: 'too_many_attempts', 'fact.seconds': expect.stringMatching(/^\d+$/) });
  });

  it('of another page, or of one that tells nothing and bears no pass, is not even compared', async () => {
    const attempt = vi.spyOn(server.access, 'typePin');
    await post(typePin, typed, { origin: 'https://evil.example' });
    await post(typePin, { ...typed, pass: 'stale' }, {});
    expect(attempt).not.toHaveBeenCalled();
    await post(typePin, { ...typed, pass: await formPass() }, {});
    expect(attempt).toHaveBeenCalledOnce();
  });

  it('is tried in the name of the host, and of the address as the platform tells it', async () => {
    open({ addressKeys: (headers) => [`key of ${headers.get('x-real-ip')}`] });
    const attempt = vi.spyOn(server.access, 'typePin');
    await post(typePin, typed, { ...own, 'x-real-ip': '192.0.2.7' });
    await post(typePin, { ...typed, edgeHostId: 'a b' }, { ...own, 'x-real-ip': '192.0.2.7' });
    expect(attempt.mock.calls.map(([one]) => one)).toEqual([
      { site: 'denver', pin, hostId, addressKeys: ['key of 192.0.2.7'] },
      { site: 'denver', pin, hostId: null, addressKeys: ['key of 192.0.2.7'] },
    ]);
  });
});

describe('signing out', () => {
  it('makes the browser forget', async () => {
    const answer = await post(signOut, {});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(answer.headers.getSetCookie()).toEqual([
      '__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
      '__Host-last-site=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
      '__Host-hosts=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
      '__Host-undo=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
      '__Host-undo-practice=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0',
    ]);
  });

  it('is done by a form of ours though the browser tells nothing of where it comes from', async () => {
    const { visit, cookie } = await world.scan(tokenOf(rollout));
    const pass = await world.access.passFor(visit, hostId, 'form');
    const headers = { cookie: `__Host-session=${cookie}` };
    expect((await post(signOut, { edgeHostId: hostId, pass }, headers)).status).toBe(303);
    expect((await post(signOut, { edgeHostId: edgeHost(2), pass }, headers)).status).toBe(403);
  });

  it.each([{}, { origin: 'https://evil.example' }, { origin: 'null' }])(
    'is nothing for other pages: %j',
    async (headers) => {
      const answer = await post(signOut, {}, headers);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('set-cookie')).toBeNull();
    },
  );
});

describe('finding sites', () => {
  const find = async (query: string, headers: Record<string, string> = {}) => {
    const answer = await findSites(new Request(`${origin}/api/sites?${query}`, { headers }));
    return [answer.status, await answer.json()];
  };

  it('finds what is open to everybody, and what was proved', async () => {
    expect(await find('q=')).toEqual([200, { sites: [expect.objectContaining({ id: 'park' })], more: false }]);
    const { cookie } = await world.scan(tokenOf(rollout));
    const [, found] = await find('q=', { cookie: `__Host-session=${cookie}` });
    expect(found.sites.map(({ id }: { id: string }) => id).sort()).toEqual(['denver', 'park']);
  });

  it('finds by the pass of a page where cookies are blocked', async () => {
    const pass = queryOf(await scan(`/j/${tokenOf(rollout)}/?appliance-id=${hostId}`)).pass ?? '';
    expect(await find(`q=denver&${new URLSearchParams({ pass })}`)).toMatchObject([200, { sites: [{ id: 'denver' }] }]);
  });

  it('tells a stranger nothing where nothing is open', async () => {
    const closed = [guardedSite('denver', { modes: ['link'] })];
    world = createAccessWorld(closed, { links });
    door.server = testServer(world, closed);
    expect(await find('q=denver')).toEqual([401, { error: expect.objectContaining({ code: 'access_needed' }) }]);
  });
});

describe('what IT decides', () => {
  const wish = { edgeHostId: hostId, siteId: 'denver', hostName: '' };
  const ask = async () => {
    const { visit } = await world.scan(tokenOf(asking));
    await world.desk.as(visit.actor).submit(wish);
    await world.rest();
    const token = await world.access.sealApproval({
      hostId,
      siteId: siteId('denver'),
      requestedAtMs: world.clock.now(),
    });
    return { token, visit };
  };

  it('is done by the form of the link alone, in the name that was typed', async () => {
    const { token, visit } = await ask();
    expect(world.writes()).toEqual([]);
    const answer = await post(decide, { token, verdict: 'approve', name: ' Ada  Lovelace ' }, {});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/approve/${encodeURIComponent(token)}`]);
    await world.rest();
    const opened = await world.access.openApproval(token);
    if (!opened.ok) throw new Error('The link does not open');
    expect(await world.desk.as(opened.value.actor).request(hostId)).toMatchObject({
      value: { state: 'approved', decidedBy: expect.stringContaining('Ada Lovelace') },
    });
    expect(await world.desk.as(visit.actor).view(hostId)).toMatchObject({ value: { isRegistered: true } });
  });

  it('may be no, and is answered in JSON to a program', async () => {
    const { token, visit } = await ask();
    const answer = await postJson(decide, { token, verdict: 'reject', name: 'Ada' });
    expect([answer.status, await answer.json()]).toEqual([200, { decided: 'reject' }]);
    expect(await world.desk.as(visit.actor).view(hostId)).toMatchObject({
      value: { problem: { code: 'approval_rejected' } },
    });
    expect(world.writes()).toEqual([]);
  });

  it.each(['', '   ', '=HYPERLINK("x")', '<b>', 'x'.repeat(81), 'a\u0000b'])(
    'asks for a name where %j is none',
    async (name) => {
      const { token } = await ask();
      const answer = await post(decide, { token, verdict: 'approve', name });
      expect(targetOf(answer).pathname).toBe(`/approve/${encodeURIComponent(token)}`);
      expect(queryOf(answer)).toMatchObject({ error: 'approver_missing', name: name.slice(0, 100) });
      expect(world.writes()).toEqual([]);
    },
  );

  it.each([
    ['a verdict that is none', { verdict: 'perhaps' }, 'body_invalid'],
    ['a link that does not open', { token: 'forged' }, 'approval_link_invalid'],
  ])('is refused with %s', async (_, changes, code) => {
    const { token } = await ask();
    const answer = await postJson(decide, { token, verdict: 'approve', name: 'Ada', ...changes });
    expect(await answer.json()).toMatchObject({ error: { code } });
    expect(world.writes()).toEqual([]);
  });

  it('is refused from another page, though that knew the link', async () => {
    const { token } = await ask();
    const answer = await post(decide, { token, verdict: 'approve', name: 'Ada' }, { origin: 'https://evil.example' });
    expect(queryOf(answer)).toMatchObject({ error: 'cross_origin' });
    expect(world.writes()).toEqual([]);
  });

  it('is asked of whoever is signed in as IT where the company has single sign-on, whatever name they type', async () => {
    const { token } = await ask();
    server = { ...server, signOn: {} as NonNullable<Server['signOn']> };
    door.server = server;
    const answer = await post(decide, { token, verdict: 'approve', name: 'Ada' });
    expect(queryOf(answer)).toMatchObject({ error: 'approver_missing' });
    expect(world.writes()).toEqual([]);
  });
});

describe('/.well-known/security.txt', () => {
  it('names whom to tell, until when that is true, and where it stands', async () => {
    const securityContact = {
      contact: 'mailto:security@example.com',
      expiresAtMs: Date.parse('2027-12-01T00:00:00Z'),
      policy: 'https://example.com/security',
    };
    open({}, { securityContact });
    const answer = await readSecurityText(new Request('https://register.test/.well-known/security.txt'));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await answer.text()).toBe(
      [
        'Contact: mailto:security@example.com',
        'Expires: 2027-12-01T00:00:00.000Z',
        'Policy: https://example.com/security',
        'Canonical: https://register.test/.well-known/security.txt',
        '',
      ].join('\n'),
    );
    open({ publicOrigin: null }, { securityContact: { ...securityContact, policy: null } });
    expect(await (await readSecurityText(new Request('https://register.test/.well-known/security.txt'))).text()).toBe(
      'Contact: mailto:security@example.com\nExpires: 2027-12-01T00:00:00.000Z\n',
    );
  });

  it('is not there where the config names nobody', async () => {
    expect((await readSecurityText(new Request('https://register.test/.well-known/security.txt'))).status).toBe(404);
  });
});
