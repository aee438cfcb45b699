import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBase } from '../../../../app/_front/base';
import { readList } from '../../../../app/_hosts/host-list';
import { readListCookie } from '../../../../app/_hosts/list-cookie';
import { POST as changeList } from '../../../../app/api/list/route';
import { type AccessWorld, createAccessWorld } from '../../../support/access-world';
import { edgeHost, edgeHosts } from '../../../support/palette-truth';
import { testServer } from '../../../support/test-server';
import { testSite } from '../../../support/test-site';

const door = vi.hoisted(() => ({ server: undefined as unknown }));
vi.mock('../../../../lib/server', () => ({
  getServer: async () => ({ ok: true, value: door.server }),
  reportCrash: (error: unknown) => {
    throw error;
  },
}));

const origin = 'https://register.test';
const own = { 'sec-fetch-site': 'same-origin' };
const sites = [testSite('denver'), testSite('boulder')];
let world: AccessWorld;
beforeEach(() => {
  world = createAccessWorld(sites);
  door.server = testServer(world, sites);
});

type Pairs = readonly (readonly [string, string])[];
const post = (pairs: Pairs, headers: Record<string, string> = own) =>
  changeList(
    new Request(`${origin}/api/list`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(pairs.map(([key, value]) => [key, value])),
    }),
  );
const listOf = (site: string, ...hosts: string[]): Pairs => [
  ['site', site],
  ...hosts.map((host) => ['host', host] as const),
];
const add = (text: string): Pairs => [['edgeHostId', text]];
const remove = (text: string): Pairs => [['remove', text]];
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const targetOf = (answer: Response) => new URL(answer.headers.get('location') ?? '', origin);

/** What the page shows next, and what the phone keeps: the hosts of both. */
const hostsOf = (answer: Response) => ({
  shown: readList(targetOf(answer).searchParams)?.hosts.map(({ text }) => text),
  kept: readListCookie(new Headers({ cookie: cookieOf(answer) }))?.hosts.map(({ text }) => text),
});
const both = (...hosts: string[]) => ({ shown: hosts, kept: hosts });

