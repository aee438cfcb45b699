import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readLastSite } from '../../../app/_front/last-site-cookie';
import { readListCookie } from '../../../app/_hosts/list-cookie';
import { POST as undo } from '../../../app/api/registrations/[edgeHostId]/undo/route';
import { POST as submit } from '../../../app/api/registrations/route';
import { type AccessWorld, createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';

const door = vi.hoisted(() => ({ server: undefined as unknown }));
vi.mock('../../../lib/server', () => ({
  getServer: async () => ({ ok: true, value: door.server }),
  reportCrash: (error: unknown) => {
    throw error;
  },
}));

const origin = 'https://register.test';
const host = edgeHost(1);
const link = stagingLink('rollout', ['denver']);
const context = { params: Promise.resolve({ edgeHostId: host }) };
const cookieName = '__Host-undo';

/** What a browser sends along. */
interface Phone {
  readonly headers?: Record<string, string>;
  readonly pass?: string;
}

let world: AccessWorld;

function open(site = guardedSite('denver', { modes: ['link'] }, { topology: { controlPlane: 3 } })) {
  world = createAccessWorld([site, guardedSite('boston', { modes: ['link'] })], { links: [link] });
  door.server = testServer(world, [site]);
}

beforeEach(() => open());

function form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
}

function json(path: string, body: Record<string, string>, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Somebody who has scanned the link, with the cookie of a phone. */
async function withCookie(): Promise<Required<Pick<Phone, 'headers'>>> {
  return { headers: { cookie: `__Host-session=${(await world.scan(tokenOf(link))).cookie}` } };
}

/** The same, on a phone that blocks cookies: all that it has is a pass. */
async function withPass(): Promise<Required<Pick<Phone, 'pass'>>> {
  const { visit } = await world.scan(tokenOf(link));
  return { pass: await world.access.passFor(visit, host, 'form') };
}

async function register({ headers = {}, pass = '' }: Phone): Promise<Response> {
  const answer = await submit(form('/api/registrations', { edgeHostId: host, siteId: 'denver', pass }, headers));
  await world.rest();
  return answer;
}

async function takeBack({ headers = {}, pass = '' }: Phone, fields: Record<string, string> = {}): Promise<Response> {
  const answer = await undo(
    form(`/api/registrations/${host}/undo`, { pass, way: 'at_once', ...fields }, headers),
    context,
  );
  await world.rest();
  return answer;
}

/** The cookies that a browser has after this answer. */
function keep(phone: Required<Pick<Phone, 'headers'>>, answer: Response) {
  const set = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return { headers: { cookie: [phone.headers.cookie, ...set].join('; ') } };
}

function leadsTo(answer: Response): URL {
  return new URL(answer.headers.get('location') ?? '', origin);
}

function isRegistered(): boolean {
  return world.simulator.snapshot().state.hosts[host] !== undefined;
}

describe('the answer to a form that registers', () => {
  it('gives the phone a cookie that nobody else can set, for a quarter of an hour, and keeps the address clean', async () => {
    const answer = await register(await withCookie());
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(cookieName));
    expect(cookie).toMatch(/^__Host-undo=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=900$/);
    expect(leadsTo(answer).searchParams.has('undo')).toBe(false);
  });

  it('puts it into the address as well where the phone has never brought a cookie', async () => {
    const answer = await register(await withPass());
    expect(leadsTo(answer).pathname).toBe(`/registrations/${host}`);
    expect(await world.access.openUndo(leadsTo(answer).searchParams.get('undo') ?? '')).toMatchObject([
      { hostId: host },
    ]);
    expect(leadsTo(answer).searchParams.has('pass')).toBe(true);
  });

  it('keeps what the phone had', async () => {
    const phone = await withCookie();
    const first = keep(phone, await register(phone));
    const second = await submit(
      form('/api/registrations', { edgeHostId: edgeHost(2), siteId: 'denver', pass: '' }, first.headers),
    );
    const text = second.headers.getSetCookie().find((one) => one.startsWith(cookieName)) ?? '';
    const rights = await world.access.openUndo(text.split(';')[0]?.slice(cookieName.length + 1) ?? '');
    expect(rights.map(({ hostId }) => hostId).sort()).toEqual([host, edgeHost(2)]);
  });

  it('gives another phone that scans the same host nothing', async () => {
    await register(await withCookie());
    const answer = await register(await withCookie());
    expect(answer.headers.getSetCookie().filter((one) => one.startsWith(cookieName))).toEqual([]);
  });

  it('is for the real thing or for practice, never for both', async () => {
    const phone = await withCookie();
    const answer = await register({ headers: { ...phone.headers, 'x-edge-base': '/practice' } });
    const names = answer.headers.getSetCookie().map((one) => one.split('=')[0]);
    expect(names).toContain('__Host-undo-practice');
    expect(names).not.toContain(cookieName);
  });

  it('is a token in JSON', async () => {
    const { headers } = await withCookie();
    const answer = await submit(json('/api/registrations', { edgeHostId: host, siteId: 'denver' }, headers));
    const body = (await answer.json()) as { undoToken: string; undo: unknown };
    expect(body.undo).toEqual({ way: 'at_once', until: expect.stringMatching(/Z$/), reference: null });
    await world.rest();
    const taken = await undo(json(`/api/registrations/${host}/undo`, { undo: body.undoToken }), context);
    expect([taken.status, await taken.json()]).toEqual([200, { state: 'undone' }]);
    expect(isRegistered()).toBe(false);
  });
});

