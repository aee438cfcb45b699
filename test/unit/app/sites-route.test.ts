import { beforeEach, describe, expect, it, vi } from 'vitest';
import { POST as submit } from '../../../app/api/registrations/route';
import { POST as findNear, GET as findSites } from '../../../app/api/sites/route';
import type { Server } from '../../../lib/server/compose';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { testSite } from '../../support/test-site';

const door = vi.hoisted(() => ({ server: undefined as unknown }));
vi.mock('../../../lib/server', () => ({
  getServer: async () => ({ ok: true, value: door.server }),
  reportCrash: (error: unknown) => {
    throw error;
  },
}));

const origin = 'https://register.test';
const place = (latitude: number) => ({ location: { latitude, longitude: -105 } });
const shops = Array.from({ length: 24 }, (_, number) => testSite(`shop-${number}`, place(40 + number / 10)));
const vault = guardedSite('vault', { modes: ['link'] }, { name: 'Vault', ...place(40) });
const near = { latitude: 40, longitude: -105 };

let server: Server;
let world: ReturnType<typeof createAccessWorld>;
const toVault = stagingLink('to-vault', ['vault']);
beforeEach(() => {
  const sites = [...shops, vault];
  world = createAccessWorld(sites, { links: [toVault] });
  server = testServer(world, sites);
  door.server = server;
});

const get = (query: string) => findSites(new Request(`${origin}/api/sites?${query}`));
const post = (body: unknown, headers: Record<string, string> = {}) =>
  findNear(
    new Request(`${origin}/api/sites`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
const idsOf = async (answer: Response) => {
  const { sites } = (await answer.json()) as { sites: { id: string }[] };
  return sites.map(({ id }) => id);
};

describe('GET of sites', () => {
  it('knows words and no place: one in the address is as if it were not there', async () => {
    const answer = await get('q=shop-14&near=43,-105');
    expect(await answer.json()).toEqual({
      sites: [{ id: 'shop-14', name: 'Site shop-14', address: '1 Main Street' }],
      more: false,
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['an emoji', '🍕', { sites: [], more: true }],
    ['ten thousand emoji', '🍕'.repeat(10_000), { sites: [], more: true }],
    ['ten thousand letters', 'x'.repeat(10_000), { sites: [], more: false }],
    ['a letter that nobody has', '\u0000\ud800', { sites: [], more: true }],
  ])('answers %s', async (_, q, expected) => {
    const answer = await get(`${new URLSearchParams({ q })}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(expected);
  });
});

describe('how often GET of sites is answered', () => {
  const spendNothing = (spend: Server['store']['spend']) => ({ ...server.store, spend });

  it('ends before anything is searched, and says when it goes on', async () => {
    const search = vi.fn(server.directory.search);
    door.server = { ...server, store: spendNothing(async () => 12_300), directory: { ...server.directory, search } };
    const answer = await get('q=shop');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('13');
    expect(await answer.json()).toMatchObject({ error: { code: 'too_many_requests' } });
    expect((await post({ near, q: 'shop' })).status).toBe(429);
    expect(search).not.toHaveBeenCalled();
  });

  it('is reckoned by address, not by what was typed', async () => {
    const spend = vi.fn(async () => 0);
    door.server = { ...server, store: spendNothing(spend), addressKeys: () => ['digest'] };
    await get('q=shop-1');
    expect(spend.mock.calls).toEqual([[[{ name: 'search:address:digest', burst: 600, everyMs: 100 }]]]);
  });

  it('is nothing that strangers could use up', async () => {
    const locked = createAccessWorld([vault]);
    const spend = vi.fn(async () => 0);
    door.server = { ...testServer(locked, [vault]), store: { ...locked.store, spend } };
    expect(await (await get('q=vault')).json()).toMatchObject({ error: { code: 'access_needed' } });
    expect(spend).not.toHaveBeenCalled();
  });
});

describe('POST of a place', () => {
  it('gives the nearest five of many, and how far they are', async () => {
    const answer = await post({ near });
    expect(await answer.json()).toMatchObject({
      sites: [{ id: 'shop-0', distanceKm: 0 }, { id: 'shop-1' }, { id: 'shop-2' }, { id: 'shop-3' }, { id: 'shop-4' }],
      more: true,
    });
  });

  it('sorts what was typed by nearness', async () => {
    expect((await idsOf(await post({ near: { latitude: 43, longitude: -105 }, q: 'shop' }))).at(0)).toBe('shop-23');
  });

  it('takes the proof that the page carries in its address', async () => {
    const { visit } = await world.scan(tokenOf(toVault));
    const pass = await world.access.passFor(visit, edgeHost(1), 'form');
    expect(await idsOf(await post({ near, q: 'vault', pass }))).toEqual(['vault']);
    expect(await idsOf(await post({ near, q: 'vault', pass: null }))).toEqual([]);
  });

  it.each([
    ['no place', {}],
    ['a place as text', { near: '40,-105' }],
    ['a place on no globe', { near: { latitude: 91, longitude: 0 } }],
    ['half a place', { near: { latitude: 40 } }],
    ['more than a place', { near, accuracy: 5 }],
    ['no JSON', '{"near"'],
    ['a body without an end', `{"q":"${'x'.repeat(20_000)}"}`],
  ])('refuses %s', async (_, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'query_invalid' } });
  });

  it('is for no form and for no other page', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      expect((await post({ near }, { 'content-type': type })).status).toBe(415);
    expect((await post({ near }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('leaves no trace of the place: not in the log, not in the store', async () => {
    const spent: string[] = [];
    const store: Server['store'] = {
      ...server.store,
      spend: async (limits) => {
        spent.push(JSON.stringify(limits));
        return 0;
      },
    };
    door.server = { ...server, store, addressKeys: () => ['digest'] };
    await post({ near: { latitude: 12.34, longitude: 56.78 } });
    await post({ near: { latitude: 12.34, longitude: 567.8 } });
    expect(spent).toHaveLength(1);
    for (const text of [...spent, JSON.stringify(world.events)]) expect(text).not.toMatch(/12\.34|56\.?78/);
  });

  it('is not answered for ever, and says when again; whoever may see nothing uses nothing up', async () => {
    door.server = { ...server, store: { ...server.store, spend: async () => 12_300 } };
    const answer = await post({ near });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('13');
    const locked = createAccessWorld([vault]);
    const asked = vi.fn(async () => 0);
    door.server = { ...testServer(locked, [vault]), store: { ...locked.store, spend: asked } };
    expect(await (await post({ near })).json()).toMatchObject({ error: { code: 'access_needed' } });
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('the last site of a phone', () => {
  const register = (siteId: string, headers: Record<string, string> = {}) =>
    submit(
      new Request(`${origin}/api/registrations`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        body: new URLSearchParams({ edgeHostId: edgeHost(1), siteId }),
      }),
    );
  const cookiesOf = (answer: Response) =>
    answer.headers.getSetCookie().filter((cookie) => cookie.includes('last-site'));

  it('is kept for 90 days when a host was registered there, and a practice by itself', async () => {
    expect(cookiesOf(await register('shop-1'))).toEqual([
      '__Host-last-site=shop-1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=7776000',
    ]);
    expect(cookiesOf(await register('shop-1', { 'x-edge-base': '/practice' }))).toEqual([
      '__Host-last-site-practice=shop-1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=7776000',
    ]);
  });

  it('is not kept of a site that refused', async () => {
    expect(cookiesOf(await register('nowhere'))).toEqual([]);
    expect(cookiesOf(await register('vault'))).toEqual([]);
  });
});
