import { fail, type Result, succeed } from '../errors';
import type { Limit, Store } from '../store/store';
import type { Actor } from './actor';

/** A phone is carried from site to site, not round the country in a minute. */
const perSession = { burst: 10, everyMs: 30_000 };
/** A whole company may sit behind one address. */
const perNetwork = { burst: 120, everyMs: 5_000 };
/** Where the platform names no address, all share one limit. */
const fromNowhere = { burst: 600, everyMs: 1_000 };

/**
 * Uses up one look at what is around a place, or fails with `too_many_requests` (`seconds`) and uses up nothing: whoever
 * pretends to be here and there must not read a company's sites from its map. The place itself is no part of it. Not
 * repeatable for free: every call counts. Throws `StoreError`.
 */
export async function limitNearest(
  store: Pick<Store, 'spend'>,
  { sessionId }: Actor,
  addressKeys: readonly string[],
): Promise<Result<null>> {
  const waitMs = await store.spend(listLimits(sessionId, addressKeys[0]));
  return waitMs > 0 ? fail('too_many_requests', { seconds: String(Math.ceil(waitMs / 1_000)) }) : succeed(null);
}

function listLimits(sessionId: string | null, addressKey: string | undefined): Limit[] {
  const session = sessionId === null ? [] : [{ name: `near:session:${sessionId}`, ...perSession }];
  const address = addressKey === undefined ? [] : [{ name: `near:address:${addressKey}`, ...perNetwork }];
  const limits = [...session, ...address];
  return limits.length > 0 ? limits : [{ name: 'near:nobody', ...fromNowhere }];
}
