import { createElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parseApproverName } from '../../../app/_approve/approver-name';
import { formatMoment } from '../../../app/_approve/format-moment';
import { ProveAccess } from '../../../app/_arrive/prove-access';
import { SessionLine } from '../../../app/_arrive/session-line';
import { readCookie, readSessionCookie } from '../../../app/_front/session-cookie';
import ApprovePage from '../../../app/approve/[token]/page';
import { UnknownRegistration } from '../../../app/registrations/[edgeHostId]/unknown-registration';
import type { Visit } from '../../../lib/access/access';
import { openGrant } from '../../../lib/access/actor';
import { linkUrl } from '../../../lib/access/staging-link';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import type { Server } from '../../../lib/server/compose';
import type { SignOn, StagingLink } from '../../../lib/sites/site';
import { type AccessWorld, createAccessWorld, guardedSite, testSecrets } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { testServer } from '../../support/test-server';
import { siteId } from '../../support/test-site';

const door = vi.hoisted(() => ({ server: undefined as unknown, headers: new Headers() }));
vi.mock('../../../lib/server', () => ({ getServer: async () => ({ ok: true, value: door.server }) }));
vi.mock('next/headers', () => ({ headers: async () => door.headers }));

const t = dictionaryFor('en');
const hostId = edgeHost(1);
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const render = (element: ReactElement) => renderToStaticMarkup(element);

