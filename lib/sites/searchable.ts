import { type Point, pointAt } from './distance';
import { toNameKey } from './name-key';
import type { Site } from './site';
import { onlyNumber } from './site-number';
import { createWordBook, type WordList } from './word-book';

/** A site with what a search asks of it, worked out once. */
export interface SearchableSite {
  readonly site: Site;
  /** Folded. */
  readonly name: string;
  /** What people call it by: IT's `number`, else the only one in its name, else in its id; without zeros, perhaps empty. */
  readonly number: string;
  readonly point: Point | null;
}

/** Sites that are searched together, and the words of all that each can be found by. */
export interface Shelf {
  readonly sites: readonly SearchableSite[];
  readonly list: WordList;
  /** Of each site: `toNameKey` of its name, and its number as one; -1 where it has none. */
  readonly nameKeys: Float64Array;
  readonly numberKeys: Float64Array;
}

/** What a search goes through. */
export interface SearchIndex {
  readonly open: Shelf;
  /** Closed and moved ones: nothing is registered there, but people still have their names in mind. */
  readonly gone: Shelf;
  readonly find: (id: string) => Site | null;
}

/** Folds what can be searched, once. */
export function indexForSearch(sites: readonly Site[], find: SearchIndex['find']): SearchIndex {
  const isOpen = ({ status }: Site) => status.state === 'open';
  return {
    open: toShelf(sites.filter(isOpen)),
    gone: toShelf(sites.filter((site) => !isOpen(site))),
    find,
  };
}

function toShelf(list: readonly Site[]): Shelf {
  const book = createWordBook();
  const sites = list.map((site): SearchableSite => {
    const name = book.read(site.name);
    book.read(site.address);
    const id = book.read(site.id);
    const number = site.number === null ? '' : book.read(site.number);
    book.endText();
    return {
      site,
      name,
      number: onlyNumber(number) || onlyNumber(name) || onlyNumber(id),
      point: site.location === null ? null : pointAt(site.location),
    };
  });
  return {
    sites,
    list: book.toList(),
    nameKeys: Float64Array.from(sites, ({ name }) => toNameKey(name)),
    numberKeys: Float64Array.from(sites, ({ number }) => (number === '' ? -1 : Number(number))),
  };
}
