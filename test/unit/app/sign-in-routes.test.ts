import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as comeBack } from '../../../app/api/sign-in/callback/route';
import { GET as begin } from '../../../app/api/sign-in/route';
import type { Proof } from '../../../lib/access/session';
import type { SignOnFlow } from '../../../lib/access/sign-on/create-sign-on';
import { fail, succeed } from '../../../lib/errors';
import type { Server } from '../../../lib/server/compose';
import { StoreError } from '../../../lib/store/store';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { testServer } from '../../support/test-server';

const sites = [guardedSite('denver', { modes: ['sign_in', 'link'] })];
const signOnRules = {
  issuer: 'https://login.example.com',
  clientId: 'x',
  scopes: [],
  isInPrivateNetwork: false,
  rules: [{ claim: 'groups', value: 'stores', role: 'operator', scope: null }],
} as const;
const link = stagingLink('spring', ['denver']);
const proof: Proof = { by: 'sign_in', subject: 'ada@login.example.com', claims: { groups: ['stores'] } };

const signOn = { start: vi.fn<SignOnFlow['start']>(), finish: vi.fn<SignOnFlow['finish']>() };
let server: Server;

vi.mock('../../../lib/server', () => ({
  getServer: async () => ({ ok: true, value: server }),
  reportCrash: (error: unknown) => ({
    code: error instanceof StoreError ? 'store_unavailable' : 'internal',
    reference: 'R',
  }),
}));

function openServer(changes: Partial<Server> = {}) {
  const world = createAccessWorld(sites, { links: [link], signOn: signOnRules });
  server = { ...testServer(world, sites), signOn, addressKeys: () => ['a key'], ...changes };
  return world;
}

beforeEach(() => {
  openServer();
  signOn.start.mockResolvedValue(succeed({ location: 'https://login.example.com/auth?x=y', cookie: 'sealed' }));
  signOn.finish.mockResolvedValue({ returnTo: '/?appliance-id=edge-0001', proof: succeed(proof) });
});

afterEach(() => {
  vi.clearAllMocks();
});

const start = (to: string | null = null) =>
  begin(new Request(`https://register.test/api/sign-in${to === null ? '' : `?${new URLSearchParams({ to })}`}`));
const back = (cookie = '__Host-sign-in=sealed', query = '?code=c&state=s') =>
  comeBack(new Request(`https://register.test/api/sign-in/callback${query}`, { headers: { cookie } }));
const locationOf = (answer: Response) => new URL(answer.headers.get('location') ?? '', 'https://register.test');
const gone = '__Host-sign-in=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0';

describe('the link that begins a sign-in', () => {
  it('sends the browser to the provider, kept by nobody, with a cookie for the way back', async () => {
    const answer = await start('/registrations/edge-0001');
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      303,
      'https://login.example.com/auth?x=y',
      'no-store',
    ]);
    expect(answer.headers.getSetCookie()).toEqual([
      '__Host-sign-in=sealed; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600',
    ]);
    expect(signOn.start).toHaveBeenCalledWith('/registrations/edge-0001', ['a key']);
  });

  it.each([null, '', '//evil.example', 'https://evil.example'])('comes back to the beginning for %j', async (to) => {
    await start(to);
    expect(signOn.start).toHaveBeenCalledWith('/', ['a key']);
  });

  it('goes back to the page that it was on when the provider is down, and keeps the reason to the log', async () => {
    const world = openServer();
    signOn.start.mockResolvedValue(fail('sign_in_unavailable', { reason: 'ECONNREFUSED' }));
    const answer = await start('/?appliance-id=edge-0001&site=denver&name=till&pass=p.q&x=y');
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([303, []]);
    const { origin, pathname, searchParams, hash } = locationOf(answer);
    const { reference, ...rest } = Object.fromEntries(searchParams);
    expect([origin, pathname, hash]).toEqual(['https://register.test', '/', '#problem']);
    expect(rest).toEqual({
      'appliance-id': 'edge-0001',
      site: 'denver',
      name: 'till',
      pass: 'p.q',
      error: 'sign_in_unavailable',
    });
    expect(world.events).toContainEqual(
      expect.objectContaining({ code: 'sign_in_unavailable', reason: 'ECONNREFUSED', reference }),
    );
  });

  it('says how long to wait when too many sign in', async () => {
    signOn.start.mockResolvedValue(fail('too_many_requests', { seconds: '2' }));
    const { searchParams } = locationOf(await start());
    expect([searchParams.get('error'), searchParams.get('fact.seconds')]).toEqual(['too_many_requests', '2']);
  });

  it('leads nowhere where there is no single sign-on', async () => {
    openServer({ signOn: null });
    expect(locationOf(await start('/registrations/edge%2D0001')).searchParams.get('appliance-id')).toBe('edge-0001');
    expect(locationOf(await start()).searchParams.get('error')).toBe('access_needed');
  });

  it('says that the store is down', async () => {
    signOn.start.mockRejectedValue(new StoreError('spend'));
    expect(locationOf(await start()).searchParams.get('error')).toBe('store_unavailable');
  });
});

