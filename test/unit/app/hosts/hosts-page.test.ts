import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AddToList, joinsList, ListNote } from '../../../../app/_hosts/add-to-list';
import { AnotherHost } from '../../../../app/_hosts/another-host';
import { createList, listPairs } from '../../../../app/_hosts/host-list';
import HostsPage from '../../../../app/hosts/page';
import { wordPairOf } from '../../../../lib/hosts/word-pair';
import { dictionaryFor } from '../../../../lib/i18n/dictionary';
import type { Site } from '../../../../lib/sites/site';
import { type AccessWorld, createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../../support/access-world';
import { edgeHost, edgeHosts } from '../../../support/palette-truth';
import { testServer } from '../../../support/test-server';
import { siteId, testSite } from '../../../support/test-site';

const door = vi.hoisted(() => ({ server: undefined as unknown, headers: new Headers() }));
vi.mock('../../../../lib/server', () => ({
  getServer: async () => ({ ok: true, value: door.server }),
  reportCrash: (error: unknown) => {
    throw error;
  },
}));
vi.mock('next/headers', () => ({ headers: async () => door.headers }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }));

const t = dictionaryFor('en');
const name = 'Denver – Snow St';
let world: AccessWorld;
const open = (sites: readonly Site[], options: Parameters<typeof createAccessWorld>[1] = {}) => {
  world = createAccessWorld(sites, options);
  door.server = testServer(world, sites);
  door.headers = new Headers();
};
beforeEach(() => open([testSite('denver', { name }), testSite('boulder', { name: 'Boulder' })]));

type Pairs = readonly (readonly [string, string])[];
const show = async (pairs: Pairs) => {
  const query: Record<string, string[]> = {};
  for (const [key, value] of pairs) query[key] = [...(query[key] ?? []), value];
  const { prelude } = await prerender(await HostsPage({ searchParams: Promise.resolve(query) }));
  return new Response(prelude).text();
};
const at = (site: string, ...hosts: string[]): Pairs => [
  ['site', site],
  ...hosts.map((host) => ['host', host] as const),
];
const textOf = (html: string) =>
  html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#x27;', "'");
const rowsIn = (html: string) => html.match(/<li class="card.*?<\/li>/gs)?.map(textOf) ?? [];
const formsTo = (html: string, action: string) =>
  html.match(new RegExp(`<form[^>]*action="${action}".*?</form>`, 'gs')) ?? [];
const valuesOf = (form = '') =>
  [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, key, value]) => [key, value]);
const submit = (...hosts: string[]) =>
  Promise.all(hosts.map((edgeHostId) => world.registrations.submit({ edgeHostId, siteId: 'denver', hostName: '' })));

