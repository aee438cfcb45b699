import type { PhoneEnd } from '../phone';
import type { Finding } from './finding';
import type { Memberships } from './judge-palette';

/** Was every person told the truth in the end? Somebody who was told "in place" has the host in a pool of that site. */
export function judgePhones(ends: readonly PhoneEnd[], memberships: Memberships): Finding[] {
  const told = ends.filter(({ end }) => end === 'member').length;
  return [
    {
      rule: 'every phone ends on a true state',
      found: `${told} of ${ends.length} in place, ${ends.filter(({ end }) => end === 'refused').length} refused`,
      breaches: ends.flatMap((end) => {
        const untruth = findUntruth(end, memberships);
        return untruth === null ? [] : [`${end.hostId} at ${end.siteId}: ${untruth}`];
      }),
    },
  ];
}

function findUntruth({ end, hostId, siteId, state, problem }: PhoneEnd, memberships: Memberships): string | null {
  const places = memberships.get(hostId) ?? [];
  const isHere = places.some((place) => place.siteId === siteId);
  if (end === 'lost') return `no end in time, last shown ${state ?? 'nothing'}, ${problem ?? 'no problem'}`;
  if (end === 'member') return isHere ? null : `told "${state}", but it is ${places[0]?.siteId ?? 'nowhere'}`;
  const isElsewhere = problem === 'host_at_other_site' && places.length > 0 && !isHere;
  return isElsewhere ? null : `refused with ${problem}, and it is ${places[0]?.siteId ?? 'nowhere'}`;
}
