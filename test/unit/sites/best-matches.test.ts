import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createBestMatches } from '../../../lib/sites/best-matches';
import { indexForSearch } from '../../../lib/sites/searchable';
import { testSite } from '../../support/test-site';

const names = ['Ash', 'Ash', 'Ashford', 'Birch', 'Cedar', 'Cedar Hill', 'Cedar Hall', 'Elm'];
const shelf = indexForSearch(
  names.map((name, at) => testSite(`s${at}`, { name })),
  () => null,
).open;

const offered = fc.uniqueArray(
  fc.record({
    at: fc.nat(names.length - 1),
    slips: fc.nat(4),
    rank: fc.nat(2),
    distance: fc.constantFrom(0, 7, Infinity),
    isAllowed: fc.boolean(),
  }),
  { selector: ({ at }) => at },
);

describe('the best of many matches', () => {
  it('are what sorting them all would leave, and more are told of only where there are more', () => {
    fc.assert(
      fc.property(offered, fc.nat(6), (matches, limit) => {
        const isAllowed = (at: number) => matches.some((match) => match.at === at && match.isAllowed);
        const picked = createBestMatches(shelf, limit, isAllowed);
        for (const { at, slips, rank, distance } of matches)
          if (picked.isOpenTo(slips)) picked.offer(at, slips, rank, distance);
        const allowed = matches.filter((match) => match.isAllowed);
        const exact = allowed.filter(({ slips }) => slips === 0).length;
        const least = Math.min(...allowed.map(({ slips }) => slips));
        const kept = allowed.filter(({ slips }) => slips === 0 || (exact < 5 && slips <= least + 1));
        const sorted = kept.sort(
          (a, b) =>
            a.slips - b.slips ||
            a.rank - b.rank ||
            (a.distance === b.distance ? 0 : a.distance - b.distance) ||
            ((names[a.at] ?? '') < (names[b.at] ?? '') ? -1 : 0) ||
            ((names[a.at] ?? '') > (names[b.at] ?? '') ? 1 : a.at - b.at),
        );
        const { best, isMore } = picked.toList();
        expect(best.map(({ at }) => at)).toEqual(sorted.slice(0, limit).map(({ at }) => at));
        expect(isMore).toBe(kept.length > limit);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are found without asking of each of many whether it is allowed', () => {
    const isAllowed = vi.fn(() => true);
    const picked = createBestMatches(shelf, 1, isAllowed);
    for (let distance = 0; distance < 50_000; distance++) picked.offer(7, 0, 1, distance);
    expect(isAllowed.mock.calls.length).toBeLessThan(10);
    expect(picked.toList()).toMatchObject({ best: [{ at: 7, distance: 0 }], isMore: true });
  });

  it('leave out what nearly matches as soon as enough match', () => {
    const picked = createBestMatches(shelf, 20, () => true);
    picked.offer(0, 2, 0, 0);
    for (const at of [1, 2, 3, 4]) picked.offer(at, 0, 0, 0);
    expect(picked.isOpenTo(1)).toBe(true);
    expect(picked.isOpenTo(2)).toBe(false);
    picked.offer(5, 0, 0, 0);
    expect(picked.isOpenTo(1)).toBe(false);
    expect(picked.toList().best).toHaveLength(5);
  });
});
