import { describe, expect, test } from 'vitest';
import { findSiteByPin, foldTyped } from '../../../lib/access/find-site';
import { createDirectory, type SiteDirectory } from '../../../lib/sites/directory';
import type { Site } from '../../../lib/sites/site';
import { siteId, testIndex } from '../../support/test-site';
import { siteWith } from './support/door';

const pinHash = `scrypt$15$${'A'.repeat(22)}$${'A'.repeat(43)}`;
const withPin = { modes: ['pin'], pinHash } as const;

function find(typed: string, sites: readonly Site[]): string | null {
  return findSiteByPin(typed, createDirectory(testIndex(sites)))?.id ?? null;
}

const sites = [
  siteWith('denver', withPin, { name: 'Denver', address: '1 Market Street' }),
  siteWith('denver-snow', withPin, { name: 'Denver Snow St', address: '2 Snow Street' }),
  siteWith('mile-end', withPin, { name: 'Montréal – Mile End', address: '7 Rue Bernard' }),
  siteWith('shop-0042', withPin, { name: 'Lakewood Plaza', address: '9 Wadsworth' }),
  siteWith('six-four', withPin, { name: 'Twin', address: '64' }),
  siteWith('five', withPin, { name: 'Six four', address: '65' }),
];

describe('the site that somebody means', () => {
  test.each([
    ['denver', 'denver', 'by its id, though the word fits another one, too'],
    [' denver-snow \n', 'denver-snow', 'by its id with blanks around it'],
    [' denver ', 'denver', 'by its id with blanks around it, though another one holds the word'],
    ['Denver-Snow', 'denver-snow', 'by its id as a phone writes it'],
    ['Denver', 'denver', 'by its whole name'],
    [' six-four ', 'six-four', 'by its id with blanks, though two are called so'],
    ['montreal mile-end', 'mile-end', 'by its whole name without accents'],
    ['lakewood', 'shop-0042', 'by a word that fits no other'],
    ['0042', 'shop-0042', 'by its number'],
    ['plaza wadsworth', 'shop-0042', 'by words of name and address'],
  ])('%j is %s: %s', (typed, id) => {
    expect(find(typed, sites)).toBe(id);
  });

  test.each([
    ['', 'nothing'],
    ['  ', 'blanks'],
    ['!?', 'no letter'],
    ['z', 'one letter, though it fits only one'],
    ['street', 'a word that fits two'],
    ['springfield', 'a word that fits none'],
    ['__proto__', 'a word that objects know'],
  ])('%j is nobody: %s', (typed) => {
    expect(find(typed, sites)).toBeNull();
  });

  test('two letters are enough', () => {
    expect(find('pl', sites)).toBe('shop-0042');
  });

  test('two sites of the same name are nobody, by the name', () => {
    const twins = [siteWith('one', withPin, { name: 'Aurora' }), siteWith('two', withPin, { name: 'AURORA' })];
    expect(find('aurora', twins)).toBeNull();
    expect(find('two', twins)).toBe('two');
  });

  test('a whole name counts among more rows than are listed', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      siteWith(`aurora-${at}`, withPin, { name: `Aurora ${at + 10}` }),
    );
    expect(find('aurora', [...many, siteWith('x', withPin, { name: 'Aurora' })])).toBe('x');
    expect(find('aurora', many)).toBeNull();
  });

  test('one row of many is not the only one', () => {
    const directory: Pick<SiteDirectory, 'find' | 'search'> = {
      find: (id) => (id === 'denver' ? (sites[0] ?? null) : null),
      search: () => ({ sites: [{ id: siteId('denver'), name: 'Denver', address: '' }], more: true }),
    };
    expect(findSiteByPin('market', directory)).toBeNull();
    expect(findSiteByPin('DENVER!', directory)?.id).toBe('denver');
  });

  test.each([
    ['closed', siteWith('boulder', withPin, { status: { state: 'closed' } })],
    ['moved', siteWith('boulder', withPin, { status: { state: 'moved', to: siteId('denver') } })],
    ['without the way', siteWith('boulder', { modes: ['link', 'open'], pinHash })],
    ['without a PIN', siteWith('boulder', { modes: ['pin'] })],
  ])('a site that is %s is as if it were not there, by id, name and words', (_, site) => {
    for (const typed of ['boulder', 'Site boulder', 'bould']) expect(find(typed, [...sites, site])).toBeNull();
  });

  test('a site that takes no PIN does not stand in the way of one that does', () => {
    const shut = siteWith('lakewood-old', withPin, { name: 'Lakewood', status: { state: 'closed' } });
    expect(find('lakewood', [...sites, shut, siteWith('lakewood-2', { modes: ['open'] })])).toBe('shop-0042');
  });

  test('the same search is made whether the id is known or not', () => {
    const searched: (string | undefined)[] = [];
    const real = createDirectory(testIndex(sites));
    const directory = {
      find: real.find,
      search: (query: Parameters<SiteDirectory['search']>[0]) => {
        searched.push(query.q);
        return real.search(query);
      },
    };
    for (const typed of ['denver', 'springfield']) findSiteByPin(typed, directory);
    expect(searched).toEqual(['denver', 'springfield']);
  });
});

describe('what was typed, folded', () => {
  test('spellings of one text are one', () => {
    expect(foldTyped(' DENVER-Snow St. ')).toBe(foldTyped('denver snow st'));
  });

  test('no more than 200 characters are looked at', () => {
    expect(foldTyped(`${'a'.repeat(200)}b`)).toBe('a'.repeat(200));
  });
});