describe('the page of several hosts', () => {
  it('shows the site on top, and each host by the end of its ID, its two words and the whole of it', async () => {
    const html = await show(at('denver', ...edgeHosts(2)));
    expect(textOf(html)).toContain(`2 hosts for ${name}`);
    expect(textOf(html)).toContain('1 Main Street');
    const [first = ''] = rowsIn(html);
    expect(first).toContain(edgeHost(1).slice(-6));
    expect(first).toContain(wordPairOf(edgeHost(1)).join(' '));
    expect(html.replace(/<[^>]*>/g, '')).toContain(edgeHost(1));
  });

  it('registers all of them by one button', async () => {
    const html = await show(at('denver', ...edgeHosts(3)));
    expect(rowsIn(html).every((row) => row.includes(t.hosts.row.notYet))).toBe(true);
    expect(textOf(html)).toContain('Register these 3 hosts');
    const [form] = formsTo(html, '/api/registrations/batch');
    expect(valuesOf(form).filter(([key]) => key !== 'pass')).toEqual(
      listPairs(createList('denver', edgeHosts(3))).map((pair) => [...pair]),
    );
    expect(valuesOf(form).find(([key]) => key === 'pass')?.[1]).not.toBe('');
  });

  it('speaks of one host as one', async () => {
    const text = textOf(await show(at('denver', edgeHost(1))));
    expect(text).toContain(`1 host for ${name}`);
    expect(text).toContain('Register this host');
  });

  it('lets each host go by a button of the one form that knows the list', async () => {
    const html = await show(at('denver', ...edgeHosts(2)));
    const buttons = [...html.matchAll(/<button(?=[^>]*form="list")(?=[^>]*name="remove")[^>]*value="([^"]+)"/g)];
    expect(buttons.map(([, value]) => value)).toEqual(edgeHosts(2));
    const form = formsTo(html, '/api/list').find((one) => one.includes('id="list"'));
    expect(valuesOf(form).filter(([key]) => key === 'host')).toHaveLength(2);
  });

  it('shows what the phone keeps, together with what the address says', async () => {
    door.headers = new Headers({ cookie: `__Host-hosts=denver.${edgeHost(2)}.${edgeHost(3)}` });
    expect(rowsIn(await show([]))).toHaveLength(2);
    expect(rowsIn(await show(at('denver', edgeHost(1), edgeHost(2))))).toHaveLength(3);
    expect(rowsIn(await show(at('boulder', edgeHost(1))))).toHaveLength(1);
  });

  it('promises that the phone’s own camera adds to the list only where the phone keeps one', async () => {
    expect(textOf(await show(at('denver', edgeHost(1))))).not.toContain(t.hosts.add.ownCamera);
    door.headers = new Headers({ cookie: `__Host-hosts=denver.${edgeHost(1)}` });
    expect(textOf(await show([]))).toContain(t.hosts.add.ownCamera);
  });

  it('keeps what was typed wrong in its field, with the problem above', async () => {
    const html = await show([...at('denver', edgeHost(1)), ['text', 'a b'], ['error', 'host_id_invalid']]);
    expect(html).toMatch(/<input(?=[^>]*name="edgeHostId")(?=[^>]*value="a b")(?=[^>]*aria-invalid="true")/);
    expect(html).toContain('href="#edgeHostId"');
    expect(html).toContain('<title>There is a problem: ');
  });

  it('offers the ID that may be meant, and the one that was typed', async () => {
    const slip = edgeHost(2).replace(/000/, 'OOO');
    const html = await show([...at('denver', edgeHost(1)), ['add', '1'], ['text', slip]]);
    const offered = [...html.matchAll(/<button(?=[^>]*name="edgeHostId")[^>]*value="([^"]+)"/g)];
    expect(offered.map(([, value]) => value)).toEqual([edgeHost(2), slip]);
    expect(textOf(html)).toContain(t.enter.didYouMean);
  });

  it('names what was scanned instead of a host', async () => {
    const pairs: Pairs = [...at('denver', edgeHost(1)), ['text', 'WIFI:S:guest;;'], ['error', 'host_id_invalid']];
    expect(textOf(await show(pairs))).toContain(t.scan.foreign.wifi);
  });

  it('says that a host is on it already', async () => {
    expect(textOf(await show([...at('denver', edgeHost(1)), ['twice', '1']]))).toContain(t.hosts.add.twice);
  });

  it('takes no more when it is full', async () => {
    const text = textOf(await show(at('denver', ...edgeHosts(10))));
    expect(text).toContain(t.hosts.add.full(10));
    expect(text).not.toContain(t.hosts.add.title);
  });

  it('knows beforehand which host IT has taken out of use, and sends it with no button', async () => {
    open([testSite('denver')], { blockedHosts: [edgeHost(2)] });
    const html = await show(at('denver', ...edgeHosts(2)));
    expect(rowsIn(html)[1]).toContain(t.errors.host_blocked.sentence({}));
    expect(rowsIn(html)[1]).not.toContain(t.errors.host_blocked.nextStep({}));
    expect(textOf(html)).toContain('Register this host');
  });

  it('warns of a host that IT expects elsewhere', async () => {
    open([testSite('denver'), testSite('boulder', { name: 'Boulder' })], {
      expectedHosts: [{ match: 'exact', text: edgeHost(1), siteId: siteId('boulder') }],
    });
    const [row] = rowsIn(await show(at('denver', ...edgeHosts(2))));
    expect(row).toContain(t.hosts.row.expectedAt('Boulder'));
  });

  it('writes nothing unescaped that an address brings', async () => {
    const evil = '"><script>alert(1)</script>';
    const html = await show([...at('denver', evil), ['text', evil], ['error', 'host_id_invalid'], ['site', evil]]);
    expect(html).not.toContain('<script>alert');
  });
});

