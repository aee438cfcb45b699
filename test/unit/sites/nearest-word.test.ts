import { describe, expect, it } from 'vitest';
import { createSuggester, nearestWord } from '../../../lib/sites/nearest-word';

describe('the nearest word', () => {
  it.each([
    ['alhpa', null],
    ['alphaa', 'alpha'],
    ['Alpha', 'alpha'],
    ['x', null],
  ])('of %s is %s', (word, near) => {
    expect(nearestWord(word, ['alpha', 'gamma'])).toBe(near);
  });
});

describe('suggestions among many', () => {
  it('are the nearest words', () => {
    const suggest = createSuggester(() => ['alpha', 'gamma']);
    expect([suggest('alpho'), suggest('gama'), suggest('zzz')]).toEqual(['alpha', 'gamma', null]);
  });

  it('stop after twenty words, so that 50,000 faults are told in seconds; those known are told again', () => {
    let looks = 0;
    const suggest = createSuggester(() => {
      looks += 1;
      return ['shop-0000'];
    });
    const words = Array.from({ length: 500 }, (_, index) => `shop-${String(index).padStart(5, '0')}`);
    expect(words.map(suggest).filter((near) => near !== null)).toHaveLength(20);
    expect(words.map(suggest).filter((near) => near !== null)).toHaveLength(20);
    expect(looks).toBe(20);
  });
});
