import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { mailHref } from '../../../app/_report/mail-href';
import { SendToIt } from '../../../app/_report/send-to-it';
import { receiptLines, writeReceipt } from '../../../app/_report/write-receipt';
import { type ReportFacts, writeReport } from '../../../app/_report/write-report';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { denver, hostId, minuteMs, nowMs, registeredView as view } from '../../support/render-registration';
import { testIndex } from '../../support/test-site';

const t = dictionaryFor('en');
const site = denver();
const words = ['amber', 'falcon'] as const;
const address = `https://register.example.com/registrations/${hostId}`;
const problem = { code: 'host_at_other_site', facts: { site: 'Boulder' }, reference: '7KQ2-M9XD' } as const;
const facts: ReportFacts = {
  view,
  site,
  title: 'Being set up',
  words,
  problem: null,
  shortfalls: [],
  nowMs,
  address,
  mark: null,
};

describe('what is sent to IT', () => {
  it('says which host, where, how it stands, when, and where to look', () => {
    const { subject, text } = writeReport(t, facts);
    expect(subject).toBe('Host d030a5 at Denver – Snow St: Being set up');
    expect(text.split('\n')).toEqual([
      'Site: Denver – Snow St (denver)',
      `Host ID: ${hostId}`,
      'In two words: amber falcon',
      'Name: till-2',
      'State: Being set up (setting_up)',
      'Registered: Nov 21, 2026, 9:40:00 AM MST',
      'The host has called home: Nov 21, 2026, 9:42:00 AM MST',
      'Time: Nov 21, 2026, 10:00:00 AM MST (2026-11-21T17:00:00.000Z)',
      `Page: ${address}`,
    ]);
  });

  it('says what went wrong in words and as the code, with the reference', () => {
    const { text } = writeReport(t, { ...facts, problem });
    expect(text).toContain('Problem: This host is already registered for Boulder. (host_at_other_site)');
    expect(text).toContain('Reference: 7KQ2-M9XD');
    const unlogged = writeReport(t, { ...facts, problem: { ...problem, reference: null } });
    expect(unlogged.text).not.toContain('Reference');
  });

  it('names what the machine lacks, and leaves out what nobody knows', () => {
    const shortfalls = ['This host has 1 processor; 2 are needed.'];
    const unnamed = { ...view, hostName: null, milestones: { ...view.milestones, calledHomeAtMs: null } };
    const { text } = writeReport(t, { ...facts, view: unnamed, shortfalls });
    expect(text).toContain(shortfalls[0]);
    expect(text).not.toMatch(/Name:|called home|null|undefined/);
  });

  it('gives the time as UTC where that of the site is not known', () => {
    const nowhere = { ...site, timeZone: null };
    expect(writeReport(t, { ...facts, site: nowhere }).text).toContain('5:00:00 PM UTC (2026-11-21T17:00:00.000Z)');
  });

  it('holds nothing that only the server may know: no address of the site, no UID, no pass', () => {
    const inCluster = { ...view, cluster: { name: 'c-secret', state: 'Running' as const } };
    const { subject, text } = writeReport(t, { ...facts, view: inCluster });
    for (const secret of ['10.1.2.10', 'c-secret', 'Running', 'edge-infra', 'store-base', 'pass=', 'ssh-']) {
      expect(`${subject} ${text}`).not.toContain(secret);
    }
  });

  it('lets no name begin a line of its own', () => {
    const evil = { ...facts, view: { ...view, hostName: 'x\nState: Ready (ready)\u2028Page: https://evil.example' } };
    const { subject, text } = writeReport(t, { ...evil, site: { ...site, name: 'A\r\nBcc: eve@example.com' } });
    expect(text.split(/[\n\r\u2028]/).filter((line) => /^(State|Page|Bcc)/.test(line))).toHaveLength(2);
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe('a mail that is already written', () => {
  const read = (href: string) => {
    const url = new URL(href);
    return { to: url.pathname, subject: url.searchParams.get('subject'), body: url.searchParams.get('body') };
  };

  it('has the address, the subject and every line of the text', () => {
    const message = { subject: 'A & B? 100 %', text: 'one + two\nthree #4 – ö' };
    const { to, subject, body } = read(mailHref('help+desk@example.com', message).replaceAll('%20', '+'));
    expect(decodeURIComponent(to)).toBe('help+desk@example.com');
    expect(subject).toBe('A & B? 100 %');
    expect(body).toBe('one + two\r\nthree #4 – ö');
  });

  it('cannot be given further receivers by an odd address', () => {
    const href = mailHref('a?bcc=eve@example.com', { subject: 's', text: 't' });
    expect([...new URL(href).searchParams.keys()]).toEqual(['subject', 'body']);
  });

  it('can do without a receiver', () => {
    expect(mailHref(null, { subject: 's', text: 't' })).toBe('mailto:?subject=s&body=t');
  });

  it('is short enough for any mail program', () => {
    expect(mailHref('help@example.com', writeReport(t, { ...facts, problem })).length).toBeLessThan(2_000);
  });
});

describe('the way to IT', () => {
  const { support } = testIndex([site]).company;
  const message = writeReport(t, { ...facts, problem });
  const show = (isWanted: boolean, email: string | null = 'help@example.com') =>
    renderToStaticMarkup(createElement(SendToIt, { t, support: { ...support, email }, message, isWanted }));

  it('works without scripts: a mail, and the whole text to be copied by hand', () => {
    const html = show(true);
    expect(html).toContain(`href="${mailHref('help@example.com', message).replaceAll('&', '&amp;')}"`);
    expect(html).toMatch(/<pre[^>]*>Site: Denver – Snow St/);
  });

  it('is there even where IT has no address', () => {
    expect(show(true, null)).toContain('href="mailto:?subject=');
  });

  it('hides the buttons that need scripts where there are none', () => {
    for (const button of show(true).match(/<button[^>]*>/g) ?? []) expect(button).toContain('noscript:hidden');
  });

  it('does not push itself forward while nothing is wrong', () => {
    expect(show(false)).toMatch(/^<details(?![^>]*open)/);
    expect(show(true)).toMatch(/^<section/);
  });
});

describe('the receipt', () => {
  const milestones = { ...view.milestones, readyAtMs: nowMs };
  const ready = { ...view, state: 'ready', milestones } as const;

  it('says what was done, where, when and by which way', () => {
    const known = { ...ready, requestedWay: 'pin' } as const;
    const { subject, text } = writeReceipt(t, { view: known, site, words, mark: null });
    expect(subject).toBe('Host d030a5 is ready at Denver – Snow St');
    expect(text.split('\n')).toEqual([
      'Site: Denver – Snow St, 1200 Snow Street',
      `Host ID: ${hostId}`,
      'In two words: amber falcon',
      'Name: till-2',
      'Registered: Nov 21, 2026, 9:40 AM MST',
      'By way of: PIN of the site',
      'Called home: Nov 21, 2026, 9:42 AM MST',
      'Ready: Nov 21, 2026, 10:00 AM MST',
      'From registered to ready: 20 minutes',
    ]);
  });

  it('says above all else that nothing is real where nothing is', () => {
    const mark = t.practice.textMark;
    expect(writeReceipt(t, { view: ready, site, words, mark }).text.split('\n')[0]).toBe(mark);
    expect(writeReport(t, { ...facts, mark }).text.split('\n')[0]).toBe(mark);
  });

  it('leaves out what nobody knows', () => {
    const unseen = {
      requestedAtMs: nowMs - minuteMs,
      registeredAtMs: null,
      calledHomeAtMs: null,
      joinedAtMs: null,
      readyAtMs: null,
    };
    const lines = receiptLines(t, { view: { ...ready, hostName: null, milestones: unseen }, site, words });
    expect(lines.map(({ name }) => name)).toEqual(['Site', 'Host ID', 'In two words']);
  });
});
