import { describe, expect, it } from 'vitest';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { isolate, isolateValues } from '../../../lib/i18n/isolate';
import { languageNames } from '../../../lib/languages';

describe('values in sentences that are written from the right', () => {
  const texts = isolateValues({
    title: 'title',
    tips: ['one', 'two'],
    at: (site: string) => `at ${site}`,
    deep: { of: ({ site, count }: { site: string; count: number }) => `${count + 1} of ${site}` },
    wait: ({ seconds }: { seconds?: string }) => (seconds === '1' ? 'one' : `some ${seconds}`),
  });

  it('stand between two marks that keep them together', () => {
    expect(isolate('Denver')).toBe('\u2068Denver\u2069');
    expect(texts.at('Denver – Snow St')).toBe('at \u2068Denver – Snow St\u2069');
    expect(texts.deep.of({ site: 'Denver', count: 2 })).toBe('3 of \u2068Denver\u2069');
  });

  it('stay what they are where sentences count or ask by them', () => {
    expect(texts.wait({ seconds: '1' })).toBe('one');
    expect(texts.wait({})).toBe('some undefined');
    expect(texts.at('')).toBe('at ');
    expect(texts.at('12')).toBe('at 12');
  });

  it('leave texts without values alone', () => {
    expect(texts.title).toBe('title');
    expect([...texts.tips]).toEqual(['one', 'two']);
    expect(texts.at).toHaveLength(1);
  });
});

it.each(Object.keys(languageNames))('%s keeps a site name and a phone number together where that is needed', (tag) => {
  const t = dictionaryFor(tag);
  const isRightToLeft = t.direction === 'rtl';
  expect(t.support.call('+1 303 555 0142').includes(isolate('+1 303 555 0142'))).toBe(isRightToLeft);
  expect(t.errors.host_at_other_site.sentence({ site: 'Denver' }).includes(isolate('Denver'))).toBe(isRightToLeft);
});
