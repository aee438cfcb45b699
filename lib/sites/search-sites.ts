import { type Coordinates, distanceKm, type Point, pointAt } from './distance';
import { foldText } from './fold-text';
import type { Site } from './site';

export interface SiteQuery {
  /** Words that must all occur in name, address or id; empty or absent: every site. */
  readonly q?: string;
  /** Where the operator stands: nearest first, and every row says how far. */
  readonly near?: Coordinates;
  /** At most this many rows. */
  readonly limit: number;
  /** May the reader know of the site? All others are as if they were not there, in rows and in `more`. Default: all. */
  readonly isAllowed?: (site: Site) => boolean;
}

/** A row that may be shown to anyone who may register: no address of a network, no profile. */
export interface FoundSite {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Rounded to 0.1 km; only when `near` was given and the site has a location. */
  readonly distanceKm?: number;
}

export interface SitesFound {
  readonly sites: readonly FoundSite[];
  /** True when more sites match than are listed. */
  readonly more: boolean;
}

/** A site with its texts folded once; see {@link indexForSearch}. */
export interface SearchableSite {
  readonly site: Site;
  readonly name: string;
  readonly text: string;
  readonly point: Point | null;
}

interface Match {
  readonly entry: SearchableSite;
  readonly isNamePrefix: boolean;
  /** Kilometres; infinite when unknown. */
  readonly distance: number;
}

/** Folds what can be searched, once; closed and moved sites are left out. */
export function indexForSearch(sites: readonly Site[]): readonly SearchableSite[] {
  return sites
    .filter((site) => site.status.state === 'open')
    .map((site) => {
      const name = foldText(site.name);
      const text = `${name} ${foldText(site.address)} ${foldText(site.id)}`;
      return { site, name, text, point: site.location === null ? null : pointAt(site.location) };
    });
}

/**
 * Finds sites by words and place: first those whose name begins with what was typed, then the nearest, then by name.
 * One pass over all sites that keeps only the best rows, so that 50,000 sites stay a matter of milliseconds.
 */
export function searchSites(index: readonly SearchableSite[], query: SiteQuery): SitesFound {
  const { q = '', near, limit, isAllowed = isAnySite } = query;
  const typed = foldText(q);
  const words = typed === '' ? [] : typed.split(' ');
  const from = near === undefined ? null : pointAt(near);
  const best: Match[] = [];
  let found = 0;
  for (const entry of index) {
    // Words first: they leave few sites to ask about.
    if (!holdsAll(entry.text, words) || !isAllowed(entry.site)) continue;
    found += 1;
    const distance = from === null || entry.point === null ? Infinity : distanceKm(from, entry.point);
    insert(best, { entry, isNamePrefix: typed !== '' && entry.name.startsWith(typed), distance }, limit);
  }
  return { sites: best.map(toRow), more: found > best.length };
}

/** Sites that are allowed, in no order that means anything; stops as soon as it has `most`, because nobody needs to know more. */
export function takeSites(index: readonly SearchableSite[], isAllowed: (site: Site) => boolean, most: number): Site[] {
  const taken: Site[] = [];
  for (const { site } of index) {
    if (taken.length >= most) break;
    if (isAllowed(site)) taken.push(site);
  }
  return taken;
}

function isAnySite(): boolean {
  return true;
}

function holdsAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}

/** Keeps `best` sorted and at most `limit` long. */
function insert(best: Match[], match: Match, limit: number): void {
  const last = best.at(-1);
  if (limit <= 0 || (best.length >= limit && last !== undefined && compare(match, last) >= 0)) return;
  let place = best.length;
  for (let above = best[place - 1]; above !== undefined && compare(match, above) < 0; above = best[place - 1])
    place -= 1;
  best.splice(place, 0, match);
  if (best.length > limit) best.pop();
}

function compare(a: Match, b: Match): number {
  if (a.isNamePrefix !== b.isNamePrefix) return a.isNamePrefix ? -1 : 1;
  if (a.distance !== b.distance) return a.distance < b.distance ? -1 : 1;
  if (a.entry.name !== b.entry.name) return a.entry.name < b.entry.name ? -1 : 1;
  return a.entry.site.id < b.entry.site.id ? -1 : 1;
}

function toRow({ entry, distance }: Match): FoundSite {
  const { id, name, address } = entry.site;
  return distance === Infinity
    ? { id, name, address }
    : { id, name, address, distanceKm: Math.round(distance * 10) / 10 };
}