describe('hosts that were sent', () => {
  it('are green with a link to their page, and nothing is left to send', async () => {
    await submit(...edgeHosts(2));
    const html = await show(at('denver', ...edgeHosts(2)));
    expect(rowsIn(html).every((row) => row.includes(t.registration.states.setting_up.title))).toBe(true);
    expect(html).toContain(`href="/registrations/${edgeHost(1)}"`);
    expect(textOf(html)).toContain(t.hosts.counts.good(2));
    expect(formsTo(html, '/api/registrations/batch')).toEqual([]);
  });

  it('are counted by what they need, as soon as one of them has been sent', async () => {
    expect(textOf(await show(at('denver', ...edgeHosts(2))))).not.toContain(t.hosts.counts.fresh(2));
    await submit(edgeHost(1));
    const text = textOf(await show(at('denver', ...edgeHosts(2), 'a b')));
    for (const count of [t.hosts.counts.good(1), t.hosts.counts.fresh(1), t.hosts.counts.bad(1)]) {
      expect(text).toContain(count);
    }
    expect(text).not.toContain('Waiting');
  });

  it('are looked at again by themselves, without scripts too, but not while somebody types', async () => {
    await submit(edgeHost(1));
    const html = await show(at('denver', edgeHost(1)));
    expect(html).toMatch(/<noscript><meta http-equiv="refresh" content="\d+"/i);
    expect(html).not.toContain('name="edgeHostId"');
    const adding = await show([...at('denver', edgeHost(1)), ['add', '1']]);
    expect(adding).not.toContain('http-equiv');
    expect(adding).toContain('name="edgeHostId"');
    expect(await show(at('denver', ...edgeHosts(2)))).not.toContain('http-equiv');
  });

  it('carry what the phone may take back to their pages, where it has no cookies for that', async () => {
    await submit(edgeHost(1));
    const html = await show([...at('denver', edgeHost(1)), ['undo', 'sealed']]);
    expect(html).toContain(`href="/registrations/${edgeHost(1)}?undo=sealed"`);
  });

  it('keep their place while another one is sent', async () => {
    await submit(edgeHost(1));
    const html = await show(at('denver', ...edgeHosts(2)));
    expect(textOf(html)).toContain('Register this host');
    expect(valuesOf(formsTo(html, '/api/registrations/batch')[0]).slice(0, 3)).toEqual([
      ['site', 'denver'],
      ['kept', edgeHost(1)],
      ['host', edgeHost(2)],
    ]);
  });

  it('and refused are red with sentence, next step and reference, and can be tried alone', async () => {
    const refused = `host=${edgeHost(1)}&error=host_blocked&reference=7KQ2-M9XD`;
    const html = await show([...at('denver', edgeHost(1)), ['refused', refused]]);
    const [row = ''] = rowsIn(html);
    for (const words of [
      t.registration.states.needs_attention.title,
      t.errors.host_blocked.sentence({}),
      t.errors.host_blocked.nextStep({}),
      '7KQ2-M9XD',
      t.hosts.row.alone,
    ]) {
      expect(row).toContain(words);
    }
    expect(textOf(html)).toContain(t.hosts.counts.bad(1));
    expect(formsTo(html, '/api/registrations/batch')).toEqual([]);
  });

  it('and refused for now are tried again by the same button', async () => {
    const refused = `host=${edgeHost(1)}&error=palette_busy`;
    expect(textOf(await show([...at('denver', edgeHost(1)), ['refused', refused]]))).toContain(t.hosts.again);
  });

  it('that cannot be a host are red with what was typed', async () => {
    const [row] = rowsIn(await show(at('denver', 'a b')));
    expect(row).toContain('a b');
    expect(row).toContain(t.errors.host_id_invalid.sentence({}));
  });

  it('name the site of a refusal only where the reader may know of it', async () => {
    const refused = `host=${edgeHost(1)}&error=host_at_other_site&fact.site=Nowhere`;
    expect(textOf(await show([...at('denver', edgeHost(1)), ['refused', refused]]))).not.toContain('Nowhere');
  });
});