describe('the form that takes a host back', () => {
  it('leads to the choice of the site, where nothing is left', async () => {
    const phone = await withCookie();
    const answer = await takeBack(keep(phone, await register(phone)));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/?appliance-id=${host}&q=&undone=1#undone`);
    expect(isRegistered()).toBe(false);
  });

  it('works with cookies blocked, and keeps going', async () => {
    const phone = await withPass();
    const page = leadsTo(await register(phone));
    const answer = await takeBack(phone, { undo: page.searchParams.get('undo') ?? '' });
    expect(leadsTo(answer).searchParams.get('pass')).toBe(phone.pass);
    expect(leadsTo(answer).searchParams.get('undone')).toBe('1');
    expect(isRegistered()).toBe(false);
  });

  it('tells a phone without cookies there what it may know, by the address', async () => {
    const phone = await withPass();
    const carried = leadsTo(await register(phone)).searchParams.get('undo') ?? '';
    expect(leadsTo(await takeBack(phone, { undo: carried })).searchParams.get('undo')).toBe(carried);
  });

  it('leads back to the page with the reason for another phone, and nothing has changed', async () => {
    await register(await withCookie());
    const target = leadsTo(await takeBack(await withCookie()));
    expect(target.pathname).toBe(`/registrations/${host}`);
    expect(target.searchParams.get('error')).toBe('undo_refused');
    expect(target.hash).toBe('#undo-problem');
    expect(isRegistered()).toBe(true);
  });

  it('leads back to the page where IT was asked, with what opens it', async () => {
    open(guardedSite('denver', { modes: ['link'] }));
    const phone = await withPass();
    const carried = leadsTo(await register(phone)).searchParams.get('undo') ?? '';
    const late = leadsTo(await takeBack(phone, { undo: carried }));
    expect(late.searchParams.get('error')).toBe('undo_too_late');
    expect(late.searchParams.get('undo')).toBe(carried);
    const asked = leadsTo(await takeBack(phone, { undo: carried, way: 'ask_it' }));
    expect([...asked.searchParams.keys()].sort()).toEqual(['pass', 'undo']);
    expect(world.news.filter(({ kind }) => kind === 'undo_wanted')).toHaveLength(1);
    expect(isRegistered()).toBe(true);
  });

  it('is refused when another page sends it, though the cookie comes along', async () => {
    const phone = await withCookie();
    const kept = keep(phone, await register(phone));
    const answer = await takeBack({ headers: { ...kept.headers, 'sec-fetch-site': 'cross-site' } });
    expect(leadsTo(answer).searchParams.get('error')).toBe('cross_origin');
    expect(isRegistered()).toBe(true);
  });

  it('needs a pass of ours from a browser that tells nothing about where it comes from', async () => {
    const phone = await withCookie();
    const kept = keep(phone, await register(phone));
    const silent = new Request(`${origin}/api/registrations/${host}/undo`, {
      method: 'POST',
      headers: { ...kept.headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'way=at_once',
    });
    expect(leadsTo(await undo(silent, context)).searchParams.get('error')).toBe('form_expired');
    expect(isRegistered()).toBe(true);
  });
});

describe('what the phone keeps, once a host was taken back', () => {
  /** What a browser then sends of a cookie. */
  function kept(answer: Response, name: string): Headers | 'as it was' {
    const set = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`));
    return set === undefined ? 'as it was' : new Headers({ cookie: set.split(';')[0] ?? '' });
  }
  const hostsIn = (headers: ReturnType<typeof kept>) =>
    headers === 'as it was' ? headers : (readListCookie(headers)?.hosts.map(({ text }) => text) ?? []);

  async function takeBackFrom(list: string, lastSite = 'denver', base = ''): Promise<Response> {
    const { headers } = await withCookie();
    const name = (plain: string) => (base === '' ? plain : `${plain}-practice`);
    const cookie = `${headers.cookie}; ${name('__Host-hosts')}=${list}; ${name('__Host-last-site')}=${lastSite}`;
    const phone = { headers: { cookie, ...(base && { 'x-edge-base': base }) } };
    const { headers: after } = keep(phone, await register(phone));
    return takeBack({ headers: { ...phone.headers, ...after } });
  }

  it('is no host on the list of the wrong site, which one tap would register again', async () => {
    const answer = await takeBackFrom(`denver.${host}.${edgeHost(2)}`);
    expect(hostsIn(kept(answer, '__Host-hosts'))).toEqual([edgeHost(2)]);
  });

  it('is no list where it was the only one', async () => {
    const answer = await takeBackFrom(`denver.${host}`);
    expect(answer.headers.getSetCookie().find((one) => one.startsWith('__Host-hosts='))).toContain('Max-Age=0');
  });

  it('is the list of another site, and one without the host, as they were', async () => {
    expect(hostsIn(kept(await takeBackFrom(`boston.${host}`), '__Host-hosts'))).toBe('as it was');
    open();
    expect(hostsIn(kept(await takeBackFrom(`denver.${edgeHost(2)}`), '__Host-hosts'))).toBe('as it was');
  });

  it('is not the wrong site as the one to propose, but another one is', async () => {
    const wrong = kept(await takeBackFrom(`denver.${host}`), '__Host-last-site');
    expect(wrong === 'as it was' ? wrong : readLastSite(wrong)).toBeNull();
    open();
    expect(kept(await takeBackFrom(`denver.${host}`, 'boston'), '__Host-last-site')).toBe('as it was');
  });

  it('is all it had while the host stays where it is', async () => {
    open(guardedSite('denver', { modes: ['link'] }));
    expect((await takeBackFrom(`denver.${host}`)).headers.getSetCookie()).toEqual([]);
  });

  it('changes nothing of the real thing in practice', async () => {
    const answer = await takeBackFrom(`denver.${host}`, 'denver', '/practice');
    const names = answer.headers.getSetCookie().map((one) => one.split('=')[0]);
    expect(names).toEqual(['__Host-hosts-practice', '__Host-last-site-practice']);
  });

  it('is the same for JSON', async () => {
    const { headers } = await withCookie();
    const cookie = `${headers.cookie}; __Host-hosts=denver.${host}; __Host-last-site=denver`;
    const after = keep({ headers: { cookie } }, await register({ headers: { cookie } }));
    const answer = await undo(json(`/api/registrations/${host}/undo`, {}, after.headers), context);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().map((one) => one.split('=')[0])).toEqual(['__Host-hosts', '__Host-last-site']);
    await world.rest();
  });
});

describe('JSON', () => {
  it('tells that IT was asked, and the reference', async () => {
    open(guardedSite('denver', { modes: ['link'] }));
    const phone = await withCookie();
    const { headers } = keep(phone, await register(phone));
    const answer = await undo(json(`/api/registrations/${host}/undo`, { way: 'ask_it' }, headers), context);
    expect([answer.status, await answer.json()]).toEqual([
      202,
      { state: 'asked', reference: expect.stringMatching(/-/) },
    ]);
  });

  it.each([
    ['of a host that is none', { params: Promise.resolve({ edgeHostId: '%zz' }) }, {}, 404, 'not_registered'],
    ['with a field that nobody knows', context, { force: 'yes' }, 400, 'body_invalid'],
    ['of a host that nobody registered', context, {}, 404, 'not_registered'],
  ])('%s is refused', async (_name, given, body, status, code) => {
    const answer = await undo(json('/x', body as Record<string, string>), given);
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([status, code]);
  });

  it('in another format is refused', async () => {
    const answer = await undo(new Request(`${origin}/x`, { method: 'POST', body: 'x' }), context);
    expect(answer.status).toBe(415);
  });
});
