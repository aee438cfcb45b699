import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createList } from '../../../../app/_hosts/host-list';
import { toRow } from '../../../../app/_hosts/host-row';
import { SendForm } from '../../../../app/_hosts/send-form';
import { KeepBar } from '../../../../app/_keep/keep-bar';
import { KeepSubmit } from '../../../../app/_keep/keep-submit';
import type { KeptItem } from '../../../../app/_keep/keeper';
import type { Kept } from '../../../../app/_keep/kept';
import { KeptRow } from '../../../../app/_keep/kept-row';
import { dictionaryFor } from '../../../../lib/i18n/dictionary';
import { edgeHosts } from '../../../support/palette-truth';
import { testSite } from '../../../support/test-site';

const { keep } = dictionaryFor('en');
const kept: Kept = {
  hostId: 'edge-5c913342d76bb86e7ccd998b19d030a5',
  siteId: 'denver',
  siteName: 'Denver <Snow St>',
  fields: { pass: 'sealed-pass' },
  atMs: 0,
  tries: 1,
  halt: null,
};
const row = (item: Partial<KeptItem>) =>
  renderToStaticMarkup(
    createElement(KeptRow, {
      item: { kept, place: 'phone', standing: 'waiting', ...item },
      texts: keep.bar,
      onRemove: () => {},
    }),
  );

describe('a host that waits on the phone', () => {
  it('is named by the end of its ID and its site, with a way to remove it', () => {
    const html = row({});
    expect(html).toContain('>d030a5<');
    expect(html).toContain('Denver &lt;Snow St&gt;');
    expect(html).toContain(keep.bar.remove);
  });

  it.each(['waiting', 'later', 'sending', 'old', 'expired', 'refused'] as const)(
    'is never in the colour of what is done, and shows nothing sealed: %s',
    (standing) => {
      const html = row({ standing });
      expect(html).not.toContain('good');
      expect(html).not.toContain('sealed-pass');
    },
  );

  it('says that it is lost with the page where the phone could not keep it', () => {
    expect(row({ place: 'page' })).toContain(keep.bar.open);
    expect(row({})).not.toContain(keep.bar.open);
  });

  it.each([
    ['expired', keep.bar.expired, keep.bar.reopen],
    ['refused', keep.bar.refused, keep.bar.why],
  ] as const)('that was %s says so and leads on', (reason, note, link) => {
    const page = '/?appliance-id=edge-5c91&site=denver#problem';
    const html = row({ standing: reason, kept: { ...kept, halt: { reason, page } } });
    expect(html).toContain(note);
    expect(html).toContain(`href="${page.replace('&', '&amp;')}"`);
    expect(html).toContain(link);
  });
});

describe('before any script runs', () => {
  it('there is no bar', () => {
    const counts = [0, 1].map(keep.saved);
    expect(renderToStaticMarkup(createElement(KeepBar, { base: '', texts: keep.bar, counts }))).toBe('');
  });

  it('the button of the form is an ordinary one', () => {
    const props = { label: 'Register', sending: 'Registering…', siteName: 'Denver', texts: keep.form };
    expect(renderToStaticMarkup(createElement(KeepSubmit, { base: '', ...props }))).toBe(
      '<button type="submit" class="action-main" aria-disabled="false">Register</button>',
    );
  });
});

describe('the words for what is saved', () => {
  it('count, and always say that nothing is registered', () => {
    expect(keep.saved(1)).toBe('1 host is saved on this phone – NOT registered yet');
    expect(keep.saved(3)).toBe('3 hosts are saved on this phone – NOT registered yet');
    for (const text of [keep.form.saved, keep.form.open]) expect(text).toContain('NOT registered yet');
  });
});

describe('the form of several hosts', () => {
  it('is kept like that of one', () => {
    const site = testSite('denver');
    const list = createList(site.id, edgeHosts(2));
    const rows = list.hosts.map((host) => toRow(host, site.id, null, null));
    const form = SendForm({ t: dictionaryFor('en'), base: '', site, list, rows, pass: null });
    const children: readonly ReactElement<object>[] = form?.props.children.flat();
    const button = children.find(({ type }) => type === KeepSubmit);
    expect(button?.props).toMatchObject({
      siteName: site.name,
      texts: keep.form,
      list: { site: 'site', host: 'host' },
    });
  });
});