describe('the way to a site that survives a broken host', () => {
  beforeEach(() => open([testSite('denver', { topology: { controlPlane: 3 } })]));

  it('counts what is there and what is on the list', async () => {
    expect(textOf(await show(at('denver', ...edgeHosts(2))))).toContain('With these it is 2 of 3. One more and');
    await submit(...edgeHosts(2));
    const text = textOf(await show(at('denver', ...edgeHosts(2))));
    expect(text).toContain('2 of 3 hosts are here. One more and this site survives a broken host.');
    expect(text).toContain(t.hosts.row.waitsForHosts);
    expect(textOf(await show(at('denver', edgeHost(3))))).toContain('With this one it is 3 of 3');
    expect(textOf(await show(at('denver', ...edgeHosts(3))))).toContain('With this one it is 3 of 3');
    await submit(edgeHost(3));
    expect(textOf(await show(at('denver', ...edgeHosts(3))))).toContain('All 3 hosts are here.');
  });

  it('is not mentioned where one host is all', async () => {
    open([testSite('denver')]);
    expect(textOf(await show(at('denver', ...edgeHosts(2))))).not.toContain('broken host');
  });
});

describe('whoever may not see the list', () => {
  const sites = [guardedSite('denver', { modes: ['link'] }, { name }), guardedSite('boulder', { modes: ['link'] })];
  const links = [stagingLink('rollout', ['denver'])];

  it('sees the same as of a site that is not there, with a way on for each host', async () => {
    open(sites, { links });
    const shown = await show(at('denver', ...edgeHosts(2)));
    expect(textOf(shown)).toContain(t.hosts.none.title);
    expect(shown).not.toContain(name);
    expect(shown.replaceAll('denver', 'nowhere')).toBe(await show(at('nowhere', ...edgeHosts(2))));
    expect(shown).toContain(`href="/?appliance-id=${edgeHost(1)}&amp;site=denver"`);
    expect(shown).toContain('href="/"');
  });

  it('sees nothing of a host that somebody registered at a site of others', async () => {
    open(sites, { links });
    door.headers = new Headers({
      cookie: `__Host-session=${(await world.scan(tokenOf(links[0] ?? { id: '', version: 0 }))).cookie}`,
    });
    const before = await show(at('denver', edgeHost(1)));
    await world.registrations.submit({ edgeHostId: edgeHost(1), siteId: 'boulder', hostName: 'safe' });
    const after = await show(at('denver', edgeHost(1)));
    const plain = (html: string) => textOf(html);
    expect(plain(after)).toBe(plain(before));
  });

  it('is told that there is none where nothing is kept', async () => {
    expect(textOf(await show([]))).toContain(t.hosts.none.sentence);
    expect(textOf(await show([['site', 'denver']]))).toContain(t.hosts.none.sentence);
  });
});

describe('sites that a list cannot do everything for', () => {
  it('with a key for every host lead to one host after the other', async () => {
    const site = testSite('denver');
    open([{ ...site, access: { ...site.access, pairingKey: 'required' } }]);
    const html = await show(at('denver', edgeHost(1)));
    expect(textOf(html)).toContain(t.hosts.keys);
    expect(formsTo(html, '/api/registrations/batch')).toEqual([]);
    expect(html).toContain(`href="/?appliance-id=${edgeHost(1)}&amp;site=denver"`);
  });

  it('and that are closed say so', async () => {
    open([testSite('denver', { name, status: { state: 'closed' } })]);
    expect(textOf(await show(at('denver', edgeHost(1))))).toContain(t.errors.site_closed.sentence({ site: name }));
  });
});

