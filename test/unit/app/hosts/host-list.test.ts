import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addHosts,
  createList,
  hasHost,
  listKeys,
  listPairs,
  mostListed,
  readList,
  removeHost,
} from '../../../../app/_hosts/host-list';
import { hostsHref } from '../../../../app/_hosts/hosts-href';
import { endList, keepList, readListCookie } from '../../../../app/_hosts/list-cookie';
import { uniteLists } from '../../../../app/_hosts/unite-lists';
import { edgeHost, edgeHosts } from '../../../support/palette-truth';

const refusal = { code: 'host_at_other_site', facts: { site: 'Boulder – Pearl St' }, reference: '7KQ2-M9XD' } as const;
const query = (text: string) => new URLSearchParams(text);
const headers = (cookie: string, base = '') => new Headers({ cookie, 'x-edge-base': base });
const pairOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

describe('a list of hosts', () => {
  it('holds each host once, in their order, without the blanks around it', () => {
    const list = createList('denver', [` ${edgeHost(2)}\n`, edgeHost(1), edgeHost(2), '', '  ', 'a b', 'a b']);
    expect(list.hosts).toEqual([
      { text: edgeHost(2), hostId: edgeHost(2), refusal: null },
      { text: edgeHost(1), hostId: edgeHost(1), refusal: null },
      { text: 'a b', hostId: null, refusal: null },
    ]);
  });

  it('comes back out of its address as it went in, with why a host was refused', () => {
    const [first, ...others] = createList('denver', [...edgeHosts(2), 'Default string']).hosts;
    const list = { siteId: 'denver', hosts: [...(first === undefined ? [] : [{ ...first, refusal }]), ...others] };
    expect(readList(new URL(hostsHref('', list), 'https://x.test').searchParams)).toEqual(list);
  });

  it('comes back whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 120 }), { maxLength: mostListed }), (texts) => {
        const list = createList('denver', texts);
        const read = readList(new URLSearchParams(listPairs(list).map(([key, value]) => [key, value])));
        expect(read?.hosts.map(({ text }) => text)).toEqual(list.hosts.map(({ text }) => text));
      }),
    );
  });

  it.each(['', 'host=edge-1', `${listKeys.site}=`, `${listKeys.site}=%20`])('is none without a site: %j', (text) => {
    expect(readList(query(text))).toBeNull();
  });

  it('takes no more than the first ten hosts of an address, nor more of a text than a field holds', () => {
    const hosts = edgeHosts(12).map((host) => `host=${host}`);
    expect(readList(query(`site=denver&${hosts.join('&')}`))?.hosts).toHaveLength(mostListed);
    const [host] = readList(query(`site=denver&host=${'%20x'.repeat(5_000)}`))?.hosts ?? [];
    expect(host?.text.length).toBeLessThanOrEqual(200);
    expect(readList(query(`site=${'d'.repeat(9_000)}`))?.siteId.length).toBeLessThanOrEqual(64);
  });

  it.each(['error=no_such_code', 'error=toString', '', '%zz', 'error=host_blocked&reference=<b>'])(
    'believes of %j only what the catalogue has',
    (told) => {
      const text = new URLSearchParams({ site: 'denver', host: edgeHost(1), refused: `host=${edgeHost(1)}&${told}` });
      const [host] = readList(text)?.hosts ?? [];
      expect([null, { code: 'host_blocked', facts: {}, reference: null }]).toContainEqual(host?.refusal);
    },
  );

  it('tells of no refusal of a host that is not on it', () => {
    const text = `site=denver&host=${edgeHost(1)}&refused=${encodeURIComponent(`host=${edgeHost(2)}&error=host_blocked`)}`;
    expect(readList(query(text))?.hosts).toEqual([{ text: edgeHost(1), hostId: edgeHost(1), refusal: null }]);
  });

  it('takes a host only once, and no eleventh', () => {
    const ten = createList('denver', edgeHosts(10));
    expect(addHosts(ten, [edgeHost(3)])).toEqual({ ok: true, value: ten });
    expect(addHosts(ten, [edgeHost(11)])).toEqual({ ok: false, error: { code: 'list_too_long' } });
    const nine = createList('denver', edgeHosts(9));
    expect(addHosts(nine, [edgeHost(10), edgeHost(10)])).toEqual({ ok: true, value: ten });
    expect(addHosts(nine, [edgeHost(10), edgeHost(11)])).toMatchObject({ ok: false });
  });

  it('lets go of one host and keeps the others', () => {
    const list = removeHost(createList('denver', [...edgeHosts(3), 'a b']), edgeHost(2));
    expect(hasHost(list, edgeHost(2))).toBe(false);
    expect(list.hosts.map(({ text }) => text)).toEqual([edgeHost(1), edgeHost(3), 'a b']);
    expect(removeHost(list, 'a b').hosts).toHaveLength(2);
  });

  it('loses no host that the phone has scanned since the page was opened', () => {
    const page = createList('denver', edgeHosts(2));
    const phone = createList('denver', [edgeHost(2), edgeHost(3)]);
    expect(uniteLists(page, null, phone)).toEqual(createList('denver', edgeHosts(3)));
    expect(uniteLists(page, createList('boulder', [edgeHost(4)]))).toEqual(page);
    expect(uniteLists(createList('denver', edgeHosts(10)), createList('denver', [edgeHost(11)])).hosts).toHaveLength(
      10,
    );
  });
});

