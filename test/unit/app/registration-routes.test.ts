import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as sweep } from '../../../app/api/cron/sweep/route';
import { POST as goOn } from '../../../app/api/registrations/[edgeHostId]/continue/route';
import { GET as look } from '../../../app/api/registrations/[edgeHostId]/route';
import type { Access, Visit } from '../../../lib/access/access';
import { type Actor, stranger } from '../../../lib/access/actor';
import { fail, succeed } from '../../../lib/errors';
import type { RegistrationDesk, Registrations } from '../../../lib/registration/registrations';
import type { RegistrationView } from '../../../lib/registration/view';
import { edgeHost } from '../../support/palette-truth';
import { siteId } from '../../support/test-site';

/** What routes see of the server. */
const registrations = {
  view: vi.fn<Registrations['view']>(),
  proceed: vi.fn<Registrations['proceed']>(),
};
const desk = { as: vi.fn<(actor: Actor) => typeof registrations>(), sweep: vi.fn<RegistrationDesk['sweep']>() };
const access = {
  identify: vi.fn<Access['identify']>(),
  passUse: vi.fn<Access['passUse']>(),
};
const server = {
  desk,
  access,
  webhooks: { deliver: vi.fn(async () => 4) },
  cronSecret: null as string | null,
  publicOrigin: null,
  report: ({ code }: { code: string }) => ({ code, facts: {}, reference: '7KQ2-M9XD' }),
};

vi.mock('../../../lib/server', () => ({ getServer: async () => ({ ok: true, value: server }) }));

const hostId = edgeHost(1);
const url = `http://localhost/api/registrations/${hostId}`;
const context = { params: Promise.resolve({ edgeHostId: hostId }) };
const nowMs = Date.parse('2026-11-21T08:00:00Z');

const view: RegistrationView = {
  hostId,
  siteId: siteId('denver'),
  hostName: null,
  state: 'registering',
  role: null,
  cluster: null,
  problem: null,
  hosts: { present: 0, needed: 1 },
  isRegistered: false,
  hasCalledHome: null,
  together: 3,
  turnAtMs: nowMs + 39_200,
  isDue: true,
  pollAfterMs: 5_000,
  updatedAtMs: nowMs - 5_000,
  observedAtMs: null,
  milestones: { requestedAtMs: 0, registeredAtMs: null, calledHomeAtMs: null, joinedAtMs: null, readyAtMs: null },
  machine: null,
  undo: null,
};

const nobody: Visit = { actor: stranger, session: null, proofs: [], linksWithoutPin: [] };

beforeEach(() => {
  desk.as.mockReturnValue(registrations);
  access.identify.mockResolvedValue(nobody);
  access.passUse.mockImplementation(async (pass) => (pass === 'sealed' ? 'page' : null));
  vi.useFakeTimers({ now: nowMs, toFake: ['Date'] });
  server.cronSecret = null;
  registrations.view.mockResolvedValue(succeed(view));
  registrations.proceed.mockResolvedValue(succeed(view));
  desk.sweep.mockResolvedValue({ due: 3, served: 2, failed: 1 });
});

afterEach(() => {
  vi.clearAllMocks();
  vi.useRealTimers();
});

