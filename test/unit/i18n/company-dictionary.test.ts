import { describe, expect, it } from 'vitest';
import { longestOwnText, ownTexts } from '../../../lib/branding/own-texts';
import { companyDictionaryFor, withOwnTexts } from '../../../lib/i18n/company-dictionary';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { wordFor } from '../../../lib/i18n/word-for';
import { languageNames } from '../../../lib/languages';
import { listLeaves } from '../../support/dictionary-texts';

describe('the texts that a company may say itself', () => {
  const keys = Object.keys(ownTexts);

  it.each(Object.keys(languageNames))(
    'are plain texts without values in %s, short enough for the limit',
    (language) => {
      const leaves = new Map(listLeaves(dictionaryFor(language)).map(({ path, value }) => [path, value]));
      for (const key of keys) {
        const text = leaves.get(key);
        expect(text, key).toBeTypeOf('string');
        expect(text, key).not.toMatch(/\{|%s/);
        expect(String(text).length, key).toBeLessThanOrEqual(longestOwnText);
      }
    },
  );

  it('are no state, no error and nothing that says whether a host is registered', () => {
    const forbidden =
      /^(errors|keep|practice|crash|registration\.(states|calling|changing|leaving|removed|unfinished))\./;
    expect(keys.filter((key) => forbidden.test(key))).toEqual([]);
  });
});

describe('the dictionary of a company', () => {
  const texts = { de: { 'choose.search.hint': 'Filialnummer', 'enter.title': 'Kasse anmelden' } } as const;

  it('says its own words where it has some, and ours elsewhere', () => {
    const t = companyDictionaryFor('de-AT', texts);
    expect([t.enter.title, t.choose.search.hint]).toEqual(['Kasse anmelden', 'Filialnummer']);
    expect(t.choose.title).toBe(dictionaryFor('de').choose.title);
    expect(t.enter.titleAtSite('Graz')).toBe(dictionaryFor('de').enter.titleAtSite('Graz'));
    expect(t.language).toBe('de');
  });

  it('is ours in a language that it has nothing to say in', () => {
    expect(companyDictionaryFor('fr', texts)).toBe(dictionaryFor('fr'));
    expect(companyDictionaryFor('', {})).toBe(dictionaryFor('en'));
    expect(companyDictionaryFor('xx', { en: { 'enter.title': 'Scan' } }).enter.title).toBe('Scan');
  });

  it('is made once, and leaves ours as it is', () => {
    expect(companyDictionaryFor('de', texts)).toBe(companyDictionaryFor('de-CH', texts));
    expect(dictionaryFor('de').enter.title).not.toBe('Kasse anmelden');
  });

  it('has as many texts as ours, whatever an old config names', () => {
    const own = { 'enter.nothing': 'x', 'support.call': 'x', 'enter.tips': 'x', __proto__: 'x' } as object;
    expect(withOwnTexts(dictionaryFor('en'), own)).toEqual(dictionaryFor('en'));
  });
});

describe('what a company says in several languages', () => {
  it('is said in the reader’s, else in English, else as it is', () => {
    expect(wordFor({ en: 'Hello', de: 'Hallo' }, 'de')).toEqual({ text: 'Hallo', language: 'de' });
    expect(wordFor({ en: 'Hello', de: 'Hallo' }, 'ja')).toEqual({ text: 'Hello', language: 'en' });
    expect(wordFor({ de: 'Hallo' }, 'ja')).toEqual({ text: 'Hallo', language: 'de' });
  });

  it('has no language where it is said once for all, and is nothing where nothing is said', () => {
    expect(wordFor('Acme', 'ar')).toEqual({ text: 'Acme', language: undefined });
    expect(wordFor({}, 'en')).toBeUndefined();
  });
});
