import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readList } from '../../../../app/_hosts/host-list';
import { readListCookie } from '../../../../app/_hosts/list-cookie';
import { POST as submitBatch } from '../../../../app/api/registrations/batch/route';
import type { Site } from '../../../../lib/sites/site';
import { type AccessWorld, createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../../support/access-world';
import { countCalls, edgeHost, edgeHosts, expectOneCluster, write, writesOf } from '../../../support/palette-truth';
import { testServer } from '../../../support/test-server';
import { testSite } from '../../../support/test-site';

const door = vi.hoisted(() => ({ server: undefined as unknown }));
vi.mock('../../../../lib/server', () => ({
  getServer: async () => ({ ok: true, value: door.server }),
  reportCrash: () => ({ code: 'internal', reference: '7KQ2-M9XD' }),
}));

const origin = 'https://register.test';
const own = { 'sec-fetch-site': 'same-origin' };
const link = stagingLink('rollout', ['denver']);
const blocked = edgeHost(99);
let world: AccessWorld;
const open = (sites: readonly Site[]) => {
  world = createAccessWorld(sites, { links: [link], blockedHosts: [blocked] });
  door.server = testServer(world, sites);
};
beforeEach(() => open([testSite('denver', { topology: { maxHosts: 20 } }), testSite('boulder')]));

const send = (type: string, body: string, headers: Record<string, string>) =>
  submitBatch(
    new Request(`${origin}/api/registrations/batch`, {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body,
    }),
  );
const json = (body: unknown, headers: Record<string, string> = {}) =>
  send('application/json', typeof body === 'string' ? body : JSON.stringify(body), headers);
const form = (pairs: readonly (readonly [string, string])[], headers: Record<string, string> = own) =>
  send('application/x-www-form-urlencoded', String(new URLSearchParams(pairs.map(([a, b]) => [a, b]))), headers);
const asked = (site: string, ...hosts: string[]): (readonly [string, string])[] => [
  ['site', site],
  ...hosts.map((host) => ['host', host] as const),
];
const hosts = (...ids: string[]) => ids.map((edgeHostId) => ({ edgeHostId }));
const targetOf = (answer: Response) => new URL(answer.headers.get('location') ?? '', origin);
const listOf = (answer: Response) => readList(targetOf(answer).searchParams)?.hosts ?? [];
interface RowAnswer {
  readonly edgeHostId: string;
  readonly status: number;
  readonly registration: { readonly state: string } | null;
  readonly error: { readonly code: string; readonly reference: string } | null;
}
const rowsOf = async (answer: Response): Promise<RowAnswer[]> => (await answer.json()).hosts;

describe('several hosts at one site', () => {
  it.each([3, 10])('%i at a new site cost one write each and one for the site', async (count) => {
    const answer = await json({ siteId: 'denver', hosts: hosts(...edgeHosts(count)) });
    expect(answer.status).toBe(200);
    const rows = await rowsOf(answer);
    expect(rows.map(({ edgeHostId, error }) => [edgeHostId, error])).toEqual(edgeHosts(count).map((id) => [id, null]));
    await world.rest();
    expect(countCalls(world.simulator)).toMatchObject({ writes: count + 1, refused: 0 });
    expect(writesOf(world.simulator).filter((name) => name !== write.host)).toEqual([write.cluster]);
    expectOneCluster(world.simulator, 'denver', edgeHosts(count));
  });

  it('that complete a site of three start it, in four writes', async () => {
    open([testSite('denver', { topology: { controlPlane: 3 } })]);
    await form(asked('denver', ...edgeHosts(3)));
    await world.rest();
    expectOneCluster(world.simulator, 'denver', edgeHosts(3));
    expect(countCalls(world.simulator)).toMatchObject({ writes: 4, refused: 0 });
  });

  it('leave a form on the page of the list, which the phone then keeps', async () => {
    const answer = await form(asked('denver', ...edgeHosts(3)));
    expect([answer.status, targetOf(answer).pathname, targetOf(answer).hash]).toEqual([303, '/hosts', '']);
    expect(listOf(answer)).toEqual(edgeHosts(3).map((id) => ({ text: id, hostId: id, refusal: null })));
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(readListCookie(new Headers({ cookie }))?.hosts).toHaveLength(3);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('tell a script that sent the form where it leads, so that no answer of somebody else is taken for ours', async () => {
    const answer = await form(asked('denver', ...edgeHosts(3)), { ...own, accept: 'application/json' });
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
    const { page, ...rest } = await answer.json();
    expect(rest).toEqual({ isKnown: true, code: null, retry: false });
    expect(readList(new URL(page, origin).searchParams)?.hosts).toHaveLength(3);
    expect(answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toContain('__Host-hosts');
    const refused = await form([['host', edgeHost(1)]], { ...own, accept: 'application/json' });
    expect(await refused.json()).toMatchObject({ isKnown: false, code: 'site_missing', retry: false });
  });

  it('tell a program how each of them stands, with the status that it would have had alone', async () => {
    await json({ siteId: 'denver', hosts: hosts(edgeHost(1)) });
    const [again, bad] = await rowsOf(await json({ siteId: 'denver', hosts: hosts(edgeHost(1), 'a b') }));
    expect(again).toMatchObject({ status: 200, registration: { state: 'setting_up' }, error: null });
    expect(bad).toMatchObject({
      edgeHostId: 'a b',
      status: 400,
      registration: null,
      error: { code: 'host_id_invalid' },
    });
  });

  it('take a host that stands there twice once, with the name that came first', async () => {
    const twice = [
      { edgeHostId: edgeHost(1) },
      { edgeHostId: ` ${edgeHost(1)} `, hostName: 'till-1' },
      { edgeHostId: edgeHost(1), hostName: 'till-2' },
    ];
    expect(await rowsOf(await json({ siteId: 'denver', hosts: twice }))).toHaveLength(1);
    expect((await world.store.readIntent(edgeHost(1)))?.hostName).toBe('till-1');
  });

  it('are safe to send again: nothing is written twice', async () => {
    await form(asked('denver', ...edgeHosts(3)));
    await world.rest();
    const before = countCalls(world.simulator).writes;
    await form(asked('denver', ...edgeHosts(3)));
    await world.rest();
    expect(countCalls(world.simulator).writes).toBe(before);
  });
});

describe('one that is refused', () => {
  const mixed = [edgeHost(1), 'a b', blocked, edgeHost(2)];

  it('stops no other', async () => {
    const rows = await rowsOf(await json({ siteId: 'denver', hosts: hosts(...mixed) }));
    expect(rows.map(({ error }) => error?.code ?? null)).toEqual([null, 'host_id_invalid', 'host_blocked', null]);
    expectOneCluster(world.simulator, 'denver', edgeHosts(2));
  });

  it('comes back with what was typed, why, and a reference that is in the log', async () => {
    const list = listOf(await form(asked('denver', ...mixed)));
    expect(list.map(({ text, refusal }) => [text, refusal?.code ?? null])).toEqual([
      [edgeHost(1), null],
      ['a b', 'host_id_invalid'],
      [blocked, 'host_blocked'],
      [edgeHost(2), null],
    ]);
    const references = list.flatMap(({ refusal }) => refusal?.reference ?? []);
    expect(references).toHaveLength(2);
    for (const reference of references) expect(JSON.stringify(world.events)).toContain(reference);
  });

  it('because it is at another site says which, to whoever may know', async () => {
    await json({ siteId: 'boulder', hosts: hosts(edgeHost(1)) });
    const [, host] = listOf(await form(asked('denver', edgeHost(2), edgeHost(1))));
    expect(host?.refusal).toMatchObject({ code: 'host_at_other_site', facts: { site: 'Site boulder' } });
  });

  it('by a bug of ours leaves the others their answers', async () => {
    const { desk } = world;
    const as: typeof desk.as = (actor) => ({
      ...desk.as(actor),
      submit: async (wish) => {
        if (wish.edgeHostId === edgeHost(2)) throw new Error('a bug');
        return desk.as(actor).submit(wish);
      },
    });
    door.server = { ...testServer(world, [testSite('denver')]), desk: { ...desk, as } };
    const rows = await rowsOf(await json({ siteId: 'denver', hosts: hosts(...edgeHosts(3)) }));
    expect(rows.map(({ status, error }) => [Math.floor(status / 100), error?.code ?? null])).toEqual([
      [2, null],
      [5, 'internal'],
      [2, null],
    ]);
  });

  it('is forgotten when it is sent again, while those that are only kept keep theirs', async () => {
    const refusals: (readonly [string, string])[] = [
      ['refused', `host=${edgeHost(1)}&error=too_many_requests`],
      ['refused', `host=${blocked}&error=host_blocked`],
    ];
    const list = listOf(await form([...asked('denver', edgeHost(1)), ['kept', blocked], ...refusals]));
    expect(list.map(({ text, refusal }) => [text, refusal?.code ?? null])).toEqual([
      [edgeHost(1), null],
      [blocked, 'host_blocked'],
    ]);
    expect(await world.store.readIntent(blocked)).toBeNull();
  });
});

describe('what the phone remembers', () => {
  const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
  const undone = async (text: string | null) => (await world.access.openUndo(text ?? '')).map(({ hostId }) => hostId);

  it('is the list, the site, and the right to take each of them back', async () => {
    const answer = await form(asked('denver', ...edgeHosts(3)), { ...own, cookie: 'a=b' });
    expect(cookiesOf(answer).sort()).toEqual(['__Host-hosts', '__Host-last-site', '__Host-undo']);
    const kept = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-undo=')) ?? '';
    expect((await undone(kept.split(';')[0]?.slice('__Host-undo='.length) ?? '')).sort()).toEqual(edgeHosts(3));
    expect(targetOf(answer).searchParams.has('undo')).toBe(false);
  });

  it('is in the address where there was no cookie yet: they may be blocked', async () => {
    const answer = await form(asked('denver', ...edgeHosts(2)));
    expect((await undone(targetOf(answer).searchParams.get('undo'))).sort()).toEqual(edgeHosts(2));
  });

  it('is told to a program row by row', async () => {
    const answer = await json({ siteId: 'denver', hosts: hosts(edgeHost(1), 'a b') });
    expect(cookiesOf(answer).sort()).toEqual(['__Host-last-site', '__Host-undo']);
    const rows: { undoToken: string | null }[] = (await answer.json()).hosts;
    expect(await undone(rows[0]?.undoToken ?? null)).toEqual([edgeHost(1)]);
    expect(rows[1]?.undoToken).toBeNull();
  });

  it('is nothing of a batch where nothing was done', async () => {
    expect(cookiesOf(await json({ siteId: 'denver', hosts: hosts('a b', blocked) }))).toEqual([]);
    expect(cookiesOf(await form(asked('denver', blocked)))).toEqual(['__Host-hosts']);
  });
});

describe('the list that comes back', () => {
  it('has its hosts where they were', async () => {
    const [first, second, third] = edgeHosts(3) as string[] as [string, string, string];
    const pairs = [
      ['site', 'denver'],
      ['kept', third],
      ['host', first],
      ['kept', second],
    ] as const;
    expect(listOf(await form(pairs)).map(({ text }) => text)).toEqual([third, first, second]);
  });

  it('has what the phone scanned meanwhile, not registered', async () => {
    const cookie = `__Host-hosts=denver.${edgeHost(2)}`;
    const answer = await form(asked('denver', edgeHost(1)), { ...own, cookie });
    expect(listOf(answer).map(({ text }) => text)).toEqual(edgeHosts(2));
    expect(await world.store.readIntent(edgeHost(2))).toBeNull();
  });

  it('has nothing of the phone’s list of another site', async () => {
    const cookie = `__Host-hosts=boulder.${edgeHost(2)}`;
    expect(listOf(await form(asked('denver', edgeHost(1)), { ...own, cookie }))).toHaveLength(1);
  });
});

describe('what is no batch', () => {
  it.each([
    ['eleven hosts', { siteId: 'denver', hosts: hosts(...edgeHosts(11)) }, 422, 'list_too_long'],
    ['none', { siteId: 'denver', hosts: [] }, 400, 'host_id_missing'],
    ['no site', { siteId: ' ', hosts: hosts(edgeHost(1)) }, 400, 'site_missing'],
    ['no JSON', '{', 400, 'body_invalid'],
    ['something else', { siteId: 'denver', hosts: [edgeHost(1)] }, 400, 'body_invalid'],
    ['more than asked for', { siteId: 'denver', hosts: hosts(edgeHost(1)), pairingKey: 'x' }, 400, 'body_invalid'],
    ['far too much', 'x'.repeat(9_000), 413, 'body_too_large'],
  ])('%s: nothing is done', async (_, body, status, code) => {
    const answer = await json(body);
    expect([answer.status, (await answer.json()).error.code]).toEqual([status, code]);
    expect(world.writes()).toHaveLength(0);
  });

  it('leads a form to the start, with why', async () => {
    const answer = await form(asked('denver', ...edgeHosts(11)));
    expect([answer.status, targetOf(answer).pathname]).toEqual([303, '/']);
    expect(targetOf(answer).searchParams.get('error')).toBe('list_too_long');
    const text = await send('text/plain', 'x', own);
    expect([text.status, (await text.json()).error.code]).toEqual([415, 'content_type_unsupported']);
  });

  it('counts those that are only kept as well', async () => {
    const kept = edgeHosts(10).map((id) => ['kept', id] as const);
    const answer = await form([...asked('denver', edgeHost(11)), ...kept]);
    expect(targetOf(answer).searchParams.get('error')).toBe('list_too_long');
    expect(await world.store.readIntent(edgeHost(11))).toBeNull();
  });
});

describe('who may', () => {
  beforeEach(() => open([guardedSite('denver', { modes: ['link'] }), guardedSite('boulder', { modes: ['link'] })]));
  const withLink = async () => ({ ...own, cookie: `__Host-session=${(await world.scan(tokenOf(link))).cookie}` });

  it('is asked for every host: a stranger registers none and learns nothing', async () => {
    const rows = await rowsOf(await json({ siteId: 'denver', hosts: hosts(...edgeHosts(2)) }));
    const unknown = await rowsOf(await json({ siteId: 'nowhere', hosts: hosts(...edgeHosts(2)) }));
    const plain = (row: RowAnswer) => [row.edgeHostId, row.status, row.registration, row.error?.code];
    expect(rows.map(plain)).toEqual(edgeHosts(2).map((id) => [id, 401, null, 'access_needed']));
    expect(unknown.map(plain)).toEqual(rows.map(plain));
    expect(world.writes()).toHaveLength(0);
  });

  it('registers with the cookie of a link, at its own site only', async () => {
    const headers = await withLink();
    expect(
      (await rowsOf(await json({ siteId: 'denver', hosts: hosts(...edgeHosts(2)) }, headers)))[1]?.error,
    ).toBeNull();
    const [foreign] = await rowsOf(await json({ siteId: 'boulder', hosts: hosts(edgeHost(3)) }, headers));
    expect(foreign?.error?.code).toBe('site_unknown');
  });

  it('is not said by a pass, which is good for one host', async () => {
    const { visit } = await world.scan(tokenOf(link));
    const pass = await world.access.passFor(visit, edgeHost(1), 'form');
    const answer = await form([...asked('denver', ...edgeHosts(2)), ['pass', pass]]);
    expect(listOf(answer).map(({ refusal }) => refusal?.code)).toEqual(['access_needed', 'access_needed']);
  });

  it('counts every host by the limit of the session: nobody gets more out of a batch than out of single requests', async () => {
    open([guardedSite('denver', { modes: ['link'] }, { topology: { maxHosts: 60 } })]);
    const headers = await withLink();
    const ids = Array.from({ length: 40 }, (_, index) => edgeHost(index + 10));
    const codes: (string | null)[] = [];
    for (let start = 0; start < ids.length; start += 10) {
      const rows = await rowsOf(
        await json({ siteId: 'denver', hosts: hosts(...ids.slice(start, start + 10)) }, headers),
      );
      codes.push(...rows.map(({ error }) => error?.code ?? null));
    }
    expect(codes.filter((code) => code === 'too_many_requests').length).toBeGreaterThanOrEqual(5);
    expect(codes.filter((code) => code === null).length).toBeLessThanOrEqual(35);
  });

  it('asks IT where the site wants that, host by host', async () => {
    open([guardedSite('denver', { modes: ['link'], needsApproval: true })]);
    const rows = await rowsOf(await json({ siteId: 'denver', hosts: hosts(...edgeHosts(2)) }, await withLink()));
    expect(rows.map(({ status, registration }) => [status, registration?.state])).toEqual([
      [202, 'waiting_for_approval'],
      [202, 'waiting_for_approval'],
    ]);
  });

  it('has to bring every pairing key, so that nothing of such a site goes through a batch', async () => {
    open([guardedSite('denver', { modes: ['link'], pairingKey: 'required' })]);
    const rows = await rowsOf(await json({ siteId: 'denver', hosts: hosts(...edgeHosts(2)) }, await withLink()));
    expect(rows.map(({ error }) => error?.code)).toEqual(['pairing_key_needed', 'pairing_key_needed']);
    expect(world.writes()).toHaveLength(0);
  });
});

describe('the guard', () => {
  it.each([{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])(
    'lets no other page register: %j',
    async (headers) => {
      const sent = await form(asked('denver', edgeHost(1)), headers);
      expect(targetOf(sent).searchParams.get('error')).toBe('cross_origin');
      expect((await json({ siteId: 'denver', hosts: hosts(edgeHost(1)) }, headers)).status).toBe(403);
      expect(world.writes()).toHaveLength(0);
    },
  );

  it('asks an old browser for the pass of the form', async () => {
    const fields = asked('denver', ...edgeHosts(2));
    expect(targetOf(await form(fields, {})).searchParams.get('error')).toBe('form_expired');
    const nobody = await world.access.identify({ cookie: null, pass: null });
    const pass = await world.access.passFor(nobody, edgeHost(1), 'form');
    expect(targetOf(await form([...fields, ['pass', pass]], {})).pathname).toBe('/hosts');
  });
});
