import type { HostId } from '../hosts/edge-host-id';
import type { Intent } from '../store/records';
import type { Ports } from './ports';

/**
 * A stop that cost no write leaves nothing behind: whoever picked the wrong site may pick another, and the host counts for
 * no staging link. Nothing is released when somebody else has taken the intent up meanwhile. Throws `StoreError`.
 */
export async function releaseUnused(ports: Ports, intent: Intent): Promise<void> {
  if (intent.phase !== 'stopped' || intent.isRegistered) return;
  const { hostId, siteId, linkId } = intent;
  if (linkId === null) return ports.store.releaseClaim(hostId, siteId);
  if ((await ports.store.updateIntent({ ...intent, linkId: null })) === null) return;
  await Promise.all([ports.store.releaseClaim(hostId, siteId), ports.store.uncountForLink(linkId, hostId)]);
}

/**
 * A request that was counted for a link and then refused counts no more - unless the host counts for that link already,
 * because of a request that was recorded. Throws `StoreError`.
 */
export async function releaseCount(ports: Ports, hostId: HostId, linkId: string | null): Promise<void> {
  if (linkId === null) return;
  const known = await ports.store.readIntent(hostId);
  if (known?.linkId !== linkId) await ports.store.uncountForLink(linkId, hostId);
}
