import { describe, expect, it, vi } from 'vitest';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { hostId, minuteMs, nowMs, renderRegistration, textOf } from '../../support/render-registration';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }));

const t = dictionaryFor('en');
/** Registered three minutes ago and not heard of since. */
const callingHome = {
  hasCalledHome: false,
  milestones: { registeredAtMs: nowMs - 3 * minuteMs, calledHomeAtMs: null, joinedAtMs: null },
};

describe('the page of a registration', () => {
  it('says where it stands and how old that is', () => {
    const text = textOf(renderRegistration({}));
    expect(text).toContain('Being set up');
    expect(text).toContain('12 seconds ago');
    expect(text).toContain('till-2');
  });

  it('marks what is done, what is now and what is to come', () => {
    const text = textOf(renderRegistration(callingHome));
    expect(text).toMatch(
      /Now the host has to call home.*Registered – Done.*calls home – Now.*Being set up – To come.*Ready – To come/,
    );
  });

  it('shows the places of a site that gathers its hosts, and leads to the next host', () => {
    const html = renderRegistration({ state: 'waiting_for_hosts', hosts: { present: 2, needed: 3 }, cluster: null });
    expect(textOf(html)).toContain('2 of 3 hosts are here');
    expect(textOf(html)).toContain('One more host is needed here.');
    expect(html).toMatch(/<div class="action-bar"><form[^>]*action="\/api\/list"/);
  });

  const underWay = { isRegistered: false, role: null, cluster: null, hasCalledHome: null, observedAtMs: null } as const;

  it('tells that others are registered with it, and when its turn comes', () => {
    const waiting = renderRegistration({ ...underWay, state: 'registering', together: 3, turnAtMs: nowMs + 37_000 });
    expect(textOf(waiting)).toContain('3 hosts are being registered here, yours is one of them.');
    expect(textOf(waiting)).toContain('Your turn comes in about 40 seconds.');
    expect(textOf(waiting)).not.toContain(t.registration.steps.registered.hint);
    expect(textOf(renderRegistration({ ...underWay, state: 'queued', together: 1 }))).not.toContain(
      'being registered here',
    );
  });

  it('offers to go on where nobody may be working on it, to whoever has no scripts', () => {
    const html = renderRegistration({ ...underWay, state: 'joining', isDue: true });
    expect(html).toMatch(/<noscript class="block"><form action="\/api\/registrations\/[^"]+\/continue" method="post">/);
    expect(textOf(html)).toContain('This takes longer than it should.');
    expect(textOf(html)).toContain('Perhaps nobody is working on it any more.');
    for (const quiet of [renderRegistration({ ...underWay, state: 'joining' }), renderRegistration({ isDue: true })]) {
      expect(quiet).not.toContain('/continue');
    }
  });

  it('offers one thing to do, not two, where something went wrong as well', () => {
    const problem = { code: 'outcome_unknown', facts: {}, reference: '7KQ2-M9XD' } as const;
    const html = renderRegistration({ ...underWay, state: 'joining', isDue: true, problem });
    expect(html).not.toContain('/continue');
    expect(html.match(/action="\/api\/registrations/g)).toHaveLength(1);
  });

  it('says of a host that IT took out that it is here no more, and leads to registering it anew, anywhere', () => {
    const problem = { code: 'host_removed', facts: {}, reference: '7KQ2-M9XD' } as const;
    const html = renderRegistration({ ...underWay, state: 'needs_attention', problem });
    expect(textOf(html)).toContain(t.registration.removed.title);
    expect(textOf(html)).toContain('IT has taken this host out of the site.');
    expect(textOf(html)).not.toContain('Leave it switched on');
    expect(html).toContain(`href="/?appliance-id=${hostId}"`);
    expect(html).not.toContain('action="/api/registrations"');
  });

  it('offers nothing to do about a host that IT is just taking out', () => {
    const problem = { code: 'host_leaving', facts: {}, reference: '7KQ2-M9XD' } as const;
    const html = renderRegistration({ state: 'needs_attention', problem });
    expect(textOf(html)).toContain(t.registration.leaving.title);
    expect(html).not.toContain('action="/api/registrations"');
  });

  it.each([
    ['is still being set up', null],
    ['was ready', nowMs - 60 * minuteMs],
  ])(
    'says of a host that IT is just taking out that it is leaving, and nothing of before: one that %s',
    (_, readyAtMs) => {
      const problem = { code: 'host_leaving', facts: {}, reference: '7KQ2-M9XD' } as const;
      const text = textOf(renderRegistration({ state: 'needs_attention', problem, milestones: { readyAtMs } }));
      expect(text).toMatch(/^ Being taken out by IT Soon it will not belong to this site any more\./);
      expect(text).not.toContain('was ready before');
    },
  );

  it('offers to try again with the same values where that can help', () => {
    const html = renderRegistration({
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
    const html = renderRegistration({
      state: 'needs_attention',
      problem: { code: 'site_full', facts: {}, reference: '7KQ2-M9XD' },
    });
    expect(textOf(html)).toContain('Needs attention');
    expect(html).toMatch(/class="action-second w-full"[^>]*>Already fixed\? Try again</);
    expect(textOf(html)).not.toContain('– Now');
  });

  it('says that IT is asked as a step of its own, with nothing to do about it', () => {
    const html = renderRegistration({
      state: 'waiting_for_approval',
      isRegistered: false,
      hasCalledHome: null,
      cluster: null,
    });
    expect(textOf(html)).toMatch(/Waiting for IT.*IT has been asked – Now.*Register the host – To come/);
    expect(html).not.toContain('action="/api/registrations');
    expect(html.match(/pulse-ring/g)).toHaveLength(1);
  });

  const unreachable = { code: 'palette_unreachable', facts: {}, reference: '7KQ2-M9XD' } as const;

  it('bears a pass in the forms that it sends', () => {
    const html = renderRegistration({ state: 'queued', isRegistered: false, problem: unreachable });
    expect(html).toContain('<input type="hidden" name="pass" value="sealed-form"/>');
    const late = renderRegistration({ ...underWay, state: 'joining', isDue: true }, { pass: 'sealed-page' });
    expect(late).toContain('<input type="hidden" name="pass" value="sealed-page"/>');
  });

  it('leads whoever may only look to where they can prove more', () => {
    const html = renderRegistration(
      { state: 'queued', isRegistered: false, problem: unreachable },
      { canRegister: false },
    );
    expect(html).not.toContain('action="/api/registrations');
    expect(html).toMatch(
      new RegExp(`<a class="action-main" href="/\\?appliance-id=${hostId}&amp;site=denver">Try again<`),
    );
  });

  it('leads back to the form where the pairing key has to be typed again, because nobody has kept it', () => {
    const problem = { code: 'pairing_key_needed', facts: {}, reference: '7KQ2-M9XD' } as const;
    const html = renderRegistration({ state: 'needs_attention', isRegistered: false, problem });
    expect(html).not.toContain('action="/api/registrations');
    expect(html).toContain(`href="/?appliance-id=${hostId}&amp;site=denver"`);
  });

  it('is at rest when the host is ready', () => {
    const text = textOf(renderRegistration({ state: 'ready', pollAfterMs: null }));
    expect(text).toContain('There is nothing more to do.');
    expect(text).not.toContain('Last checked');
  });

  it('never shows the name or state of the cluster', () => {
    expect(renderRegistration({})).not.toContain('the-cluster');
    expect(renderRegistration({})).not.toContain('Provisioning');
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
    const html = renderRegistration({ state });
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toContain('style=');
  });
});

describe('what the page says of time', () => {
  it('tells what each step took, what is normal for the present one, and since when it lasts', () => {
    const text = textOf(renderRegistration());
    expect(text).toContain('Registered – Done 9:40 AM · took 4 seconds');
    expect(text).toContain('The host has called home – Done 9:42 AM · after 2 minutes');
    expect(text).toMatch(/Being set up – Now Usually 20 to 40 minutes\..*Since 9:42 AM, so far: 18 minutes/);
  });

  it('keeps what goes on ticking out of the live region', () => {
    const html = renderRegistration({ ...callingHome, state: 'registering', turnAtMs: nowMs + 37_000 });
    const spoken = [...html.matchAll(/<(div|p) role="status"[^>]*>(.*?)<\/\1>/g)].map(([all]) => all).join(' ');
    expect(spoken).toContain('<h1');
    expect(spoken).not.toMatch(/so far|seconds|ago|\d+ minutes/i);
    expect(textOf(html)).toContain('Your turn comes in about 40 seconds.');
    expect(textOf(html)).toContain('12 seconds ago');
  });

  it('says so in the title of the page, with the end of the ID', () => {
    expect(renderRegistration()).toContain('<title>Being set up · d030a5 – Edge registration</title>');
    expect(renderRegistration({ state: 'ready' })).toContain('<title>Ready · d030a5 – ');
    const silent = { ...callingHome, milestones: { ...callingHome.milestones, registeredAtMs: nowMs - 14 * minuteMs } };
    expect(renderRegistration(silent)).toContain('<title>The host has not called home yet · d030a5 – ');
  });

  it('says when a host was registered that was so long ago', () => {
    const lastWeek = { registeredAtMs: nowMs - 7 * 24 * 60 * minuteMs };
    expect(textOf(renderRegistration({ milestones: lastWeek }))).toContain('Registered Nov 14, 2026, 10:00 AM MST');
  });

  it('does not call it being set up when something is changed that was ready before', () => {
    const text = textOf(renderRegistration({ milestones: { readyAtMs: nowMs - 60 * minuteMs } }));
    expect(text).toMatch(/^ Being changed This host was ready before\./);
    expect(text).toContain('Ready – Done');
  });
});

describe('a host that has not called home', () => {
  const silentFor = (minutes: number) => ({
    ...callingHome,
    milestones: { ...callingHome.milestones, registeredAtMs: nowMs - minutes * minuteMs },
  });
  const { checks } = t.registration;

  it('is left in peace for ten minutes', () => {
    expect(textOf(renderRegistration(silentFor(9)))).not.toContain(checks.title);
  });

  it('gets three pictured checks after them, with the end of its ID, whom to call and when they are there', () => {
    const html = renderRegistration(silentFor(14));
    const text = textOf(html);
    expect(text).toMatch(/^ The host has not called home yet/);
    for (const { title } of [checks.cable, checks.power, checks.screen]) expect(text).toContain(title);
    expect(text).toContain(checks.screen.text('d030a5'));
    expect(html.match(/<svg viewBox="0 0 96 80" aria-hidden="true"/g)).toHaveLength(3);
    expect(text).toContain(`${checks.next} Help Desk always Call +1 303 555 0142`);
    expect(html).toContain('href="tel:+13035550142"');
    expect(text).toMatch(/Usually within 5 minutes\. Since 9:46 AM, so far: 14 minutes/);
  });

  it('names the help desk and its hours even where it has no telephone', () => {
    const html = renderRegistration(silentFor(14), { support: { phone: null } });
    expect(textOf(html)).toContain('Help Desk always');
    expect(html).not.toContain('tel:');
  });

  it('gives way to a problem: one thing to do, not five', () => {
    const problem = { code: 'site_full', facts: {}, reference: '7KQ2-M9XD' } as const;
    const text = textOf(renderRegistration({ ...silentFor(14), state: 'needs_attention', problem }));
    expect(text).not.toContain(checks.title);
  });
});

describe('a set-up that is not as it should be', () => {
  it('is called slow after an hour, with what to do', () => {
    const slow = { milestones: { calledHomeAtMs: nowMs - 72 * minuteMs, joinedAtMs: nowMs - 72 * minuteMs } };
    const text = textOf(renderRegistration(slow));
    expect(text).toMatch(/^ Still being set up This takes longer than usual\. Leave the host switched on/);
    expect(text).toContain('so far: 1 hour, 12 minutes');
    expect(text).toContain(`${t.registration.slow.help} Help Desk`);
    expect(textOf(renderRegistration())).not.toContain(t.registration.slow.help);
  });

  it('names a machine that is too small, each lack in a sentence', () => {
    const text = textOf(renderRegistration({ machine: { cpus: 1, memoryMb: 2_048, diskGb: 32 } }));
    expect(text).toContain('This host has 1 processor; 2 are needed.');
    expect(text).toContain('This host has 2 GB of memory; 4 GB are needed.');
    expect(text).toContain('This host has a disk of 32 GB; 50 GB are needed.');
    expect(text).toMatch(/^ This host may be too small It will probably not get ready like this\./);
    expect(text).toContain(`${t.registration.weak.help} Help Desk always`);
    expect(text).not.toContain('Everything goes on by itself');
  });

  it('says nothing of a machine that will do, that has told nothing, or that has got ready all the same', () => {
    const weak = { cpus: 1, memoryMb: 2_048, diskGb: 32 };
    const enough = { cpus: 2, memoryMb: 4_096, diskGb: 50 };
    const untold = { cpus: null, memoryMb: null, diskGb: null };
    const shown = [
      { machine: enough },
      { machine: untold },
      { machine: null },
      { machine: weak, state: 'ready' as const },
    ];
    for (const changes of shown) {
      expect(textOf(renderRegistration(changes)).split(t.report.quiet)[0]).not.toContain(t.registration.weak.title);
    }
  });
});

describe('the way to IT', () => {
  const problem = { code: 'site_full', facts: { most: '6' }, reference: '7KQ2-M9XD' } as const;

  it('stands open beside a problem, and is folded away while nothing is wrong', () => {
    const wrong = renderRegistration({ state: 'needs_attention', problem });
    expect(wrong).toContain(`<h2 class="font-bold text-xl">${t.report.title}</h2>`);
    expect(renderRegistration()).toMatch(
      new RegExp(`<details[^>]*><summary[^>]*>.{0,600}${t.report.quiet.replace('?', '\\?')}`),
    );
  });

  it('never carries what opens the page', () => {
    const html = renderRegistration({ state: 'needs_attention', problem }, { pass: 'sealed-page' });
    const mail = /href="(mailto:[^"]+)"/.exec(html)?.[1] ?? '';
    const body = decodeURIComponent(mail);
    expect(body).toContain(`Page: https://register.example.com/registrations/${hostId}`);
    expect(body).not.toMatch(/sealed|pass/);
    expect(/<pre[^>]*>([^<]*)/.exec(html)?.[1]).not.toMatch(/sealed|pass=/);
  });
});

describe('a host that is ready', () => {
  const ready = { state: 'ready', pollAfterMs: null, milestones: { readyAtMs: nowMs - minuteMs } } as const;
  const html = renderRegistration(ready);

  it('has a receipt with everything that somebody may have to prove, marked for the printer', () => {
    const receipt = /<section data-receipt="true".*?<\/section>/s.exec(html)?.[0] ?? '';
    const text = textOf(receipt);
    for (const part of [
      'Receipt',
      'Denver – Snow St, 1200 Snow Street',
      'till-2',
      'Ready Nov 21, 2026',
      '19 minutes',
    ]) {
      expect(text).toContain(part);
    }
    expect(receipt.replace(/<[^>]*>/g, '')).toContain(hostId);
    expect(receipt).toContain('print:hidden');
  });

  it('is shown by a sign and a word, not by a colour alone', () => {
    expect(html).toContain('bg-good-tint');
    expect(html).toContain('d="m5 12.5 4.5 4.5L19 7.5"');
    expect(textOf(html)).toMatch(/^ Ready /);
  });
});

describe('a site that is led by several hosts', () => {
  const gathering = (present: number, controlPlane: 3 | 5) =>
    textOf(
      renderRegistration(
        { state: 'waiting_for_hosts', hosts: { present, needed: controlPlane }, cluster: null },
        { controlPlane },
      ),
    );

  it.each([
    [2, 3, '2 of 3 hosts are here One more and this site survives a broken host.'],
    [1, 3, '1 of 3 hosts are here 2 more and this site survives a broken host.'],
    [4, 5, '4 of 5 hosts are here One more and this site survives 2 broken hosts.'],
    [3, 3, '3 of 3 hosts are here All are here: this site will survive a broken host.'],
  ] as const)('with %i of %i hosts says what the rest is good for', (present, controlPlane, words) => {
    expect(gathering(present, controlPlane)).toContain(words);
  });

  it('claims nothing of a site that one host leads, however many there are', () => {
    const text = textOf(renderRegistration({ hosts: { present: 3, needed: 3 } }));
    expect(text).toContain('3 of 3 hosts are here');
    expect(text).not.toContain('survive');
  });
});