describe('the list that a phone keeps', () => {
  const list = createList('denver', edgeHosts(3));

  it('is out of reach of scripts and other hosts, and is forgotten after two hours', () => {
    const cookie = keepList('', list);
    expect(cookie).toBe(
      `__Host-hosts=denver.${edgeHosts(3).join('.')}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=7200`,
    );
    expect(readListCookie(headers(`a=b; ${pairOf(cookie)}; c=d`))).toEqual(list);
  });

  it('of the practice never meets that of real hosts', () => {
    const cookie = pairOf(keepList('/practice', list));
    expect(readListCookie(headers(cookie))).toBeNull();
    expect(readListCookie(headers(cookie, '/practice'))).toEqual(list);
    expect(readListCookie(headers(pairOf(keepList('', list)), '/practice'))).toBeNull();
  });

  it('fits into a cookie with ten of the longest IDs', () => {
    const longest = Array.from({ length: 10 }, (_, index) => `${index}${'x'.repeat(127)}`);
    const cookie = keepList('', createList('d'.repeat(32), longest));
    expect(cookie.length).toBeLessThan(4_096);
    expect(readListCookie(headers(pairOf(cookie)))?.hosts).toHaveLength(10);
  });

  it('holds only what has the form of an ID', () => {
    expect(pairOf(keepList('', createList('denver', ['a b', 'x;y', edgeHost(1)])))).toBe(
      `__Host-hosts=denver.${edgeHost(1)}`,
    );
  });

  it.each([
    ['nothing', createList('denver', [])],
    ['no ID', createList('denver', ['a b'])],
    ['a site that cannot be', createList('Denver; Max-Age=9', edgeHosts(1))],
  ])('ends where there is %s to keep', (_, nothing) => {
    expect(keepList('', nothing)).toBe(endList(''));
    expect(endList('')).toBe('__Host-hosts=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0');
  });

  it.each(['', '.', 'Denver.edge-1', '..', `${'x'.repeat(5_000)}.edge-1`, '%0d%0a'])('is not %j', (value) => {
    expect(readListCookie(headers(`__Host-hosts=${value}`))).toBeNull();
  });

  it('whoever has written it: no more than ten hosts, none twice, none that cannot be', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), (texts) => {
        const kept = readListCookie({
          get: (name) => (name === 'cookie' ? `__Host-hosts=denver.${texts.join('.')}` : null),
        });
        const ids = kept?.hosts.map(({ hostId }) => hostId) ?? [];
        expect(ids).not.toContain(null);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(mostListed);
      }),
    );
  });
});