describe('adding a host to the list', () => {
  it('puts it into the address and into the cookie, and leads to the list', async () => {
    const answer = await post([...listOf('denver', edgeHost(1)), ...add(edgeHost(2))]);
    expect(answer.status).toBe(303);
    expect(targetOf(answer).pathname).toBe('/hosts');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(hostsOf(answer)).toEqual(both(edgeHost(1), edgeHost(2)));
  });

  it('from the page of one host joins the list that the phone keeps', async () => {
    const first = await post([['site', 'denver'], ...add(edgeHost(1))]);
    const second = await post([['site', 'denver'], ...add(edgeHost(2))], { ...own, cookie: cookieOf(first) });
    expect(hostsOf(second)).toEqual(both(edgeHost(1), edgeHost(2)));
  });

  it('for another site begins a new list', async () => {
    const first = await post([['site', 'denver'], ...add(edgeHost(1))]);
    const second = await post([['site', 'boulder'], ...add(edgeHost(2))], { ...own, cookie: cookieOf(first) });
    expect(targetOf(second).searchParams.get('site')).toBe('boulder');
    expect(hostsOf(second)).toEqual(both(edgeHost(2)));
  });

  it('works where cookies are blocked, by the address alone', async () => {
    const first = await post([['site', 'denver'], ...add(edgeHost(1))]);
    const known = [...targetOf(first).searchParams].filter(([key]) => key === 'site' || key === 'host');
    expect(hostsOf(await post([...known, ...add(edgeHost(2))])).shown).toEqual(edgeHosts(2));
  });

  it.each([
    ['the code of a host', `${origin}/?appliance-id=${edgeHost(2)}`],
    ['an ID with a line break', `edge-5c913342d76bb86e\n7ccd998b19d30002`],
    ['an ID with its label', `Machine ID: ${edgeHost(2)}`],
  ])('understands %s', async (_, text) => {
    expect(hostsOf(await post([...listOf('denver', edgeHost(1)), ...add(text)]))).toEqual(both(...edgeHosts(2)));
  });

  it('takes all of several that were pasted', async () => {
    const answer = await post([['site', 'denver'], ...add(edgeHosts(3).join('\n'))]);
    expect(hostsOf(answer)).toEqual(both(...edgeHosts(3)));
  });

  it('says so when it is on the list already, and lists it once', async () => {
    const answer = await post([...listOf('denver', edgeHost(1)), ...add(edgeHost(1))]);
    expect(targetOf(answer).searchParams.get('twice')).toBe('1');
    expect(hostsOf(answer)).toEqual(both(edgeHost(1)));
    const fresh = await post([...listOf('denver', edgeHost(1)), ...add(edgeHost(2))]);
    expect(targetOf(fresh).searchParams.has('twice')).toBe(false);
  });

  it.each([
    ['', 'host_id_missing'],
    ['a b', 'host_id_invalid'],
    ['Default string', 'host_id_filler'],
    ['WIFI:S:guest;T:WPA;P:secret;;', 'host_id_invalid'],
  ])('keeps %j in its field and says what is wrong with it', async (text, code) => {
    const answer = await post([...listOf('denver', edgeHost(1)), ...add(text)]);
    const { searchParams, hash } = targetOf(answer);
    expect([searchParams.get('text'), searchParams.get('error'), hash]).toEqual([text, code, '#problem']);
    expect(searchParams.get('reference')).toMatch(/^[A-Z0-9-]{9}$/);
    expect(hostsOf(answer).shown).toEqual([edgeHost(1)]);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is no news where the host only begins the list, and another one is wanted next', async () => {
    const answer = await post([...listOf('denver', edgeHost(1)), ...add(edgeHost(1)), ['onward', '1']]);
    expect(targetOf(answer).searchParams.has('twice')).toBe(false);
  });

  it('offers what may be meant by what a hand has typed, and takes what a scanner has read', async () => {
    const slip = edgeHost(2).replace(/000/, 'OOO');
    const typed = [...listOf('denver', edgeHost(1)), ...add(slip)];
    const asked = await post([...typed, ['typed', '1']]);
    const { searchParams, hash } = targetOf(asked);
    expect([searchParams.get('text'), searchParams.get('error'), hash]).toEqual([slip, null, '#doubt']);
    expect(hostsOf(asked).shown).toEqual([edgeHost(1)]);
    expect(hostsOf(await post(typed))).toEqual(both(edgeHost(1), slip));
  });

  it.each([
    ['one', `${origin}/practice/?appliance-id=${edgeHost(2)}`, edgeHost(2)],
    [
      'several',
      edgeHosts(2)
        .map((id) => `${origin}/practice/?appliance-id=${id}`)
        .join('\n'),
      null,
    ],
    ['the address of its page', `${origin}/practice/registrations/${edgeHost(2)}`, edgeHost(2)],
  ])('leads hosts of practice there, and none joins the real list: %s', async (_, text, hostId) => {
    const answer = await post([...listOf('denver', edgeHost(1)), ...add(text)]);
    const { pathname, searchParams } = targetOf(answer);
    expect([answer.status, pathname, searchParams.get('appliance-id')]).toEqual([303, '/practice/', hostId ?? text]);
    expect([searchParams.has('host'), answer.headers.get('set-cookie')]).toEqual([false, null]);
    expect(world.writes()).toHaveLength(0);
  });

  it('takes them in practice', async () => {
    const text = `${origin}/practice/?appliance-id=${edgeHost(2)}`;
    const answer = await post([['site', 'denver'], ...add(text)], { ...own, 'x-edge-base': '/practice' });
    expect(readList(targetOf(answer).searchParams)?.hosts.map((host) => host.text)).toEqual([edgeHost(2)]);
  });

  it('takes no eleventh host, and keeps it in its field', async () => {
    const answer = await post([...listOf('denver', ...edgeHosts(10)), ...add(edgeHost(11))]);
    expect(targetOf(answer).searchParams.get('error')).toBe('list_too_long');
    expect(targetOf(answer).searchParams.get('text')).toBe(edgeHost(11));
    expect(hostsOf(answer).shown).toEqual(edgeHosts(10));
  });

  it('keeps why another host of the list was refused', async () => {
    const refused = `host=${edgeHost(1)}&error=host_blocked&reference=7KQ2-M9XD`;
    const answer = await post([...listOf('denver', edgeHost(1)), ['refused', refused], ...add(edgeHost(2))]);
    expect(readList(targetOf(answer).searchParams)?.hosts[0]?.refusal?.code).toBe('host_blocked');
  });

  it('changes nothing in Palette and nothing in the store', async () => {
    await post([...listOf('denver', edgeHost(1)), ...add(edgeHost(2))]);
    expect(world.writes()).toHaveLength(0);
    expect(await world.store.readIntent(edgeHost(2))).toBeNull();
  });
});

