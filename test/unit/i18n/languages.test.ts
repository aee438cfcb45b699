import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pluralOf } from '../../../lib/i18n/plural';
import { isLanguage, languageNames, matchLanguage } from '../../../lib/languages';

describe('the language that a phone speaks', () => {
  it.each([
    ['', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['tlh', 'en'],
    ['*', 'en'],
    ['EN-us', 'en'],
    ['tlh;q=1, en;q=0.1', 'en'],
    ['constructor', 'en'],
  ])('%j is answered in %s', (accepted, language) => {
    expect(matchLanguage(accepted)).toBe(language);
  });

  it('is one of ours, whatever the header says', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (text) => isLanguage(matchLanguage(text))));
  });

  it('is read in no time from a header that wants to keep us busy', () => {
    expect(matchLanguage(',;q='.repeat(100_000))).toBe('en');
  });
});

describe('the list of languages', () => {
  it('names each by its own name, once', () => {
    const names = Object.values(languageNames);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(languageNames).every((tag) => /^[a-z]{2}$/.test(tag))).toBe(true);
  });

  it.each(['', 'toString', '__proto__', 'EN', 'en-US', 'e'])('does not hold %j', (tag) => {
    expect(isLanguage(tag)).toBe(false);
  });
});

describe('counting', () => {
  const forms = { one: 'one', few: 'few', many: 'many', other: 'other' };

  it.each([
    ['en', 1, 'one'],
    ['en', 0, 'other'],
    ['en', 2, 'other'],
    ['pl', 2, 'few'],
    ['pl', 5, 'many'],
    ['pl', 22, 'few'],
    ['ja', 1, 'other'],
    ['ar', 3, 'few'],
    ['ar', 11, 'many'],
  ])('in %s %d takes the form “%s”', (language, count, form) => {
    expect(pluralOf(language)(count, forms)).toBe(form);
  });

  it('falls back to the form for everything else', () => {
    expect(pluralOf('pl')(2, { one: 'one', other: 'other' })).toBe('other');
  });
});
