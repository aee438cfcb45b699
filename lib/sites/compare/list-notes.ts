import { findCounterparts, nameKey } from './find-counterparts';
import type { Pairing } from './pair-sites';
import { listIdentityChanges } from './refuse-drift';

/** What may ship, and wants a look at Palette first; a sentence each. Pure. */
export function listNotes({ same, added, removed }: Pairing): string[] {
  const formerOwner = findCounterparts(removed);
  return [
    ...same.flatMap((pair) => {
      if (pair.before.status.state !== 'closed') return [];
      const changed = listIdentityChanges(pair).map(({ option }) => option);
      if (changed.length === 0) return [];
      return [`${pair.after.id} was closed, and has another ${changed.join(', ')} now. ${look}`];
    }),
    ...added.flatMap((site) => {
      const former = formerOwner(site);
      if (former === null) return [];
      const hasName = nameKey(former) === nameKey(site);
      const what = hasName ? `the cluster name ${site.clusterName}` : `the address ${site.endpoint.host}`;
      return [`${site.id} takes ${what} over from ${former.id}. ${look}`];
    }),
  ];
}

const look = 'Make sure that its old cluster is gone.';
