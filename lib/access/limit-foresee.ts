import type { Limit, Store } from '../store/store';
import type { Actor } from './actor';

/** A phone is carried from host to host; each page foretells for a minute. */
const perSession = { burst: 6, everyMs: 20_000 };
/** A whole company may sit behind one address; something is left for the others. */
const perNetwork = { burst: 15, everyMs: 3_000 };
/**
 * Over all sites and instances. Any site may be named, not only those with hosts: so few looks that whoever goes through
 * all the sites takes nothing from those who watch theirs.
 */
const forAll = { name: 'foresee', burst: 20, everyMs: 2_000 };

/**
 * Uses up one look at Palette for the sake of a forecast; false, and nothing is used up, where this person or network, or
 * all together, had too many lately. Not repeatable for free: every call counts. Throws `StoreError`.
 */
export async function limitForesee(
  store: Pick<Store, 'spend'>,
  { sessionId }: Actor,
  addressKeys: readonly string[],
): Promise<boolean> {
  return (await store.spend(listLimits(sessionId, addressKeys[0]))) === 0;
}

function listLimits(sessionId: string | null, addressKey: string | undefined): Limit[] {
  const session = sessionId === null ? [] : [{ name: `foresee:session:${sessionId}`, ...perSession }];
  const address = addressKey === undefined ? [] : [{ name: `foresee:address:${addressKey}`, ...perNetwork }];
  return [...session, ...address, forAll];
}
