import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import type { Limit, Store } from '../store/store';
import type { Actor, Grant } from './actor';

/**
 * Uses up one submit for the host by what allows it, or fails with `too_many_requests` (`seconds`) and uses up nothing.
 * Never by address: a whole company may sit behind one. Not repeatable for free: every call counts. Throws `StoreError`.
 */
export async function limitSubmit(
  store: Pick<Store, 'spend'>,
  actor: Actor,
  grant: Grant,
  hostId: HostId,
  siteId: SiteId,
): Promise<Result<null>> {
  const waitMs = await store.spend(listLimits(actor, grant, hostId, siteId));
  return waitMs > 0 ? fail('too_many_requests', { seconds: String(Math.ceil(waitMs / 1_000)) }) : succeed(null);
}

function listLimits({ sessionId }: Actor, { link }: Grant, hostId: HostId, siteId: SiteId): Limit[] {
  return [
    // Somebody with a phone registers a shelf of hosts, not a warehouse a minute.
    ...(sessionId === null ? [] : [{ name: `submit:session:${sessionId}`, burst: 30, everyMs: 2_000 }]),
    ...(link === null ? [] : [{ name: `submit:link:${link.id}`, burst: 300, everyMs: 200 }]),
    // Enough for every repeat of people who wonder whether it worked; by site, so that whoever knows the ID of a host and
    // may register at another site does not use it up.
    { name: `submit:host:${hostId}:${siteId}`, burst: 12, everyMs: 5_000 },
    { name: `submit:host:${hostId}`, burst: 60, everyMs: 1_000 },
    { name: 'submit:all', burst: 3_000, everyMs: 10 },
  ];
}
