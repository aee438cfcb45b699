import { fail, type Result, succeed } from '../errors';
import { type Limit, type Store, StoreError } from '../store/store';
import type { Actor } from './actor';

/** Faster than anybody types: the page asks at each pause of 150 ms. */
const perSession = { burst: 60, everyMs: 200 };
/** A whole company may sit behind one address; as many as the firewall rule of `docs/operating.md` lets through. */
const perNetwork = { burst: 600, everyMs: 100 };
/** Where the platform names no address, all share one limit. */
const fromNowhere = { burst: 3_000, everyMs: 20 };

/**
 * Uses up one search by words, or fails with `too_many_requests` (`seconds`) and uses up nothing: each goes through all
 * sites. Never fails for want of a store: it keeps the processor free and no secret, and the search needs no store. Not
 * repeatable for free: every call counts.
 */
export async function limitSearch(
  store: Pick<Store, 'spend'>,
  { sessionId }: Actor,
  addressKeys: readonly string[],
): Promise<Result<null>> {
  const waitMs = await spend(store, listLimits(sessionId, addressKeys[0]));
  return waitMs > 0 ? fail('too_many_requests', { seconds: String(Math.ceil(waitMs / 1_000)) }) : succeed(null);
}

async function spend(store: Pick<Store, 'spend'>, limits: readonly Limit[]): Promise<number> {
  try {
    return await store.spend(limits);
  } catch (error) {
    if (error instanceof StoreError) return 0;
    throw error;
  }
}

function listLimits(sessionId: string | null, addressKey: string | undefined): Limit[] {
  const session = sessionId === null ? [] : [{ name: `search:session:${sessionId}`, ...perSession }];
  const address = addressKey === undefined ? [] : [{ name: `search:address:${addressKey}`, ...perNetwork }];
  const limits = [...session, ...address];
  return limits.length > 0 ? limits : [{ name: 'search:nobody', ...fromNowhere }];
}
