import { describe, expect, it } from 'vitest';
import { judgeColors } from '../../../lib/branding/judge-colors';
import type { PublicFile } from '../../../lib/branding/picture/judge-picture';
import { compileSites } from '../../../lib/sites/compile-sites';
import { formatFault } from '../../../lib/sites/fault';
import { type Changes, configWith, indexOf, plainLogo, smallConfigNowMs } from '../../fixtures/sites/small-config';

const svg = (content: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n  ${content}\n</svg>\n`);
const files = new Map<string, PublicFile>([
  ['/brand/logo.svg', plainLogo],
  ['/brand/script.svg', { sizeBytes: 100, bytes: svg('<script>alert(1)</script>') }],
  ['/brand/huge.png', { sizeBytes: 20_000_000, bytes: null }],
  ['/brand/imprint.pdf', { sizeBytes: 900_000, bytes: null }],
]);

function faultsOf(changes: Changes): string[] {
  const result = compileSites({
    config: configWith(changes),
    manifest: null,
    findPublicFile: (path) => files.get(path) ?? null,
    nowMs: smallConfigNowMs,
  });
  return result.ok ? [] : result.error.map(formatFault);
}

const text = (value: unknown) => ({ 'company.texts': { en: { 'enter.title': value } } });

/** One fault each; the snapshot is what IT reads. */
const table: readonly (readonly [what: string, changes: Changes])[] = [
  ['a colour by name', { 'company.colors.primary': 'teal' }],
  ['a colour by a name with a slip', { 'company.colors.primary': 'teel' }],
  ['a colour in three digits', { 'company.colors.accent': '#07a' }],
  ['a colour as channels', { 'company.colors.primary': 'rgb(11, 92, 75)' }],
  ['a colour without #', { 'company.colors.primary': '0B5C4B' }],
  ['a colour in words', { 'company.colors.primary': 'our green' }],
  ['a colour as a number', { 'company.colors.primary': 0x0b5c4b }],
  ['a main colour that cannot be a link', { 'company.colors.primary': '#ffd400' }],
  ['a stripe that is not seen', { 'company.colors.accent': '#abcdef' }],
  ['a grey page', { 'company.colors.ground': '#888888' }],
  ['links too dark for the night', { 'company.colors.dark': { link: '#123456' } }],
  ['corners of another kind', { 'company.corners': 'rounded' }],
  ['a logo that is not there', { 'company.logo': '/brand/gone.svg' }],
  ['a logo outside of public/', { 'company.logo': '/brand/../../secret.svg' }],
  ['a logo with a script', { 'company.logo': '/brand/script.svg' }],
  ['a logo of 20 MB', { 'company.logo': '/brand/huge.png' }],
  ['a dark logo alone', { 'company.logo': undefined, 'company.logoDark': '/brand/logo.svg' }],
  ['an icon without a PNG', { 'company.icon': { svg: '/brand/logo.svg' } }],
  ['an address without https', { 'company.links': { imprint: 'http://www.example.com/' } }],
  ['an address that runs something', { 'company.links': { privacy: 'javascript:alert(1)' } }],
  ['an address with a password', { 'company.links': { terms: 'https://a:b@www.example.com/' } }],
  [
    'a document that is not there',
    { 'company.links': { imprint: { en: '/brand/imprint.pdf', de: '/brand/impressum.pdf' } } },
  ],
  ['a link of another kind', { 'company.links': { impressum: 'https://www.example.com/' } }],
  ['a footer that is empty', { 'company.footer': ' ' }],
  ['a footer in a language that we do not have', { 'company.footer': { en: 'Hello', it: 'Ciao' } }],
  ['texts in a language that we do not have', { 'company.texts': { it: {} } }],
  ['a text that there is not', { 'company.texts': { en: { 'enter.titel': 'Scan' } } }],
  ['a text with values in it', { 'company.texts': { en: { 'confirm.action': 'Go' } } }],
  ['a text that is empty', text('')],
  ['a text that is too long', text('a'.repeat(241))],
  ['a text with markup', text('Scan <b>now</b>')],
  ['a text with an entity', text('Scan&nbsp;now')],
  ['a text with a placeholder', text('Scan at {site}')],
  ['a text with a line break', text('Scan\nnow')],
  ['a text that turns the writing', text('Scan \u202enow')],
  ['a text that is none', text(7)],
];

describe('a fault of the brand', () => {
  it.each(table)('reads well: %s', (_, changes) => {
    const faults = faultsOf(changes);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchSnapshot();
  });

  it('does not hide another one', () => {
    const changes = { 'company.logo': '/brand/gone.svg', 'company.colors.accent': '#abcdef', 'company.corners': 'x' };
    expect(faultsOf(changes)).toHaveLength(3);
  });

  it('is mended by the colour that it suggests', () => {
    const [fault = ''] = faultsOf({ 'company.colors.primary': '#ffd400' });
    const [, link = ''] = /link: '(#[0-9a-f]{6})'/.exec(fault) ?? [];
    expect(judgeColors({ primary: '#ffd400', link })).toEqual([]);
    expect(faultsOf({ 'company.colors': { primary: '#ffd400', link } })).toEqual([]);
  });
});

describe('a brand without faults', () => {
  it('is in the index as it is written, colours in small letters', () => {
    const { company } = indexOf({
      'company.colors': { primary: '#0B5C4B', link: '#0B5C4B', dark: { ground: '#101010' } },
      'company.corners': 'square',
      'company.footer': { en: 'Hello', ar: 'مرحبا' },
      'company.links': { privacy: 'https://www.example.com/p?a=1#b', imprint: { de: 'https://www.example.com/i' } },
      'company.texts': { pl: { 'support.title': 'Pomoc: 1 < 2 & 50 %' } },
    });
    expect(company).toMatchObject({
      colors: { primary: '#0b5c4b', link: '#0b5c4b', dark: { ground: '#101010' } },
      corners: 'square',
      footer: { en: 'Hello', ar: 'مرحبا' },
      links: [
        { kind: 'imprint', address: { de: 'https://www.example.com/i' } },
        { kind: 'privacy', address: 'https://www.example.com/p?a=1#b' },
      ],
      texts: { pl: { 'support.title': 'Pomoc: 1 < 2 & 50 %' } },
    });
  });

  it('may lead to a document of any size', () => {
    expect(faultsOf({ 'company.links': { imprint: '/brand/imprint.pdf' } })).toEqual([]);
  });
});
