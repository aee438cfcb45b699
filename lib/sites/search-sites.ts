import { type Coordinates, distanceKm, type Point, pointAt } from './distance';
import { type Fit, findWords, mostWords } from './find-words';
import { foldText } from './fold-text';
import type { SearchableSite, SearchIndex, Shelf } from './searchable';
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

interface Match {
  readonly entry: SearchableSite;
  /** What was meant more surely comes first. */
  readonly rank: number;
  /** Kilometres; infinite when unknown. */
  readonly distance: number;
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
/** With fewer rows than this the words may have been mistyped. */
const fewRows = 5;
const mostGone = 5;
/** Every site that holds the words as they were typed comes before one that nearly does. */
const slipRank = 1_000;

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
  const rows = open.best.map((match) => toRow(match));
  if (!isAsked) return { sites: rows, more: open.found > rows.length };
  const gone = searchShelf(index.gone, search, Math.min(mostGone, limit - rows.length), true);
  const goneRows = gone.best.map((match) => ({ ...toRow(match), ...tellGone(match.entry.site, index, search) }));
  return { sites: [...rows, ...goneRows], more: open.found > rows.length };
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
  const best: Match[] = [];
  const mended: Fit[] = [];
  let found = 0;
  const take = (fit: Fit) => {
    const entry = shelf.sites[fit.at];
    if (entry === undefined || !search.isAllowed(entry.site)) return;
    const distance = search.from === null || entry.point === null ? Infinity : distanceKm(search.from, entry.point);
    if (search.withinKm !== Infinity && !(distance <= search.withinKm)) return;
    found += 1;
    insert(best, { entry, rank: rankOf(entry, fit, search), distance }, limit);
  };
  const isMeant = (at: number) => search.numbers.includes(shelf.sites[at]?.number ?? '');
  findWords(shelf.list, { typed: search.words, isForgiving, isMeant }, (fit) => {
    if (fit.slips === 0) take(fit);
    else mended.push(fit);
  });
  if (found < fewRows) for (const fit of pickMended(shelf, mended, search, found > 0)) take(fit);
  return { best, found };
}

/** Nothing that takes two slips more than the best that there is. */
function pickMended({ sites }: Shelf, mended: readonly Fit[], { isAllowed }: Search, isFound: boolean): readonly Fit[] {
  const allowed = mended.filter(({ at }) => {
    const entry = sites[at];
    return entry !== undefined && isAllowed(entry.site);
  });
  const least = isFound ? 0 : allowed.reduce((fewest, { slips }) => Math.min(fewest, slips), Infinity);
  return allowed.filter(({ slips }) => slips <= least + 1);
}

function isAnySite(): boolean {
  return true;
}

/** Lower is surer: nothing mended, numbers that stand there whole, a site's own number, a name that begins so. */
function rankOf({ name, number }: SearchableSite, { slips, partNumbers }: Fit, { typed, numbers }: Search): number {
  const isOtherNumber = numbers.length > 0 && !numbers.includes(number);
  const isPrefix = typed !== '' && name.startsWith(typed);
  return slips * slipRank + partNumbers * 4 + (isOtherNumber ? 2 : 0) + (isPrefix ? 0 : 1);
}

/** Keeps `best` sorted and at most `limit` long. */
function insert(best: Match[], match: Match, limit: number): void {
  let place = best.length;
  for (let above = best[place - 1]; above !== undefined && compare(match, above) < 0; above = best[place - 1])
    place -= 1;
  if (place >= limit) return;
  best.splice(place, 0, match);
  if (best.length > limit) best.pop();
}

function compare(a: Match, b: Match): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.distance !== b.distance) return a.distance < b.distance ? -1 : 1;
  if (a.entry.name !== b.entry.name) return a.entry.name < b.entry.name ? -1 : 1;
  return a.entry.site.id < b.entry.site.id ? -1 : 1;
}

function toRow({ entry, distance }: Match): FoundSite {
  const { id, name, address, number } = entry.site;
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
