import { mostSlipsInAll } from './find-words';
import type { Shelf } from './searchable';

export interface Match {
  /** Where the shelf has the site. */
  readonly at: number;
  /** Letters that had to be mended. */
  readonly slips: number;
  /** Of matches with as many slips, what was meant more surely comes first. */
  readonly rank: number;
  /** Kilometres; infinite when unknown. */
  readonly distance: number;
}

/**
 * The best of many matches, sorted. Of those with slips none is kept that has two more than the best match, and none at
 * all where enough have no slips.
 */
export interface BestMatches {
  /** False: with so many slips it would not be kept, whatever else it is. */
  readonly isOpenTo: (slips: number) => boolean;
  /** Takes the match in, if it is allowed; that is asked only where the answer makes a difference. */
  readonly offer: (at: number, slips: number, rank: number, distance: number) => void;
  readonly toList: () => { readonly best: readonly Match[]; readonly isMore: boolean };
}

/** With fewer matches than this the words may have been mistyped. */
const fewMatches = 5;

/** Keeps at most `limit` matches and counts no further than needed, whatever is offered. */
export function createBestMatches(shelf: Shelf, limit: number, isAllowed: (at: number) => boolean): BestMatches {
  const best: Match[] = [];
  const counts = new Uint32Array(mostSlipsInAll + 1);
  const enough = Math.max(limit + 1, fewMatches);
  let least = mostSlipsInAll;
  /** What a match must beat. */
  let last: Match | undefined;
  const isOpenTo = (slips: number) =>
    slips === 0 || (slips <= least + 1 && (least > 0 || (counts[0] ?? 0) < fewMatches));
  const offer: BestMatches['offer'] = (at, slips, rank, distance) => {
    const count = counts[slips] ?? 0;
    const isBeaten = limit === 0 || (last !== undefined && isBehind(shelf, last, at, slips, rank, distance));
    if ((isBeaten && count >= enough) || !isAllowed(at)) return;
    counts[slips] = count + 1;
    if (slips < least) least = slips;
    if (isBeaten) return;
    insert(shelf, best, { at, slips, rank, distance }, limit);
    last = best[limit - 1];
  };
  const toList = () => {
    const kept = best.filter(({ slips }) => isOpenTo(slips));
    const found = counts.reduce((sum, count, slips) => (isOpenTo(slips) ? sum + count : sum), 0);
    return { best: kept, isMore: found > kept.length };
  };
  return { isOpenTo, offer, toList };
}

/** Keeps `best` sorted and at most `limit` long. */
function insert(shelf: Shelf, best: Match[], match: Match, limit: number): void {
  const { at, slips, rank, distance } = match;
  let place = best.length;
  for (let above = best[place - 1]; above !== undefined; above = best[place - 1]) {
    if (isBehind(shelf, above, at, slips, rank, distance)) break;
    place -= 1;
  }
  best.splice(place, 0, match);
  if (best.length > limit) best.pop();
}

/** Does what has these come after the match? In parts, because a thing of its own for each of 50,000 would be slow. */
function isBehind(
  { sites, nameKeys }: Shelf,
  match: Match,
  at: number,
  slips: number,
  rank: number,
  distance: number,
): boolean {
  if (slips !== match.slips) return slips > match.slips;
  if (rank !== match.rank) return rank > match.rank;
  if (distance !== match.distance) return distance > match.distance;
  const nameKey = nameKeys[at] ?? 0;
  const otherKey = nameKeys[match.at] ?? 0;
  if (nameKey !== otherKey) return nameKey > otherKey;
  const one = sites[at];
  const other = sites[match.at];
  if (one === undefined || other === undefined) return one === undefined;
  return one.name === other.name ? one.site.id > other.site.id : one.name > other.name;
}
