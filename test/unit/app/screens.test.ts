import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { ChooseSite } from '../../../app/_arrive/choose-site';
import { ConfirmRegistration } from '../../../app/_arrive/confirm-registration';
import { EnterHostId } from '../../../app/_arrive/enter-host-id';
import { Banners } from '../../../app/_parts/banners';
import { ProblemSummary } from '../../../app/_parts/problem-summary';
import { RegistrationScreen } from '../../../app/registrations/[edgeHostId]/registration-screen';
import { HostConsole } from '../../../app/simulator/host-console';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import type { RegistrationView } from '../../../lib/registration/view';
import type { SiteAccess } from '../../../lib/sites/site';
import { siteId, testIndex, testSite } from '../../support/test-site';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }));

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
  const choose = { t, base: '' as const, hostId, pass: null, canProveMore: false };
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
    const fields = [...html.matchAll(/name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
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

  it('has one button, which names the act', () => {
    expect([...html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, label]) => label)).toEqual(['Register this host']);
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

describe('the page of a registration', () => {
  const view: RegistrationView = {
    hostId,
    siteId: siteId('denver'),
    hostName: 'till-2',
    state: 'setting_up',
    role: 'control-plane',
    cluster: { name: 'the-cluster', state: 'Provisioning' },
    problem: null,
    hosts: { present: 1, needed: 1 },
    isRegistered: true,
    hasCalledHome: true,
    together: 0,
    turnAtMs: null,
    isDue: false,
    pollAfterMs: 5_000,
    updatedAtMs: 1_000,
    observedAtMs: 4_000,
    milestones: { requestedAtMs: 0, registeredAtMs: 500, calledHomeAtMs: 900, joinedAtMs: 1_000, readyAtMs: null },
    machine: null,
    undo: null,
  };
  const show = (changes: Partial<RegistrationView>, more: { pass?: string; canRegister?: boolean } = {}) => {
    const changed = { ...view, ...changes };
    const { problem } = changed;
    return render(
      createElement(RegistrationScreen, {
        t,
        base: '',
        view: changed,
        problem,
        site,
        support,
        nowMs: 16_000,
        pass: null,
        formPass: 'sealed-form',
        canRegister: true,
        ...more,
      }),
    );
  };

  it('says where it stands and how old that is', () => {
    const text = textOf(show({}));
    expect(text).toContain('Being set up');
    expect(text).toContain('12 seconds ago');
    expect(text).toContain('till-2');
  });

  it('marks what is done, what is now and what is to come', () => {
    const text = textOf(show({ hasCalledHome: false }));
    expect(text).toMatch(
      /First the host has to call home.*Registered – Done.*calls home – Now.*Being set up – To come.*Ready – To come/,
    );
  });

  it('shows the places of a site that gathers its hosts, and leads to the next host', () => {
    const html = show({ state: 'waiting_for_hosts', hosts: { present: 2, needed: 3 }, cluster: null });
    expect(textOf(html)).toContain('2 of 3 hosts are here');
    expect(textOf(html)).toContain('One more host is needed here.');
    expect(html).toMatch(/href="\/\?site=denver" class="action-main"/);
  });

  const underWay = { isRegistered: false, role: null, cluster: null, hasCalledHome: null, observedAtMs: null } as const;

  it('tells that others are registered with it, and when its turn comes', () => {
    const waiting = show({ ...underWay, state: 'registering', together: 3, turnAtMs: 53_000 });
    expect(textOf(waiting)).toContain('3 hosts are being registered here, yours is one of them.');
    expect(textOf(waiting)).toContain('Your turn comes in about 40 seconds.');
    expect(textOf(waiting)).not.toContain(t.registration.steps.registered.hint);
    expect(textOf(show({ ...underWay, state: 'queued', together: 1 }))).not.toContain('being registered here');
  });

  it('offers to go on where nobody may be working on it, to whoever has no scripts', () => {
    const html = show({ ...underWay, state: 'joining', isDue: true });
    expect(html).toMatch(/<noscript class="block"><form action="\/api\/registrations\/[^"]+\/continue" method="post">/);
    expect(textOf(html)).toContain('This takes longer than it should.');
    expect(textOf(html)).toContain('Perhaps nobody is working on it any more.');
    for (const quiet of [show({ ...underWay, state: 'joining' }), show({ isDue: true })]) {
      expect(quiet).not.toContain('/continue');
    }
  });

  it('offers one thing to do, not two, where something went wrong as well', () => {
    const problem = { code: 'outcome_unknown', facts: {}, reference: '7KQ2-M9XD' } as const;
    const html = show({ ...underWay, state: 'joining', isDue: true, problem });
    expect(html).not.toContain('/continue');
    expect(html.match(/<form/g)).toHaveLength(1);
  });

  it('offers to try again with the same values where that can help', () => {
    const html = show({
      state: 'queued',
      isRegistered: false,
      problem: { code: 'palette_unreachable', facts: {}, reference: '7KQ2-M9XD' },
    });
    expect(textOf(html)).toContain('Not finished yet');
    expect(html).toContain(`name="edgeHostId" value="${hostId}"`);
    expect(html).toContain('name="siteId" value="denver"');
    expect(html).toContain('name="hostName" value="till-2"');
    expect(html).toMatch(/class="action-main"[^>]*>Try again</);
  });

  it('offers it as second choice where somebody has to mend something first', () => {
    const html = show({ state: 'needs_attention', problem: { code: 'site_full', facts: {}, reference: '7KQ2-M9XD' } });
    expect(textOf(html)).toContain('Needs attention');
    expect(html).toMatch(/class="action-second w-full"[^>]*>Already fixed\? Try again</);
    expect(textOf(html)).not.toContain('– Now');
  });

  it('says that IT is asked as a step of its own, with nothing to do about it', () => {
    const html = show({ state: 'waiting_for_approval', isRegistered: false, hasCalledHome: null, cluster: null });
    expect(textOf(html)).toMatch(/Waiting for IT.*IT has been asked – Now.*Registered – To come/);
    expect(html).not.toContain('<form');
    expect(html).not.toContain('<button');
    expect(html.match(/pulse-ring/g)).toHaveLength(1);
  });

  const unreachable = { code: 'palette_unreachable', facts: {}, reference: '7KQ2-M9XD' } as const;

  it('bears a pass in the forms that it sends', () => {
    const html = show({ state: 'queued', isRegistered: false, problem: unreachable });
    expect(html).toContain('<input type="hidden" name="pass" value="sealed-form"/>');
    const late = show({ ...underWay, state: 'joining', isDue: true }, { pass: 'sealed-page' });
    expect(late).toContain('<input type="hidden" name="pass" value="sealed-page"/>');
  });

  it('leads whoever may only look to where they can prove more', () => {
    const html = show({ state: 'queued', isRegistered: false, problem: unreachable }, { canRegister: false });
    expect(html).not.toContain('<form');
    expect(html).toMatch(
      new RegExp(`<a class="action-main" href="/\\?appliance-id=${hostId}&amp;site=denver">Try again<`),
    );
  });

  it('leads back to the form where the pairing key has to be typed again, because nobody has kept it', () => {
    const problem = { code: 'pairing_key_needed', facts: {}, reference: '7KQ2-M9XD' } as const;
    const html = show({ state: 'needs_attention', isRegistered: false, problem });
    expect(html).not.toContain('<form');
    expect(html).toContain(`href="/?appliance-id=${hostId}&amp;site=denver"`);
  });

  it('is at rest when the host is ready', () => {
    const text = textOf(show({ state: 'ready', pollAfterMs: null }));
    expect(text).toContain('There is nothing more to do.');
    expect(text).not.toContain('Last checked');
  });

  it('never shows the name or state of the cluster', () => {
    expect(show({})).not.toContain('the-cluster');
    expect(show({})).not.toContain('Provisioning');
  });

  it.each([
    'waiting_for_approval',
    'queued',
    'registering',
    'waiting_for_hosts',
    'joining',
    'setting_up',
    'ready',
    'needs_attention',
  ] as const)('has exactly one first heading and no style attribute in state %s', (state) => {
    const html = show({ state });
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toContain('style=');
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
