import { type Block, parseCidr } from './ipv4';
import type { Site } from './site';

/** Two sites whose subnets share addresses. */
export type Overlap = readonly [Site, Site];

/** One pair for every site in use whose subnet shares addresses with an earlier one's; in the order of addresses. Pure. */
export function findOverlaps(sites: readonly Site[]): Overlap[] {
  const placed = sites
    .flatMap((site): { site: Site; block: Block }[] => {
      const block = site.network === null || site.status.state !== 'open' ? null : parseCidr(site.network.subnet);
      return block === null ? [] : [{ site, block }];
    })
    .sort((a, b) => a.block.first - b.block.first);
  const overlaps: Overlap[] = [];
  // Of all that begin before, the one that reaches furthest is enough to ask.
  let furthest = placed[0];
  for (const next of placed.slice(1)) {
    if (furthest !== undefined && next.block.first <= furthest.block.last) overlaps.push([furthest.site, next.site]);
    if (furthest === undefined || next.block.last > furthest.block.last) furthest = next;
  }
  return overlaps;
}
