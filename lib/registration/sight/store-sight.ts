import type { HostId } from '../../hosts/edge-host-id';
import type { SiteId } from '../../sites/site-id';
import type { Ports } from '../ports';
import { readCached } from '../read-cached';
import { tolerate } from '../tolerate';
import { type SiteSight, siteSightSchema } from './site-sight';

/**
 * Everything in a sight tells its own age. So long that whoever scans a host again in some weeks still sees how long its
 * steps took: losing it loses that. Milliseconds.
 */
const keptForMs = 90 * 24 * 60 * 60_000;

/** The sight of a site as the store has it, or null. Throws `StoreError`. */
export function readSight({ store }: Ports, siteId: SiteId): Promise<SiteSight | null> {
  return readCached(store, keyOf(siteId), siteSightSchema);
}

/** Keeps a sight for everybody who watches the site. A store that fails loses nothing but this look, and is logged. */
export function writeSight(ports: Ports, siteId: SiteId, sight: SiteSight): Promise<void> {
  const text = JSON.stringify(sight);
  return tolerate(ports, 'remember_sight', () => ports.store.writeCache(keyOf(siteId), text, keptForMs));
}

/**
 * Forgets what was seen of a host that is taken back, so that it is counted by nobody who asks what is at the site. Throws
 * `StoreError`; safe to repeat.
 */
export async function forgetSeen(ports: Ports, siteId: SiteId, hostId: HostId): Promise<void> {
  const sight = await readSight(ports, siteId);
  if (sight === null) return;
  const { [hostId]: call, ...calls } = sight.calls;
  const { [hostId]: step, ...left } = sight.left;
  if (call === undefined && step === undefined && sight.gathered === null) return;
  await writeSight(ports, siteId, { ...sight, calls, left, gathered: null });
}

function keyOf(siteId: SiteId): string {
  return `sight:${siteId}`;
}
