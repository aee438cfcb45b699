import { createBestMatches } from './best-matches';
import { type Coordinates, distanceKm, type Point, pointAt } from './distance';
import { findWords, mostWords } from './find-words';
import { foldText } from './fold-text';
import { toLastNameKey, toNameKey } from './name-key';
import type { SearchIndex, Shelf } from './searchable';
import type { Site } from './site';
import { numberIn } from './site-number';

export interface SiteQuery {
  /** Words that must all occur in name, address, id or number; empty or absent: every site. */
  readonly q?: string;
  /** Where the operator stands: nearest first, and every row says how far. */
  readonly near?: Coordinates;
  /** Leaves out what is further away from `near`, or nobody knows where. Kilometres. */
  readonly withinKm?: number;
  /** At most this many rows. */
  readonly limit: number;
  /** May the reader know of the site? All others are as if they were not there, in rows and in `more`. Default: all. */
  readonly isAllowed?: (site: Site) => boolean;
  /**
   * For people, who mistype and remember what is gone: where few sites hold the words, those that nearly hold them come
   * after, and closed and moved ones last. Never without words.
   */
  readonly isForgiving?: boolean;
}

/** A row that may be shown to anyone who may register: no address of a network, no profile. */
export interface FoundSite {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** As people call it; only where IT has written one. */
  readonly number?: string;
  /** Rounded to 0.1 km; only when `near` was given and the site has a location. */
  readonly distanceKm?: number;
  /** Only where nothing can be registered any more. */
  readonly gone?: 'closed' | 'moved';
  /** Where it has moved to, if the reader may know. */
  readonly movedTo?: { readonly id: string; readonly name: string };
}

export interface SitesFound {
  readonly sites: readonly FoundSite[];
  /** True when more open sites match than are listed. */
  readonly more: boolean;
}

interface Search {
  readonly typed: string;
  readonly words: readonly string[];
  /** The numbers among the words, without zeros in front. */
  readonly numbers: readonly string[];
  readonly from: Point | null;
  readonly withinKm: number;
  readonly isAllowed: (site: Site) => boolean;
}

/** Nobody types more to name a site. Characters. */
const longestQuery = 200;
const mostGone = 5;

/**
 * Finds sites by words and place: first those whose number was typed, then those whose name begins with what was typed,
 * then the nearest, then by name. One pass over all sites that keeps only the best rows, so that 50,000 sites stay a
 * matter of milliseconds.
 */
export function searchSites(index: SearchIndex, query: SiteQuery): SitesFound {
  const { limit, isForgiving = false } = query;
  const search = toSearch(query);
  const isAsked = isForgiving && search.words.length > 0;
  const open = searchShelf(index.open, search, limit, isAsked);
  const rows = open.found.map(({ entry, distance }) => toRow(entry.site, distance));
  if (!isAsked) return { sites: rows, more: open.isMore };
  const gone = searchShelf(index.gone, search, Math.min(mostGone, limit - rows.length), true);
  const goneRows = gone.found.map(({ entry: { site }, distance }) => ({
    ...toRow(site, distance),
    ...tellGone(site, index, search),
  }));
  return { sites: [...rows, ...goneRows], more: open.isMore };
}

/** Sites that are allowed, in no order that means anything; stops as soon as it has `most`, because nobody needs to know more. */
export function takeSites(
  { open }: Pick<SearchIndex, 'open'>,
  isAllowed: (site: Site) => boolean,
  most: number,
): Site[] {
  const taken: Site[] = [];
  for (const { site } of open.sites) {
    if (taken.length >= most) break;
    if (isAllowed(site)) taken.push(site);
  }
  return taken;
}

function toSearch({ q = '', near, withinKm = Infinity, isAllowed = isAnySite }: SiteQuery): Search {
  const typed = foldText(q.slice(0, longestQuery));
  const words = typed === '' ? [] : [...new Set(typed.split(' '))].slice(0, mostWords);
  return {
    typed,
    words,
    numbers: words.map(numberIn).filter((number) => number !== ''),
    from: near === undefined ? null : pointAt(near),
    withinKm,
    isAllowed,
  };
}

function searchShelf(shelf: Shelf, search: Search, limit: number, isForgiving: boolean) {
  const { words, from, withinKm, isAllowed } = search;
  const { sites } = shelf;
  const isAllowedAt = (at: number) => {
    const entry = sites[at];
    return entry !== undefined && isAllowed(entry.site);
  };
  const matches = createBestMatches(shelf, limit, isAllowedAt);
  const isMeant = createNumberCheck(shelf, search);
  const rankOf = createRanking(shelf, search, isMeant);
  findWords(shelf.list, { typed: words, isForgiving, isMeant }, (at, slips, partNumbers) => {
    if (!matches.isOpenTo(slips)) return;
    const point = from === null ? null : (sites[at]?.point ?? null);
    const distance = from === null || point === null ? Infinity : distanceKm(from, point);
    if (withinKm !== Infinity && !(distance <= withinKm)) return;
    matches.offer(at, slips, rankOf(at, partNumbers), distance);
  });
  const { best, isMore } = matches.toList();
  const found = best.flatMap(({ at, distance }) => {
    const entry = sites[at];
    return entry === undefined ? [] : [{ entry, distance }];
  });
  return { found, isMore };
}

function isAnySite(): boolean {
  return true;
}

/** Was the site's own number typed? */
function createNumberCheck({ sites, numberKeys }: Shelf, { numbers }: Search): (at: number) => boolean {
  if (numbers.length === 0) return () => false;
  const keys = numbers.map(Number);
  return (at) => keys.includes(numberKeys[at] ?? -1) && numbers.includes(sites[at]?.number ?? '');
}

/** Lower is surer: numbers that stand there whole, a site's own number, a name that begins so. */
function createRanking({ sites, nameKeys }: Shelf, { typed, numbers }: Search, isMeant: (at: number) => boolean) {
  const first = toNameKey(typed);
  const last = toLastNameKey(typed);
  return (at: number, partNumbers: number): number => {
    const key = nameKeys[at] ?? 0;
    const isPrefix = typed !== '' && key >= first && key <= last && (sites[at]?.name.startsWith(typed) ?? false);
    const isOtherNumber = numbers.length > 0 && !isMeant(at);
    return partNumbers * 4 + (isOtherNumber ? 2 : 0) + (isPrefix ? 0 : 1);
  };
}

function toRow({ id, name, address, number }: Site, distance: number): FoundSite {
  return {
    id,
    name,
    address,
    ...(number === null ? {} : { number }),
    ...(distance === Infinity ? {} : { distanceKm: Math.round(distance * 10) / 10 }),
  };
}

/** Where a site has moved to is told only to whoever may know of that site as well. */
function tellGone({ status }: Site, { find }: SearchIndex, { isAllowed }: Search): Pick<FoundSite, 'gone' | 'movedTo'> {
  if (status.state === 'open') return {};
  const target = status.state === 'moved' ? find(status.to) : null;
  if (target === null || !isAllowed(target)) return { gone: status.state };
  return { gone: status.state, movedTo: { id: target.id, name: target.name } };
}