describe('taking a host off the list', () => {
  it('forgets it in the address and in the cookie', async () => {
    const answer = await post([...listOf('denver', ...edgeHosts(3)), ...remove(edgeHost(2))]);
    expect(hostsOf(answer)).toEqual(both(edgeHost(1), edgeHost(3)));
  });

  it('works for what is no ID, and does no harm for what is not on it', async () => {
    const answer = await post([...listOf('denver', edgeHost(1), 'a b'), ...remove('a b')]);
    expect(hostsOf(answer)).toEqual(both(edgeHost(1)));
    expect(hostsOf(await post([...listOf('denver', edgeHost(1)), ...remove('')]))).toEqual(both(edgeHost(1)));
  });

  it('ends the list with the last one, and asks for the first host of the site again', async () => {
    const answer = await post([...listOf('denver', edgeHost(1)), ...remove(edgeHost(1))]);
    expect(answer.headers.get('location')).toBe('/?site=denver');
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-hosts=;.*Max-Age=0$/);
  });

  it('ends it at once when asked to', async () => {
    const answer = await post([...listOf('denver', ...edgeHosts(3)), ['clear', '1']]);
    expect(answer.headers.get('location')).toBe('/?site=denver');
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=0$/);
  });
});

describe('the guard of the list', () => {
  it.each([{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])(
    'lets no other page change it: %j',
    async (headers) => {
      const answer = await post([...listOf('denver', edgeHost(1)), ...add(edgeHost(2))], headers);
      expect(targetOf(answer).searchParams.get('error')).toBe('cross_origin');
      expect(answer.headers.get('set-cookie')).toBeNull();
    },
  );

  it('asks an old browser for the pass of the form, which is that of the first host', async () => {
    const nobody = await world.access.identify({ cookie: null, pass: null });
    const fields = [...listOf('denver', edgeHost(1)), ...add(edgeHost(2))];
    expect(targetOf(await post(fields, {})).searchParams.get('error')).toBe('form_expired');
    const pass = await world.access.passFor(nobody, edgeHost(1), 'form');
    expect(hostsOf(await post([...fields, ['pass', pass]], {}))).toEqual(both(...edgeHosts(2)));
    const other = await world.access.passFor(nobody, edgeHost(2), 'form');
    expect(targetOf(await post([...fields, ['pass', other]], {})).searchParams.get('error')).toBe('form_expired');
    expect(hostsOf(await post([['site', 'denver'], ...add(edgeHost(2)), ['pass', other]], {}))).toEqual(
      both(edgeHost(2)),
    );
  });

  it('takes forms only, and none that is too long', async () => {
    const json = await post([], { ...own, 'content-type': 'application/json' });
    expect(targetOf(json).searchParams.get('error')).toBe('content_type_unsupported');
    const long = await post([...listOf('denver', 'x'.repeat(9_000))]);
    expect(targetOf(long).searchParams.get('error')).toBe('body_too_large');
  });

  it('asks for the site where none is named', async () => {
    const answer = await post([['host', edgeHost(1)], ...add(edgeHost(2))]);
    expect([answer.status, targetOf(answer).searchParams.get('error')]).toEqual([303, 'site_missing']);
  });

  it('answers of a site that is not there as of any other', async () => {
    const answers = await Promise.all(
      ['denver', 'nowhere'].map((site) => post([...listOf(site, edgeHost(1)), ...add(edgeHost(2))])),
    );
    const [known, unknown] = answers.map((answer) => [
      answer.headers.get('location'),
      answer.headers.get('set-cookie'),
    ]);
    expect(unknown).toEqual(known?.map((text) => text?.replaceAll('denver', 'nowhere')));
  });

  it('keeps the list of the practice below its own path', async () => {
    const headers = { ...own, 'x-edge-base': '/practice' };
    expect(readBase(new Headers(headers))).toBe('/practice');
    const answer = await post([['site', 'denver'], ...add(edgeHost(1))], headers);
    expect(targetOf(answer).pathname).toBe('/practice/hosts');
    expect(cookieOf(answer)).toMatch(/^__Host-hosts-practice=/);
  });
});
