import type { Evidence, StrangerAct } from './evidence';

/** A holder goes on believing in its lease for this long after the store forgot it, and its last write travels. */
const oldHolderLastsMs = 60_000;

/** Was the store emptied so shortly before that two holders may have written at once? */
export function isAfterEmptying({ emptiedAtMs }: Evidence, atMs: number): boolean {
  return emptiedAtMs.some((emptied) => emptied <= atMs && atMs - emptied <= oldHolderLastsMs);
}

/** The last act of a stranger on a host before the moment, of one of these kinds. */
export function lastAct(
  { strangerActs }: Evidence,
  hostId: string,
  beforeMs: number,
  kinds: readonly StrangerAct['what'][],
): StrangerAct | undefined {
  return strangerActs.findLast((act) => act.hostId === hostId && act.atMs <= beforeMs && kinds.includes(act.what));
}
