import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import type { Limit, Store } from '../store/store';

/**
 * Uses up one try to take the host back, or fails with `too_many_requests` (`seconds`). Asked of those who may only, so that
 * nobody else can use it up. Every call counts. Throws `StoreError`.
 */
export async function limitUndo(store: Pick<Store, 'spend'>, hostId: HostId, siteId: SiteId): Promise<Result<null>> {
  const waitMs = await store.spend(listLimits(hostId, siteId));
  return waitMs > 0 ? fail('too_many_requests', { seconds: String(Math.ceil(waitMs / 1_000)) }) : succeed(null);
}

function listLimits(hostId: HostId, siteId: SiteId): Limit[] {
  return [
    // Each try may cost five calls to Palette; whoever wonders whether it worked tries a few times.
    { name: `undo:host:${hostId}:${siteId}`, burst: 6, everyMs: 10_000 },
    { name: 'undo:all', burst: 200, everyMs: 100 },
  ];
}
