import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mostHostsPerSite,
  noteHost,
  type PracticeBook,
  parseBook,
  practiceLastsMs,
} from '../../../../lib/server/practice/practice-book';
import { edgeHost } from '../../../support/palette-truth';
import { siteId } from '../../../support/test-site';

const startMs = Date.parse('2026-11-21T08:00:00Z');
const entry = (host: number, site: string, atMs: number) => ({ hostId: edgeHost(host), siteId: siteId(site), atMs });
const fill = (site: string, from: number, count: number, atMs: number): PracticeBook =>
  Array.from({ length: count }, (_, at) => entry(from + at, site, atMs));

describe('the book of practice', () => {
  it('notes a host once, with the last time somebody used it', () => {
    const first = noteHost([], entry(1, 'harbour', startMs));
    const again = noteHost(first.book, entry(1, 'harbour', startMs + 5));
    expect(again).toEqual({ book: [entry(1, 'harbour', startMs + 5)], forgotten: [], isFull: false });
  });

  it('leaves a host where it is when somebody wants it elsewhere', () => {
    const first = noteHost([], entry(1, 'harbour', startMs));
    expect(noteHost(first.book, entry(1, 'market', startMs + 5)).book).toEqual([entry(1, 'harbour', startMs + 5)]);
  });

  it('forgets a whole site when nobody has practised there for an hour, and not before', () => {
    const book = [entry(1, 'harbour', startMs), entry(2, 'harbour', startMs + 10), entry(3, 'market', startMs + 20)];
    const early = noteHost(book, entry(4, 'market', startMs + 9 + practiceLastsMs));
    expect(early.forgotten).toEqual([]);
    const late = noteHost(book, entry(4, 'market', startMs + 10 + practiceLastsMs));
    expect(late.forgotten).toEqual([edgeHost(1), edgeHost(2)]);
    expect(late.book.map(({ hostId }) => hostId)).toEqual([edgeHost(3), edgeHost(4)]);
  });

  it('begins a site anew for the one who comes back to it after an hour', () => {
    const noted = noteHost([entry(1, 'harbour', startMs)], entry(1, 'harbour', startMs + practiceLastsMs));
    expect(noted.forgotten).toEqual([edgeHost(1)]);
    expect(noted.book).toEqual([entry(1, 'harbour', startMs + practiceLastsMs)]);
  });

  it('has no room for one more at a site where all are at it, and keeps what they have', () => {
    const book = fill('harbour', 1, mostHostsPerSite, startMs);
    const noted = noteHost(book, entry(99, 'harbour', startMs + 1));
    expect(noted).toEqual({ book, forgotten: [], isFull: true });
    expect(noteHost(book, entry(99, 'market', startMs + 1)).isFull).toBe(false);
    expect(noteHost(book, entry(1, 'harbour', startMs + 1)).isFull).toBe(false);
  });

  it('makes room at a full site as soon as its first host is an hour old, though others came later', () => {
    const book = [entry(98, 'harbour', startMs), ...fill('harbour', 1, mostHostsPerSite - 1, startMs + 1_000)];
    const noted = noteHost(book, entry(99, 'harbour', startMs + practiceLastsMs));
    expect(noted.isFull).toBe(false);
    expect(noted.forgotten).toHaveLength(mostHostsPerSite);
    expect(noted.book).toEqual([entry(99, 'harbour', startMs + practiceLastsMs)]);
  });

  it('never holds more than it may, nor loses a host without saying so, whoever comes when', () => {
    const visit = fc.record({ host: fc.nat(150), site: fc.constantFrom('a', 'b', 'c'), afterMs: fc.nat(4 * 60_000) });
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 300 }), (visits) => {
        let book: PracticeBook = [];
        let nowMs = startMs;
        for (const { host, site, afterMs } of visits) {
          nowMs += afterMs;
          const before = new Set(book.map(({ hostId }) => hostId));
          const noted = noteHost(book, entry(host, site, nowMs));
          book = noted.book;
          const after = new Set(book.map(({ hostId }) => hostId));
          expect(after.size).toBe(book.length);
          expect(after.has(edgeHost(host))).toBe(!noted.isFull);
          for (const one of before) expect(after.has(one) || noted.forgotten.includes(one)).toBe(true);
          for (const one of ['a', 'b', 'c']) {
            const here = book.filter((known) => known.siteId === one);
            expect(here.length).toBeLessThanOrEqual(mostHostsPerSite);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([null, '', '{', '7', '[{"hostId":1}]'])('is empty where it was kept as %s', (text) => {
    expect(parseBook(text)).toEqual([]);
  });

  it('is what it was after it was kept', () => {
    const book = fill('harbour', 1, 3, startMs);
    expect(parseBook(JSON.stringify(book))).toEqual(book);
  });
});
