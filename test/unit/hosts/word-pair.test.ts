import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { firstWords, secondWords } from '../../../lib/hosts/pair-words';
import { wordPairOf } from '../../../lib/hosts/word-pair';

const lists = { first: firstWords, second: secondWords };

/** API.md §2.6: what a device may print. */
const hostIds = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/)
  .map((text) => parseHostId(text))
  .filter((parsed) => parsed.ok)
  .map((parsed) => (parsed.ok ? parsed.value : hostId('edge-0')));

describe('the words of a host', () => {
  it.each([
    ['edge-5c913342d76bb86e7ccd998b19d030a5', 'piccolo elephant'],
    ['edge-5c913342d76bb86e7ccd998b19d030a6', 'espresso silk'],
    ['edge-0001', 'kayak weekend'],
    ['a', 'burger proton'],
  ])('never change: %s', (id, words) => {
    expect(wordPairOf(hostId(id)).join(' ')).toBe(words);
  });

  it('are one of each list', () => {
    fc.assert(
      fc.property(hostIds, (id) => {
        const [first, second] = wordPairOf(id);
        expect(firstWords).toContain(first);
        expect(secondWords).toContain(second);
        expect(wordPairOf(id)).toEqual([first, second]);
      }),
    );
  });

  it('differ for hosts whose IDs differ in one digit', () => {
    const pairs = Array.from({ length: 100 }, (_, index) => wordPairOf(hostId(`edge-${1000 + index}`)).join(' '));
    expect(new Set(pairs).size).toBeGreaterThanOrEqual(99);
  });

  it('are spread evenly over both lists, and independently', () => {
    const count = 64_000;
    const seen = { first: new Map<string, number>(), second: new Map<string, number>(), pair: new Set<string>() };
    for (let index = 0; index < count; index += 1) {
      const [first, second] = wordPairOf(hostId(`edge-7${index.toString(16).padStart(7, '0')}c`));
      seen.first.set(first, (seen.first.get(first) ?? 0) + 1);
      seen.second.set(second, (seen.second.get(second) ?? 0) + 1);
      seen.pair.add(`${first} ${second}`);
    }
    for (const counts of [seen.first, seen.second]) {
      expect(counts.size).toBe(256);
      // 250 expected; six standard deviations on either side.
      expect(Math.min(...counts.values())).toBeGreaterThan(155);
      expect(Math.max(...counts.values())).toBeLessThan(345);
    }
    // 65,536 · (1 - e^(-64,000 / 65,536)) = 40,850 are expected of independent words.
    expect(seen.pair.size).toBeGreaterThan(40_000);
  });
});

describe.each(Object.entries(lists))('the %s list', (_, words) => {
  it('has 256 different words of three to eight plain letters', () => {
    expect(new Set(words).size).toBe(256);
    expect(words).toHaveLength(256);
    for (const word of words) expect(word).toMatch(/^[a-z]{3,8}$/);
  });

  it('has no two words that differ by one letter', () => {
    expect(pairsOf(words).filter(([one, other]) => distance(one, other) < 2)).toEqual([]);
  });

  it('has no two words that sound alike', () => {
    expect(pairsOf(words).filter(([one, other]) => distance(soundOf(one), soundOf(other)) < 2)).toEqual([]);
  });
});

it('has no word in both lists', () => {
  expect(firstWords.filter((word) => secondWords.includes(word))).toEqual([]);
});

function hostId(text: string): HostId {
  const parsed = parseHostId(text);
  if (!parsed.ok) throw new Error(`no host ID: ${text}`);
  return parsed.value;
}

function pairsOf(words: readonly string[]): readonly (readonly [string, string])[] {
  return words.flatMap((one, index) => words.slice(0, index).map((other) => [other, one] as const));
}

/** Roughly what is left of a word on a bad line: hard and soft, long and short become one. */
const confusions: readonly (readonly [RegExp, string])[] = [
  [/ph|v|w/g, 'f'],
  [/ck|qu|c|g/g, 'k'],
  [/x/g, 'ks'],
  [/th|d/g, 't'],
  [/z/g, 's'],
  [/y|j|ee|ea/g, 'i'],
  [/oo/g, 'u'],
  [/b/g, 'p'],
  [/(.)\1/g, '$1'],
  [/[eh]$/, ''],
];

function soundOf(word: string): string {
  return confusions.reduce((text, [from, to]) => text.replace(from, to), word);
}

/** Levenshtein's. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    let [left, before] = [i + 1, row];
    row = [left];
    for (const [j, against] of [...other].entries()) {
      const [diagonal = 0, above = 0] = [before[j], before[j + 1]];
      left = Math.min(above + 1, left + 1, diagonal + (letter === against ? 0 : 1));
      row.push(left);
    }
  }
  return row[other.length] ?? 0;
}
