import type { Keeper, Wish } from './keeper';
import type { Place } from './shelf';

interface FollowPorts {
  /** The wishes of the form as it is now: a page that is looked at again may hold fewer. */
  readonly read: () => readonly Wish[];
  /** Where they wait; null: none of them does. */
  readonly show: (place: Place | null) => void;
  /** `page`: of the first one that the server has taken. */
  readonly leave: (page: string) => void;
}

/**
 * Shows how the wishes of a form stand, and leaves once the server has them: none waits, and at least one was taken. The
 * function that comes back ends that.
 */
export function followWishes(
  keeper: Pick<Keeper, 'snapshot' | 'subscribe'>,
  { read, show, leave }: FollowPorts,
): () => void {
  const known = new Set<string>();
  // Once: whoever comes back to this page wants to see it.
  let hasLeft = false;
  const look = () => {
    for (const { fields } of read()) known.add(keyOf(fields.edgeHostId, fields.siteId));
    const { items, sent } = keeper.snapshot();
    const waiting = items.filter(({ kept }) => kept.halt === null && known.has(keyOf(kept.hostId, kept.siteId)));
    const taken = sent.find(({ hostId, siteId }) => known.has(keyOf(hostId, siteId)));
    if (taken !== undefined && waiting.length === 0 && !hasLeft) {
      hasLeft = true;
      leave(taken.page);
    }
    // What is lost with this page is what has to be said.
    show((waiting.find(({ place }) => place === 'page') ?? waiting[0])?.place ?? null);
  };
  look();
  return keeper.subscribe(look);
}

function keyOf(hostId = '', siteId = ''): string {
  return `${hostId} ${siteId}`;
}
