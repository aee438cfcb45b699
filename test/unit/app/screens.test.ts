import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChooseSite } from '../../../app/_arrive/choose-site';
import { ConfirmRegistration } from '../../../app/_arrive/confirm-registration';
import { EnterHostId } from '../../../app/_arrive/enter-host-id';
import { createList } from '../../../app/_hosts/host-list';
import { Banners } from '../../../app/_parts/banners';
import { ProblemSummary } from '../../../app/_parts/problem-summary';
import { HostConsole } from '../../../app/simulator/host-console';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { wordPairOf } from '../../../lib/hosts/word-pair';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import type { Outlook } from '../../../lib/registration/view';
import type { SiteAccess } from '../../../lib/sites/site';
import { testIndex, testSite } from '../../support/test-site';

const t = dictionaryFor('en');
const site = testSite('denver', { name: 'Denver – Snow St', address: '1200 Snow Street' });
const { support } = testIndex([site]).company;
const hostId = idOf('edge-5c913342d76bb86e7ccd998b19d030a5');

function idOf(text: string): HostId {
  const id = parseHostId(text);
  if (!id.ok) throw new Error(`${text} is no host ID`);
  return id.value;
}

/** What stands on the screen: tags gone, blanks as one. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' .', '.');
const render = (element: ReactElement) => renderToStaticMarkup(element);

describe('typing the host', () => {
  it('is a form that works by itself and keeps what was typed', () => {
    const html = render(
      createElement(EnterHostId, { t, base: '', typed: 'Default string', site: null, isInvalid: true }),
    );
    expect(html).toMatch(/<form (?=[^>]*method="get")(?=[^>]*action="\/")/);
    expect(html).toContain('name="appliance-id"');
    expect(html).toContain('value="Default string"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="appliance-id-hint problem"');
  });

  it('keeps the site that is known already', () => {
    const html = render(createElement(EnterHostId, { t, base: '', typed: '', site, isInvalid: false }));
    expect(html).toContain('<input type="hidden" name="site" value="denver"/>');
    expect(textOf(html)).toContain('Another host for Denver – Snow St');
  });
});

describe('choosing the site', () => {
  const choose = { t, base: '' as const, hostId, pass: null, canProveMore: false, lastSite: null, hasPlaces: true };
  const found = { sites: [{ id: 'denver', name: 'Denver – Snow St', address: '1200 Snow Street' }], more: true };

  it('is a search form and a list of links, without a script', () => {
    const html = render(createElement(ChooseSite, { ...choose, search: 'den', found }));
    expect(html).toContain(`name="appliance-id" value="${hostId}"`);
    expect(html).toContain('value="den"');
    expect(html).toContain(`href="/?appliance-id=${hostId}&amp;site=denver"`);
    expect(textOf(html)).toContain(t.choose.search.more);
  });

  it('carries the pass through its form and its links', () => {
    const html = render(createElement(ChooseSite, { ...choose, search: '', found, pass: 'sealed' }));
    expect(html).toContain('<input type="hidden" name="pass" value="sealed"/>');
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toHaveLength(2);
    for (const href of links) expect(href).toMatch(/[?;]pass=sealed$/);
  });

  it('asks for letters before it tells anything of many sites', () => {
    const many = { sites: [], more: true };
    const text = textOf(render(createElement(ChooseSite, { ...choose, search: '', found: many })));
    expect(text).toContain(t.choose.search.tooMany);
    expect(text).not.toContain(t.choose.search.more);
    expect(text).not.toContain(t.choose.search.noneAtAll);
  });

  it('leads to further ways in where there are some', () => {
    const html = render(createElement(ChooseSite, { ...choose, search: '', found, canProveMore: true }));
    expect(html).toContain(`href="/?appliance-id=${hostId}&amp;ask=pin"`);
    expect(render(createElement(ChooseSite, { ...choose, search: '', found }))).not.toContain('ask=pin');
  });

  it('suggests the site where the phone was last, until somebody searches', () => {
    const lastSite = testSite('boulder', { name: 'Boulder – Pearl St', number: '0107' });
    const html = render(createElement(ChooseSite, { ...choose, search: '', found, lastSite, pass: 'sealed' }));
    expect(textOf(html)).toContain(`${t.choose.lastSite} Boulder – Pearl St 0107 · 1 Main Street`);
    expect(html).toContain(`href="/?appliance-id=${hostId}&amp;site=boulder&amp;pass=sealed"`);
    expect(html.indexOf('site=boulder')).toBeLessThan(html.indexOf('<form'));
    const searching = render(createElement(ChooseSite, { ...choose, search: 'den', found, lastSite }));
    expect(searching).not.toContain('boulder');
  });

  it('offers to look around only with scripts, and only where sites have a place', () => {
    const html = render(createElement(ChooseSite, { ...choose, search: '', found }));
    const [, button = ''] = /<button ([^>]*)>(?=<svg[^>]*>.{0,400}Sites near me)/.exec(html) ?? [];
    expect(button).toContain('type="button"');
    expect(button).toContain('noscript:hidden');
    const nowhere = render(createElement(ChooseSite, { ...choose, search: '', found, hasPlaces: false }));
    expect(nowhere).not.toContain(t.choose.near.action);
  });

  it('says of sites that are closed or have moved that they are, and offers none of them', () => {
    const gone = [
      { id: 'shut', name: 'Shut', address: 'A', gone: 'closed' as const },
      { id: 'away', name: 'Away', address: 'B', gone: 'moved' as const },
      { id: 'old', name: 'Old', address: 'C', gone: 'moved' as const, movedTo: { id: 'new', name: 'New $& St' } },
    ];
    const html = render(createElement(ChooseSite, { ...choose, search: 'x', found: { sites: gone, more: false } }));
    const rows = html.split('<li>').slice(1).map(textOf);
    expect(rows[0]).toContain(`Shut A ${t.choose.search.closed}`);
    expect(rows[1]).toContain(`Away B ${t.choose.search.moved}`);
    expect(rows[2]).toContain('Moved to New $&amp; St');
    expect([...html.matchAll(/site=(\w+)/g)].map(([, id]) => id)).toEqual(['new']);
    expect(textOf(html)).not.toContain('0 sites');
  });

  it('says when nothing was found', () => {
    const nothing = { sites: [], more: false };
    const html = render(createElement(ChooseSite, { ...choose, search: 'qq', found: nothing }));
    expect(textOf(html)).toContain(t.choose.search.none);
  });
});

describe('confirming', () => {
  const confirm = {
    t,
    base: '' as const,
    hostId,
    site,
    hostName: 'till-2',
    isExpected: false,
    outlook: { kind: 'unknown' } as const,
    list: null,
    listEndsAt: null,
    isNameInvalid: false,
    isKeyInvalid: false,
    pass: null,
    formPass: 'sealed-form',
  };
  const html = render(createElement(ConfirmRegistration, confirm));
  const withKey = (pairingKey: SiteAccess['pairingKey'], isKeyInvalid = false) => {
    const wanting = { ...site, access: { ...site.access, pairingKey } };
    return render(createElement(ConfirmRegistration, { ...confirm, site: wanting, isKeyInvalid }));
  };

  it('posts host, site, name and the pass of the form, and nothing else', () => {
    expect(html).toMatch(/<form action="\/api\/registrations" method="post">/);
    const [form = ''] = /<form action="\/api\/registrations".*?<\/form>/.exec(html) ?? [];
    const fields = [...form.matchAll(/name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    expect(fields).toEqual([
      ['edgeHostId', hostId],
      ['siteId', 'denver'],
      ['pass', 'sealed-form'],
      ['hostName', 'till-2'],
    ]);
  });

  it('shows the end of the ID, the whole ID and the site with its address', () => {
    expect(textOf(html)).toContain('d030a5');
    expect(html.replace(/<[^>]*>/g, '')).toContain(hostId);
    expect(textOf(html)).toContain('Denver – Snow St 1200 Snow Street');
  });

  it('asks for a pairing key only where the site wants one, and never with one in it', () => {
    expect(html).not.toContain('pairingKey');
    for (const wanted of ['optional', 'required'] as const) {
      const field = /<input id="pairingKey"[^>]*>/.exec(withKey(wanted))?.[0];
      expect(field).toContain('autoComplete="off"');
      expect(field).not.toContain('value=');
      expect(field).toContain('aria-describedby="pairingKey-hint"');
      expect(textOf(withKey(wanted))).toContain(t.confirm.keyHint);
    }
    expect(textOf(withKey('optional'))).toContain(t.confirm.keyLabelOptional);
    expect(textOf(withKey('required'))).not.toContain(t.confirm.keyLabelOptional);
  });

  it('joins the field of the key to what is wrong with it', () => {
    const field = /<input id="pairingKey"[^>]*>/.exec(withKey('required', true))?.[0];
    expect(field).toContain('aria-describedby="pairingKey-hint problem"');
    expect(field).toContain('aria-invalid="true"');
  });

  it('carries the pass through its links, where the address had one', () => {
    const links = [
      ...render(createElement(ConfirmRegistration, { ...confirm, pass: 'sealed' })).matchAll(/href="([^"]+)"/g),
    ].map(([, href]) => href);
    // Another host needs a scan of its own.
    expect(links.filter((href) => !href?.includes('pass=sealed'))).toEqual(['/?site=denver']);
    expect(html).not.toContain('?pass=');
  });

  it('has one main button, which names the act and the site', () => {
    const [main, ...others] = [...html.matchAll(/<button[^>]*class="action-main"[^>]*>([^<]*)</g)];
    expect(main?.[1]).toBe('Yes, register at Denver – Snow St');
    expect(others).toEqual([]);
  });

  it('shows the words of the host, to compare with its screen', () => {
    expect(textOf(html)).toContain(`${t.confirm.words} ${wordPairOf(hostId).join(' ')}`);
  });

  it('says that IT expects the host there, only where IT does', () => {
    expect(textOf(html)).not.toContain(t.confirm.isExpected);
    const expected = render(createElement(ConfirmRegistration, { ...confirm, isExpected: true }));
    expect(textOf(expected)).toContain(t.confirm.isExpected);
  });

  it('says in one sentence what will happen', () => {
    const at = (outlook: Outlook) => textOf(render(createElement(ConfirmRegistration, { ...confirm, outlook })));
    expect(at({ kind: 'first', needed: 1 })).toContain(
      'This is the first host at Denver – Snow St. It will be set up on its own in about 20 minutes.',
    );
    expect(at({ kind: 'completes', present: 2, needed: 3 })).toContain(
      'Denver – Snow St has 2 of 3 hosts. This one completes it.',
    );
    expect(at({ kind: 'unknown' })).toContain(t.confirm.outlook.unknown);
  });

  it('offers to join the hosts that the phone collects at this site before anything else', () => {
    const list = { siteId: site.id, hosts: createList(site.id, ['edge-1']).hosts };
    const joining = render(createElement(ConfirmRegistration, { ...confirm, list }));
    const mains = [...joining.matchAll(/<button[^>]*class="action-main"[^>]*>([^<]*)</g)].map(([, label]) => label);
    expect(mains).toEqual([t.hosts.start.join]);
    expect(textOf(joining)).toContain(t.confirm.action(site.name));
  });

  it('opens the name only when there is one to see', () => {
    const closed = render(createElement(ConfirmRegistration, { ...confirm, hostName: '' }));
    expect(html).toContain('<details class="mt-2" open="">');
    expect(closed).not.toContain('open=""');
  });
});

describe('a problem', () => {
  const problem = { code: 'site_full' as const, facts: { most: '6' }, reference: '7KQ2-M9XD' };

  it('says what, what now, the reference and whom to call', () => {
    const html = render(createElement(ProblemSummary, { t, problem, support }));
    expect(html).toContain('role="alert"');
    for (const text of ['hosts it may have (6)', 'call the help desk', '7KQ2-M9XD', 'Call +1 303 555 0142']) {
      expect(textOf(html)).toContain(text);
    }
    expect(html).toContain('href="tel:+13035550142"');
  });

  it('does not send anybody to the help desk for what time or they themselves mend', () => {
    const waiting = { code: 'palette_busy' as const, facts: {}, reference: '7KQ2-M9XD' };
    expect(render(createElement(ProblemSummary, { t, problem: waiting, support }))).not.toContain('tel:');
  });

  it('shows texts from outside as text', () => {
    const evil = { code: 'host_at_other_site' as const, facts: { site: '<img src=x>' }, reference: null };
    expect(render(createElement(ProblemSummary, { t, problem: evil, support }))).toContain('&lt;img src=x&gt;');
  });
});

describe('the banner', () => {
  const show = (isReal: boolean, isOpen: boolean) =>
    textOf(render(createElement(Banners, { t, base: '', isReal, hasSimulator: !isReal, isOpen })));

  it('says that nothing real happens, whenever nothing real happens', () => {
    expect(show(false, false)).toContain(t.banners.simulator);
    expect(show(false, true)).toContain(t.banners.simulator);
  });

  it('says that everybody may register, when that is real', () => {
    expect(show(true, true)).toContain(t.banners.open);
  });

  it('is not there otherwise', () => {
    expect(show(true, false)).toBe('');
  });
});

describe('the screen of a simulated host', () => {
  const device = { id: hostId, architecture: 'amd64' as const, progress: 40, lines: [] };
  const url = `http://localhost:3000/?appliance-id=${hostId}`;

  it('shows the QR code until the host is registered', () => {
    const html = render(
      createElement(HostConsole, { t, base: '', device: { ...device, phase: 'waiting to be registered' }, url }),
    );
    expect(html).toContain(`aria-label="QR code: ${url}"`);
    expect(html).toContain(`href="/?appliance-id=${hostId}"`);
  });

  it('goes on with its log afterwards', () => {
    const html = render(createElement(HostConsole, { t, base: '', device: { ...device, phase: 'installing' }, url }));
    expect(html).not.toContain('QR code');
    expect(textOf(html)).toContain('[########............] 40 %');
    expect(html).toContain(`href="/registrations/${hostId}"`);
  });
});
