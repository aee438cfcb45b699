import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CompanyLogo } from '../../../app/_parts/company-logo';
import { SupportLine } from '../../../app/_parts/support-line';
import { formatManifest } from '../../../app/manifest.webmanifest/format-manifest';
import { companyDictionaryFor } from '../../../lib/i18n/company-dictionary';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import type { Company } from '../../../lib/sites/site';
import { testIndex } from '../../support/test-site';

const { company } = testIndex([]);
const t = dictionaryFor('en');
const render = (element: ReactElement) => renderToStaticMarkup(element);
const logoOf = (pictures: Partial<Company>) =>
  render(createElement(CompanyLogo, { company: { ...company, ...pictures } }));
const footOf = (wishes: Partial<Company>, words = t) =>
  render(createElement(SupportLine, { t: words, company: { ...company, ...wishes } }));

describe('the logo', () => {
  it('is the name in letters where there is no picture', () => {
    expect(logoOf({})).toBe('Test Company');
  });

  it('is one picture with the name for whoever does not see it, on paper in the dark', () => {
    const html = logoOf({ logo: '/brand/logo.svg' });
    expect(html).toMatch(/<img src="\/brand\/logo\.svg" alt="Test Company"[^>]*class="logo logo-paper"/);
    expect(html).not.toContain('<source');
  });

  it('is another picture in the dark, without script and without paper, and only one of them is loaded', () => {
    const html = logoOf({ logo: '/brand/logo.svg', logoDark: '/brand/logo-dark.svg' });
    expect(html).toContain('<source media="(prefers-color-scheme:dark)" srcSet="/brand/logo-dark.svg"/>');
    expect(html).toContain('class="logo"');
    expect(html.match(/<img/g)).toHaveLength(1);
  });

  it('has its place before it has come', () => {
    expect(logoOf({ logo: '/brand/logo.svg' })).toContain('width="160" height="32"');
  });
});

describe('the foot of a page', () => {
  const links: Company['links'] = [
    { kind: 'imprint', address: 'https://www.example.com/i' },
    { kind: 'privacy', address: { en: 'https://www.example.com/p', de: 'https://www.example.com/d' } },
  ];

  it('holds the help desk alone where nothing else is wanted', () => {
    expect(footOf({})).toContain('Need help?');
    expect(footOf({}).match(/<ul/g)).toHaveLength(1);
  });

  it('leads to what the law wants, in the words and to the pages of the reader’s language', () => {
    expect(footOf({ links })).toContain('<a class="link-quiet" href="https://www.example.com/p">Privacy</a>');
    const german = footOf({ links }, dictionaryFor('de'));
    expect(german).toContain('<a class="link-quiet" href="https://www.example.com/d">Datenschutz</a>');
    expect(german).toContain('<a class="link-quiet" href="https://www.example.com/i">Impressum</a>');
  });

  it('shows the line of the company where the page begins its lines, whatever its direction', () => {
    const html = footOf({ footer: { en: 'Only for <staff>', ar: 'للموظفين' } }, dictionaryFor('ar'));
    expect(html).toContain('<bdi lang="ar">للموظفين</bdi>');
    expect(footOf({ footer: 'Only for <staff>' })).toContain('<bdi>Only for &lt;staff&gt;</bdi>');
  });

  it('uses the company’s own words', () => {
    const words = companyDictionaryFor('en', { en: { 'support.title': 'Stuck?', 'legal.imprint': 'Who we are' } });
    const html = footOf({ links }, words);
    expect(html).toContain('Stuck?');
    expect(html).toContain('>Who we are</a>');
  });
});

describe('the icon of the installed app', () => {
  it('is the company’s, which nobody cuts, where it has one', () => {
    const icon = { png: '/brand/icon.png', svg: '/brand/icon.svg' };
    expect(formatManifest({ ...company, icon }).icons).toEqual([
      { src: '/brand/icon.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    ]);
  });
});
