import type { Site } from '../site';
import { type Counterpart, findCounterparts } from './find-counterparts';
import { hasSameIdentity } from './has-same-identity';
import type { Pairing } from './pair-sites';

/** A site that comes into use with what another one had. */
export interface Heir {
  readonly heir: Site;
  readonly former: Site;
  /** What it takes over; the other things may be its own. */
  readonly what: Counterpart['by'];
  readonly value: string;
  /** The former one was in use until this very change. */
  readonly isSudden: boolean;
}

/**
 * Finds who comes into use - new, opened again, as another cluster, or with other addresses of its hosts - with the cluster name or address of a site that
 * is closed, has moved or is gone: that one's cluster may still be there. Pure.
 */
export function findHeirs({ same, renamed, added, removed }: Pairing): Heir[] {
  const pairs = [...same, ...renamed];
  const retired = pairs.filter(({ after }) => after.status.state !== 'open').map(({ before }) => before);
  const givenUp = [...retired, ...removed].toSorted((one, other) => rank(one) - rank(other));
  const comers = pairs.filter(
    ({ before, after }) =>
      before.status.state !== 'open' || !hasSameIdentity(before, after) || !hasSameAddresses(before, after),
  );
  const formerOf = findCounterparts(givenUp);
  return [...comers.map(({ after }) => after), ...added]
    .filter(({ status }) => status.state === 'open')
    .flatMap((heir): Heir[] => {
      const found = formerOf(heir);
      if (found === null) return [];
      const { site: former, by: what, value } = found;
      return [{ heir, former, what, value, isSudden: former.status.state === 'open' && !removed.includes(former) }];
    });
}

/** An index of old may know nothing of how hosts get their addresses. */
function hasSameAddresses(before: Site, after: Site): boolean {
  return JSON.stringify(before.addressing) === JSON.stringify(after.addressing);
}

/** Of several that had the same, whoever was in use last counts. */
function rank({ status }: Site): number {
  return status.state === 'open' ? 1 : 0;
}