describe('the page for whoever has not shown that they may', () => {
  const asked = {
    t,
    base: '' as const,
    hostId,
    modes: ['link', 'pin', 'sign_in'] as const,
    isForLink: false,
    pinSite: '',
    isPinInvalid: false,
    pass: null,
    formPass: 'sealed-form',
  };
  const show = (changes: Partial<Parameters<typeof ProveAccess>[0]> = {}) =>
    render(createElement(ProveAccess, { ...asked, ...changes }));

  it('offers every way in that there is, the scan always', () => {
    expect(textOf(show())).toMatch(
      /Type the PIN of your site.*Sign in with your company account.*Scan the screen again/,
    );
    const scanOnly = show({ modes: ['link'] });
    expect(textOf(scanOnly)).toContain(t.access.prove.introductionOfScan);
    expect(scanOnly).not.toContain('<form');
    expect(scanOnly).not.toContain('/api/sign-in');
  });

  it('posts host, pass, site and PIN, and nothing else', () => {
    const html = show({ pinSite: 'Store "12"' });
    expect(html).toMatch(/<form (?=[^>]*method="post")(?=[^>]*action="\/api\/access\/pin")/);
    expect([...html.matchAll(/<input [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'edgeHostId',
      'pass',
      'site',
      'pin',
    ]);
    expect(html).toContain('value="Store &quot;12&quot;"');
  });

  it('has fields that password managers know, and never a PIN in them', () => {
    const pin = /<input id="pin"[^>]*>/.exec(show({ isPinInvalid: true }))?.[0];
    expect(pin).toContain('type="password"');
    expect(pin).toContain('autoComplete="current-password"');
    expect(pin).toContain('aria-describedby="pin-hint problem"');
    expect(pin).toContain('aria-invalid="true"');
    expect(pin).not.toContain('value=');
    expect(show()).toContain('autoComplete="username"');
  });

  it('asks for the PIN alone where the link knows its sites', () => {
    const html = show({ isForLink: true, modes: ['link'] });
    expect(textOf(html)).toContain(t.access.prove.titleOfLink);
    expect(html).not.toContain('name="site"');
    expect(html).toContain('name="pin"');
  });

  it('comes back to the host after signing in', () => {
    const to = new URLSearchParams({ to: `/?appliance-id=${hostId}` });
    expect(show()).toContain(`href="/api/sign-in?${to}"`);
  });
});

describe('what a phone is remembered for', () => {
  const sites = [guardedSite('denver'), guardedSite('boulder')];
  const { directory } = createAccessWorld(sites);
  const visit = (ids: string[], proofs = 1): Visit => ({
    actor: {
      grants: [{ ...openGrant, mode: 'link', who: 'link x', scope: { by: 'ids', ids: ids.map(siteId) } }, openGrant],
      sessionId: 's',
    },
    session: {
      id: 's',
      proofs: Array.from({ length: proofs }, () => ({ by: 'link', link: 'x', version: 1, atMs: 0 })),
    },
    proofs: [],
    linksWithoutPin: [],
  });
  const show = (one: Visit) =>
    render(createElement(SessionLine, { t, base: '', visit: one, directory, token: { hostId, pass: 'sealed' } }));

  it.each([
    [['denver'], t.access.session.atSite('Site denver')],
    [['denver', 'boulder'], t.access.session.atSeveral],
    [[], t.access.session.atNone],
  ])('is told: %j', (ids, text) => {
    expect(textOf(show(visit(ids)))).toContain(text);
    expect(show(visit(ids))).toMatch(/<form (?=[^>]*method="post")(?=[^>]*action="\/api\/sign-out")/);
  });

  it('is forgotten by a form that shows that it is ours', () => {
    const html = show(visit(['denver']));
    expect(html).toContain(`name="edgeHostId" value="${hostId}"`);
    expect(html).toContain('name="pass" value="sealed"');
  });

  it('is not told where nothing is remembered', () => {
    expect(show(visit(['denver'], 0))).toBe('');
    expect(show({ ...visit(['denver']), session: null })).toBe('');
  });
});

describe('a host that is not for the reader', () => {
  const show = (modes: Server['modes'], host: typeof hostId | null = hostId) =>
    render(createElement(UnknownRegistration, { t, base: '', hostId: host, modes }));

  it('leads to all ways in, and to registering it', () => {
    const html = show(['link', 'pin', 'sign_in']);
    expect(html).toContain(`href="/?appliance-id=${hostId}&amp;ask=pin"`);
    expect(html).toContain(`href="/api/sign-in?${new URLSearchParams({ to: `/registrations/${hostId}` })}"`);
    expect(textOf(html)).toContain(t.access.prove.scan);
    expect(show(['link'])).not.toContain('ask=pin');
  });

  it('says nothing of that where everything is open, or no host is named', () => {
    expect(textOf(show(['open']))).not.toContain(t.registration.unknown.prove);
    expect(textOf(show(['link', 'pin'], null))).not.toContain(t.registration.unknown.prove);
  });
});

describe('the cookie of a session', () => {
  const of = (cookie: string) => readSessionCookie(new Headers({ cookie }));

  it.each([
    ['__Host-session=abc', 'abc'],
    ['a=b; __Host-session=a=b=c ; d=e', 'a=b=c'],
    ['__Host-session=', null],
    ['x__Host-session=abc', null],
    ['__Host-sessions=abc', null],
    [`__Host-session=${'x'.repeat(4_097)}`, null],
  ])('of %s is %s', (cookie, value) => {
    expect(of(cookie)).toBe(value);
  });

  it('is none where there are no cookies', () => {
    expect(readSessionCookie(new Headers())).toBeNull();
    expect(readCookie(new Headers({ cookie: 'other=1' }), 'other')).toBe('1');
  });
});

describe('the name of whoever decides', () => {
  it.each([
    [' Ada  Lovelace ', 'Ada Lovelace'],
    ['José O’Neill-García (night shift)', 'José O’Neill-García (night shift)'],
    ['ada@example.com', 'ada@example.com'],
    ['山田 太郎', '山田 太郎'],
    ['x'.repeat(80), 'x'.repeat(80)],
    ['x'.repeat(81), null],
    ['', null],
    ['=1+1', null],
    ['-x', null],
    ['@x', null],
    ['a\nb', 'a b'],
    ['a\u202eb', null],
    ['<b>', null],
  ])('%j is kept as %j', (typed, name) => {
    expect(parseApproverName(typed)).toBe(name);
  });
});

describe('a moment', () => {
  it('is told in the time of the site, with its name', () => {
    const atMs = Date.parse('2026-11-21T18:30:00Z');
    expect(formatMoment(atMs, 'America/Denver', 'en')).toMatch(/^Nov 21, 2026, 11:30:00.AM MST$/);
    expect(formatMoment(atMs, null, 'en')).toMatch(/6:30:00.PM UTC$/);
  });
});

describe('the page where IT decides', () => {
  const link: StagingLink = {
    id: 'asking',
    version: 1,
    scope: { by: 'ids', ids: [siteId('denver')] },
    expiresAtMs: Number.MAX_SAFE_INTEGER,
    maxHosts: 9,
    needsApproval: true,
    pinHash: null,
  };
  const signOn: SignOn = {
    issuer: 'https://login.test',
    clientId: 'x',
    scopes: [],
    rules: [
      { claim: 'groups', value: 'it', role: 'it', scope: null },
      { claim: 'groups', value: 'shop', role: 'operator', scope: null },
    ],
    isInPrivateNetwork: false,
  };
  const sites = [guardedSite('denver', { modes: ['link', 'sign_in'] })];
  let world: AccessWorld;
  let token: string;

  beforeEach(async () => {
    world = createAccessWorld(sites, { links: [link], signOn });
    door.server = testServer(world, sites);
    door.headers = new Headers();
    const signed = linkUrl('', link, testSecrets.link)?.slice('/j/'.length) ?? '';
    const { visit } = await world.scan(signed);
    await world.desk.as(visit.actor).submit({ edgeHostId: hostId, siteId: 'denver', hostName: 'till-2' });
    await world.rest();
    token = await world.access.sealApproval({ hostId, siteId: siteId('denver'), requestedAtMs: world.clock.now() });
  });

  const show = async (query: Record<string, string> = {}, shown = token) => {
    const page: ReactNode = await ApprovePage({
      params: Promise.resolve({ token: encodeURIComponent(shown) }),
      searchParams: Promise.resolve(query),
    });
    const { prelude } = await prerender(page);
    return new Response(prelude).text();
  };
  const withSignOn = () => {
    door.server = { ...testServer(world, sites), signOn: {} };
  };
  const signInAs = async (group: string) => {
    const nobody = await world.access.identify({ cookie: null, pass: null });
    const entry = await world.access.admitSignOn(
      { by: 'sign_in', subject: 'ada@example.com', claims: { groups: [group] } },
      nobody,
    );
    door.headers = new Headers({ cookie: `__Host-session=${entry.cookie}` });
  };

  it('shows host, site, way and moment, asks for a name, and changes nothing', async () => {
    const html = await show();
    const text = textOf(html.replaceAll('<!-- -->', ''));
    for (const part of ['d30001', 'Site denver', 'link asking', 'till-2', 'UTC', t.access.approve.allow]) {
      expect(text).toContain(part);
    }
    expect(html.replace(/<[^>]*>/g, '')).toContain(hostId);
    expect(html).toContain('name="name"');
    expect(html).toContain(`name="token" value="${token}"`);
    const buttons = html.match(/<button[^>]*name="verdict"[^>]*>/g) ?? [];
    expect(buttons.map((button) => /value="([^"]+)"/.exec(button)?.[1])).toEqual(['approve', 'reject']);
    expect(world.writes()).toEqual([]);
  });

  it('keeps the name that came back, and joins the field to what is wrong with it', async () => {
    const html = await show({ name: '<b>', error: 'approver_missing', reference: '7KQ2-M9XD' });
    expect(html).toContain('value="&lt;b&gt;"');
    expect(html).toContain('aria-describedby="name-hint problem"');
    expect(html).toContain('href="#name"');
    // Whoever reads this is IT.
    expect(html).not.toContain('tel:');
  });

  it('shows what was decided, and by whom, to whoever comes second', async () => {
    const opened = await world.access.openApproval(token);
    if (!opened.ok) throw new Error('The link does not open');
    const { requestedAtMs } = opened.value.request;
    await world.desk.as(opened.value.actor).decide({ hostId, requestedAtMs, verdict: 'reject', by: 'Grace Hopper' });
    const html = await show({ error: 'approval_not_wanted' });
    expect(textOf(html)).toContain(t.access.approve.rejected.title);
    expect(textOf(html)).toContain('Grace Hopper');
    expect(html).not.toContain('<form');
    expect(html).not.toContain('role="alert"');
  });

  it.each([
    ['forged', 'approval_link_invalid'],
    ['', 'approval_link_invalid'],
  ] as const)('says of a link that reads %j that it decides nothing', async (shown, code) => {
    const html = await show({}, shown);
    expect(textOf(html)).toContain(t.errors[code].sentence({}));
    expect(html).not.toContain('<form');
    expect(html).not.toContain('denver');
  });

  it('says of a link about an earlier request that there is another one', async () => {
    const early = await world.access.sealApproval({ hostId, siteId: siteId('denver'), requestedAtMs: 1 });
    const html = await show({}, early);
    expect(textOf(html)).toContain(t.errors.approval_not_wanted.sentence({}));
    expect(html).not.toContain('<form');
  });

  it('asks for a sign-in instead of a name where the company has one', async () => {
    withSignOn();
    const html = await show();
    expect(textOf(html)).toContain(t.access.approve.signInFirst);
    expect(html).toContain(
      `href="/api/sign-in?${new URLSearchParams({ to: `/approve/${encodeURIComponent(token)}` })}"`,
    );
    expect(html).not.toContain('<form');
  });

  it('tells an operator who is signed in that only IT decides', async () => {
    withSignOn();
    await signInAs('shop');
    const html = await show();
    expect(textOf(html)).toContain(t.access.approve.notIt);
    expect(html).not.toContain('<form');
  });

  it('lets IT decide in the name that they are signed in with', async () => {
    withSignOn();
    await signInAs('it');
    const html = await show();
    expect(textOf(html)).toContain(t.access.approve.signedInAs('sign-in ada@example.com'));
    expect(html).toContain('<form');
    expect(html).not.toContain('name="name"');
  });
});
