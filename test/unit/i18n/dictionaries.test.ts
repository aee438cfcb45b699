import { describe, expect, it } from 'vitest';
import { catalogue, type ErrorCode } from '../../../lib/errors';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { en } from '../../../lib/i18n/en';
import { languageNames } from '../../../lib/languages';
import { type Leaf, listLeaves, marksIn, speak } from '../../support/dictionary-texts';

const english = listLeaves(en);
const codes = Object.keys(catalogue) as ErrorCode[];
const known = { site: 'Boulder', to: 'Aspen', most: '4', seconds: '40', missing: 'PALETTE_API_KEY' };

/** Empty in English means: nothing to say. */
const isSilent = (path: string) => english.some((leaf) => leaf.path === path && leaf.value === '');
const find = (leaves: readonly Leaf[], path: string) => {
  const leaf = leaves.find((one) => one.path === path);
  if (leaf === undefined) throw new Error(`no ${path}`);
  return leaf;
};

describe.each(Object.keys(languageNames))('the dictionary of %s', (tag) => {
  const t = dictionaryFor(tag);
  const leaves = listLeaves(t);

  it('is in its own language and direction', () => {
    expect(t.language).toBe(tag);
    expect(t.direction).toBe(tag === 'ar' ? 'rtl' : 'ltr');
  });

  it('says all that English says, and nothing else', () => {
    expect(leaves.map(({ path }) => path)).toEqual(english.map(({ path }) => path));
    expect(leaves.map(({ value }) => typeof value)).toEqual(english.map(({ value }) => typeof value));
  });

  it('is silent only where English is', () => {
    expect(leaves.filter((leaf) => speak(leaf).trim() === '').map(({ path }) => path)).toEqual(
      leaves.filter(({ path }) => isSilent(path)).map(({ path }) => path),
    );
  });

  it('tells every value that English tells', () => {
    for (const leaf of leaves) {
      expect({ [leaf.path]: marksIn(speak(leaf)) }).toEqual({ [leaf.path]: marksIn(speak(find(english, leaf.path))) });
    }
  });

  it.each(codes)('never shows a blank that nobody filled: %s', (code) => {
    for (const facts of [{}, known]) {
      const { sentence, nextStep } = t.errors[code];
      expect(`${sentence(facts)} ${nextStep(facts)}`).not.toMatch(/undefined|null|NaN|\{|\}|\[object/);
    }
  });

  it('names the setting that gives a host an ID of its own', () => {
    expect(t.errors.host_id_filler.nextStep({})).toContain('stylus.site.name');
  });

  it('holds no markup, and no blanks at the ends', () => {
    const texts = leaves.map((leaf) => ({ path: leaf.path, text: speak(leaf) }));
    expect(texts.filter(({ text }) => /[<>]|^\s|\s$| {2}/.test(text))).toEqual([]);
  });
});

describe('every other language', () => {
  const others = Object.keys(languageNames).filter((tag) => tag !== 'en');
  /** Names of things, and words that several languages share. */
  const mayBeEqual = /^.{0,12}$|stylus|MachineID|PIN|ID/;

  it.each(others)('%s is not English', (tag) => {
    const texts = new Map(english.map((leaf) => [leaf.path, speak(leaf)]));
    const same = listLeaves(dictionaryFor(tag)).filter((leaf) => speak(leaf) === texts.get(leaf.path));
    expect(same.filter((leaf) => !mayBeEqual.test(speak(leaf))).map(({ path }) => path)).toEqual([]);
  });

  it('is measured by its name', () => {
    expect(Object.keys(languageNames)).toContain('en');
  });
});
