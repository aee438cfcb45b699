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

function keyOf(siteId: SiteId): string {
  return `sight:${siteId}`;
}
