import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EnterHostId } from '../../../../app/_arrive/enter-host-id';
import type { Base } from '../../../../app/_front/base';
import { dictionaryFor } from '../../../../lib/i18n/dictionary';
import { testSite } from '../../../support/test-site';

const t = dictionaryFor('en');
const id = 'edge-5c913342d76bb86e7ccd998b19d030a5';
const misread = id.replace('d0', 'dO');

interface Shown {
  readonly typed?: string;
  readonly base?: Base;
  readonly isInvalid?: boolean;
  readonly hasSite?: boolean;
}

function show({ typed = '', base = '', isInvalid = false, hasSite = false }: Shown = {}): string {
  const site = hasSite ? testSite('denver') : null;
  return renderToStaticMarkup(createElement(EnterHostId, { t, base, typed, site, isInvalid })).replaceAll('&amp;', '&');
}

describe('the page that asks for the host', () => {
  it('sends what is typed to the start page of its own part of the app', () => {
    expect(show()).toContain('action="/" method="get"');
    expect(show({ base: '/practice' })).toContain('action="/practice/" method="get"');
    expect(show()).toContain('name="appliance-id"');
    expect(show()).not.toContain('name="site"');
    expect(show({ hasSite: true })).toContain('<input type="hidden" name="site" value="denver"/>');
  });

  it('marks what was typed by its button, so that a scan is not doubted', () => {
    expect(show()).toMatch(/<button type="submit" value="1"[^>]* name="typed">/);
  });

  it('shows nothing that needs scripts to whoever has none', () => {
    const scan = show().indexOf(t.scan.action);
    expect(show().lastIndexOf('<div class="noscript:hidden">', scan)).toBeGreaterThan(0);
  });

  it('leaves room for a whole pasted address', () => {
    expect(show()).toContain('maxLength="2000"');
  });

  it('shows where the ID stands, until somebody has typed one', () => {
    expect(show()).toContain(t.enter.picture);
    expect(show({ typed: 'x' })).not.toContain(t.enter.picture);
    expect(show({ isInvalid: true })).not.toContain(t.enter.picture);
  });
});

describe('a doubtful ID', () => {
  it('comes back with the one that may be meant, and a way to keep it', () => {
    const page = show({ typed: misread });
    expect(page).toContain(t.enter.didYouMean);
    expect(page).toContain(`href="/?appliance-id=${id}"`);
    expect(page).toContain(`href="/?appliance-id=${misread}"`);
    expect(page).toContain(`value="${misread}"`);
  });

  it('leaves one main act on the screen', () => {
    const mains = (page: string) => page.match(/class="action-main/g)?.length;
    expect(mains(show())).toBe(1);
    expect(mains(show({ typed: misread }))).toBe(1);
    expect(show({ typed: misread })).not.toContain('noscript:bg-brand');
    expect(show()).toContain('noscript:bg-brand');
  });

  it('stands from left to right, as does the field', () => {
    expect(show()).toMatch(/<input id="appliance-id"[^>]* dir="ltr"/);
    expect(show()).toContain('direction="ltr"');
  });

  it('keeps the site and the part of the app', () => {
    expect(show({ typed: misread, base: '/practice', hasSite: true })).toContain(
      `href="/practice/?appliance-id=${id}&site=denver"`,
    );
  });

  it('offers no way to keep what cannot be an ID', () => {
    const page = show({ typed: 'hospital 1', isInvalid: true });
    expect(page).toContain('href="/?appliance-id=hospital1"');
    expect(page).not.toContain(t.enter.asTyped);
  });

  it.each([
    ['WIFI:S:Shop;T:WPA;P:hunter2;;', t.scan.foreign.wifi],
    ['https://example.com/?id=7', t.scan.foreign.address],
    [`${id} edge-00000000000000000000000000000001`, t.enter.several],
  ])('is named when it is something else: %s', (typed, sentence) => {
    expect(show({ typed, isInvalid: true })).toContain(sentence);
  });

  it.each([id, 'hospital-1', '?!'])('is none: %s', (typed) => {
    expect(show({ typed, isInvalid: true })).not.toContain('id="doubt"');
  });
});