describe('the answer of the provider', () => {
  it('lets in whom it names, and leads back', async () => {
    const answer = await back();
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      303,
      '/?appliance-id=edge-0001',
      'no-store',
    ]);
    expect(signOn.finish).toHaveBeenCalledWith('?code=c&state=s', 'sealed');
    const [session = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([gone]);
    expect(session).toMatch(/^__Host-session=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=28800$/);
    const cookie = session.split(';')[0]?.replace('__Host-session=', '') ?? '';
    const { actor } = await server.access.identify({ cookie, pass: null });
    expect(actor.grants.map(({ mode, who }) => [mode, who])).toEqual([
      ['sign_in', 'sign-in ada@login.example.com'],
      ['open', 'anybody'],
    ]);
  });

  it('adds to what the browser had proved before', async () => {
    const world = openServer();
    const scanned = await world.scan(tokenOf(link));
    const answer = await back(`__Host-session=${scanned.cookie}; __Host-sign-in=sealed`);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]?.replace('__Host-session=', '') ?? '';
    const { actor } = await server.access.identify({ cookie, pass: null });
    expect(actor.grants.map(({ mode }) => mode)).toEqual(['sign_in', 'link', 'open']);
  });

  it.each(['sign_in_failed', 'sign_in_refused', 'sign_in_unavailable'] as const)(
    '%s: no session, back to the host, and the cookie of the start is gone',
    async (code) => {
      signOn.finish.mockResolvedValue({
        returnTo: '/registrations/edge-0001?pass=p',
        proof: fail(code, { reason: 'x' }),
      });
      const answer = await back();
      expect(answer.headers.getSetCookie()).toEqual([gone]);
      const { searchParams } = locationOf(answer);
      expect(searchParams.get('error')).toBe(code);
      expect(searchParams.get('appliance-id')).toBe('edge-0001');
      expect(searchParams.get('pass')).toBe('p');
      expect(searchParams.has('fact.reason')).toBe(false);
    },
  );

  it.each(['/registrations/%E0%A4%A', '/approve/a.b.c', '/'])('fails on its own origin, from %s', async (returnTo) => {
    signOn.finish.mockResolvedValue({ returnTo, proof: fail('sign_in_failed') });
    const { origin, pathname } = locationOf(await back());
    expect([origin, pathname]).toEqual(['https://register.test', '/']);
  });

  it('hands over what came, whatever it is', async () => {
    await back('', '');
    expect(signOn.finish).toHaveBeenLastCalledWith('', null);
    await back('__Host-sign-in=; x=y', '?error=<script>');
    expect(signOn.finish).toHaveBeenLastCalledWith('?error=%3Cscript%3E', null);
  });

  it('leads nowhere where there is no single sign-on', async () => {
    openServer({ signOn: null });
    const answer = await back();
    expect(locationOf(answer).searchParams.get('error')).toBe('access_needed');
    expect(answer.headers.getSetCookie()).toEqual([gone]);
  });

  it('says that the store is down', async () => {
    signOn.finish.mockRejectedValue(new StoreError('spend'));
    const answer = await back();
    expect(locationOf(answer).searchParams.get('error')).toBe('store_unavailable');
    expect(answer.headers.getSetCookie()).toEqual([gone]);
  });
});