describe('below the practice', () => {
  it('every address of the page stays there', async () => {
    door.headers = new Headers({ 'x-edge-base': '/practice' });
    await submit(edgeHost(1));
    const html = await show([...at('denver', ...edgeHosts(2)), ['add', '1']]);
    const addresses = [...html.matchAll(/(?:href|action)="([^"#]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) expect(address).toMatch(/^(\/practice\/|tel:|mailto:)/);
  });
});

describe('the way from one host to several', () => {
  const site = testSite('denver', { name });
  const keyed = { ...site, access: { ...site.access, pairingKey: 'required' as const } };
  const kept = { ...createList('denver', edgeHosts(2)), siteId: siteId('denver') };
  const props = {
    t,
    base: '' as const,
    hostId: edgeHost(3),
    site,
    list: null,
    endsAt: null,
    pass: null,
    formPass: 'sealed',
  };
  const draw = (changes: Partial<Parameters<typeof AddToList>[0]>) =>
    renderToStaticMarkup(createElement(AddToList, { ...props, ...changes }));

  it('is a quiet offer beside the registration as long as there is no list', () => {
    const html = draw({});
    expect(textOf(html)).toContain(t.hosts.start.collect);
    expect(valuesOf(html)).toEqual([
      ['site', 'denver'],
      ['edgeHostId', edgeHost(3)],
      ['pass', 'sealed'],
    ]);
    expect(joinsList(props)).toBe(false);
  });

  it('is the main act where a list of this site waits', () => {
    const html = draw({ list: kept });
    expect(joinsList({ ...props, list: kept })).toBe(true);
    expect(html).toContain('action-main');
    const note = renderToStaticMarkup(createElement(ListNote, { ...props, list: kept }));
    expect(textOf(note)).toContain(t.hosts.start.joins(2, name));
    expect(renderToStaticMarkup(createElement(ListNote, props))).toBe('');
    expect(textOf(html)).toContain(t.hosts.start.join);
  });

  it('says which list ends', () => {
    expect(textOf(draw({ list: { ...kept, siteId: siteId('boulder') }, endsAt: 'Boulder' }))).toContain('Boulder');
  });

  it.each([{ pass: 'sealed' }, { site: keyed }])('is not drawn where there can be no list', (changes) => {
    expect(draw({ ...changes, list: kept })).toBe('');
    expect(joinsList({ ...props, list: kept, ...changes })).toBe(false);
  });

  it('begins with the host that is registered, or is a link where there can be no list', () => {
    const another = { t, base: '' as const, site, hostId: edgeHost(1), pass: null, formPass: 'sealed', isMain: true };
    const html = renderToStaticMarkup(createElement(AnotherHost, another));
    expect(html).toContain('action="/api/list"');
    expect(valuesOf(html)[1]).toEqual(['edgeHostId', edgeHost(1)]);
    expect(html).toContain('action-main');
    for (const changes of [{ pass: 'sealed' }, { site: keyed }]) {
      const link = renderToStaticMarkup(createElement(AnotherHost, { ...another, ...changes, isMain: false }));
      expect(link).toMatch(/<a href="\/\?site=denver" class="action-second/);
    }
  });
});

describe('what is said of a site that needs several hosts', () => {
  it.each([
    [{ present: 0, coming: 1, needed: 3 }, 'With this one it is 1 of 3. 2 more and this site survives a broken host.'],
    [
      { present: 1, coming: 1, needed: 3 },
      'With this one it is 2 of 3. One more and this site survives a broken host.',
    ],
    [{ present: 1, coming: 2, needed: 3 }, 'With these it is 3 of 3: this site will survive a broken host.'],
    [{ present: 2, coming: 0, needed: 3 }, '2 of 3 hosts are here. One more and this site survives a broken host.'],
    [{ present: 3, coming: 0, needed: 5 }, '3 of 5 hosts are here. 2 more and this site survives a broken host.'],
    [
      { present: 3, coming: 0, needed: 3 },
      'All 3 hosts are here. As soon as they are ready, this site survives a broken host.',
    ],
  ])('%j: %s', (values, sentence) => {
    expect(t.hosts.gathering(values)).toBe(sentence);
  });
});