describe('GET of a registration', () => {
  const get = (headers: Record<string, string> = {}) => look(new Request(url, { headers }), context);

  it('tells where it stands, who is registered with it, when its turn comes and when to ask again', async () => {
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      edgeHostId: hostId,
      siteId: 'denver',
      state: 'registering',
      role: null,
      cluster: null,
      error: null,
      hosts: { present: 0, needed: 1 },
      progress: {
        registered: false,
        calledHome: null,
        observedAt: null,
        requestedAt: '1970-01-01T00:00:00.000Z',
        registeredAt: null,
        calledHomeAt: null,
        joinedAt: null,
        readyAt: null,
      },
      machine: null,
      together: 3,
      turn: { at: '2026-11-21T08:00:39.200Z', inSeconds: 40 },
      undo: null,
      due: true,
      pollAfterSeconds: 5,
      updatedAt: '2026-11-21T07:59:55.000Z',
    });
  });

  it('tells when each step was done, and what of the machine is too small', async () => {
    const milestones = {
      requestedAtMs: nowMs - 50_000,
      registeredAtMs: nowMs - 40_000,
      calledHomeAtMs: nowMs - 30_000,
      joinedAtMs: nowMs - 20_000,
      readyAtMs: nowMs - 10_000,
    };
    const machine = { cpus: 4, memoryMb: 2_048, diskGb: null };
    registrations.view.mockResolvedValue(succeed({ ...view, milestones, machine }));
    expect(await (await get()).json()).toMatchObject({
      progress: {
        requestedAt: new Date(nowMs - 50_000).toISOString(),
        registeredAt: new Date(nowMs - 40_000).toISOString(),
        calledHomeAt: new Date(nowMs - 30_000).toISOString(),
        joinedAt: new Date(nowMs - 20_000).toISOString(),
        readyAt: new Date(nowMs - 10_000).toISOString(),
      },
      machine: { cpus: 4, memoryMb: 2_048, diskGb: null, tooSmall: ['memoryMb'] },
    });
  });

  it('looks with what cookie and pass prove', async () => {
    access.identify.mockResolvedValue({ ...nobody, actor: { grants: [], sessionId: 'of-the-test' } });
    const headers = { cookie: 'a=b; __Host-session=of-mine; c=d' };
    await look(new Request(`${url}?pass=sealed`, { headers }), context);
    expect(access.identify).toHaveBeenCalledExactlyOnceWith({ cookie: 'of-mine', pass: 'sealed' });
    expect(desk.as).toHaveBeenCalledExactlyOnceWith({ grants: [], sessionId: 'of-the-test' });
  });

  it('says that there is no turn to wait for, and nothing left to ask', async () => {
    registrations.view.mockResolvedValue(succeed({ ...view, turnAtMs: null, pollAfterMs: null }));
    expect(await (await get()).json()).toMatchObject({ turn: null, pollAfterSeconds: null });
  });

  it('bears a strong tag, and is kept by nobody', async () => {
    const { headers } = await get();
    expect(headers.get('etag')).toMatch(/^"[\w-]{27}"$/);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('content-type')).toBe('application/json');
  });

  it.each([
    ['the tag', (tag: string) => tag],
    ['the tag as a proxy weakens it', (tag: string) => `W/${tag}`],
    ['several tags', (tag: string) => `"other", ${tag}`],
    ['any', () => '*'],
  ])('is 304 without a body to who has %s', async (_, known) => {
    const tag = (await get()).headers.get('etag') ?? '';
    const again = await get({ 'if-none-match': known(tag) });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(tag);
    expect(again.headers.get('cache-control')).toBe('private, no-store');
  });

  it('is sent again as soon as anything in it is another', async () => {
    const tag = (await get()).headers.get('etag') ?? '';
    registrations.view.mockResolvedValue(succeed({ ...view, observedAtMs: nowMs }));
    expect((await get({ 'if-none-match': tag })).status).toBe(200);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('of a host that nobody registered is 404, and is never kept', async () => {
    registrations.view.mockResolvedValue(fail('not_registered'));
    const answer = await get();
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('POST …/continue', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (headers: Record<string, string> = {}, body?: string) =>
    goOn(new Request(`${url}/continue`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) }), context);

  it('goes on, and answers what GET answers', async () => {
    const answer = await post({ 'sec-fetch-site': 'same-origin' });
    expect(registrations.proceed).toHaveBeenCalledExactlyOnceWith(hostId);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ edgeHostId: hostId, state: 'registering', due: true });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('sends a form back to the page, whatever came of it', async () => {
    for (const outcome of [succeed(view), fail('store_unavailable')]) {
      registrations.proceed.mockResolvedValue(outcome);
      const answer = await post({ ...form, 'sec-fetch-site': 'same-origin' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/registrations/${hostId}`]);
    }
  });

  it('keeps the pass of a form, and of an address', async () => {
    const answer = await post(form, 'pass=sealed');
    expect(answer.headers.get('location')).toBe(`/registrations/${hostId}?pass=sealed`);
    await goOn(new Request(`${url}/continue?pass=sealed`, { method: 'POST' }), context);
    expect(access.identify.mock.calls).toEqual([
      [{ cookie: null, pass: 'sealed' }],
      [{ cookie: null, pass: 'sealed' }],
    ]);
  });

  it('asks a form for a pass of ours where the browser tells nothing of where it comes from', async () => {
    for (const body of ['', 'pass=foreign']) {
      const answer = await post(form, body);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: 'form_expired' } });
    }
    expect(registrations.proceed).not.toHaveBeenCalled();
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
    { origin: 'https://evil.example' },
  ])('does nothing for a page of another origin: %j', async (headers) => {
    const answer = await post(headers);
    expect(answer.status).toBe(403);
    expect(registrations.proceed).not.toHaveBeenCalled();
  });

  it('tells what went wrong', async () => {
    registrations.proceed.mockResolvedValue(fail('store_unavailable'));
    const answer = await post();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: 'store_unavailable', reference: '7KQ2-M9XD' } });
  });

  it.each(['a%20b', '%zz'])('of an address that names no host, %s, is 404', async (edgeHostId) => {
    const answer = await goOn(new Request(url, { method: 'POST' }), { params: Promise.resolve({ edgeHostId }) });
    expect(answer.status).toBe(404);
    expect(registrations.proceed).not.toHaveBeenCalled();
  });
});

describe('GET /api/cron/sweep', () => {
  const secret = 'a-secret-of-the-timer';
  const get = (authorization?: string) =>
    sweep(new Request('http://localhost/api/cron/sweep', { headers: authorization ? { authorization } : {} }));

  it('sweeps for who bears the secret, and says what it did', async () => {
    server.cronSecret = secret;
    const answer = await get(`Bearer ${secret}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ due: 3, served: 2, failed: 1, messages: 4 });
    expect(server.webhooks.deliver).toHaveBeenCalledExactlyOnceWith(50_000);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(desk.sweep).toHaveBeenCalledExactlyOnceWith(50_000);
  });

  it.each([undefined, 'Bearer ', `Bearer ${secret}x`, `Bearer ${secret.slice(1)}`, secret, `bearer ${secret}`])(
    'refuses %s',
    async (authorization) => {
      server.cronSecret = secret;
      const answer = await get(authorization);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { code: 'timer_refused' } });
      expect(desk.sweep).not.toHaveBeenCalled();
    },
  );

  it('says that the secret is missing where none is set, and sweeps for nobody', async () => {
    const answer = await get('Bearer null');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: 'configuration_missing' } });
    expect(desk.sweep).not.toHaveBeenCalled();
  });
});
