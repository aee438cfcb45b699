import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { Intent, NewIntent } from '../store/records';
import type { Ports } from './ports';
import { isUndoWanted } from './undo-state';

/**
 * Lets what was asked for at a site before it was renamed go on under the id that it has now, as if somebody had scanned
 * each host again. Who wants a host taken back is not asked for it anew. Safe to repeat. Throws `StoreError`.
 */
export async function takeOverFormer({ store }: Ports, site: Site, former: SiteId): Promise<void> {
  for (const { intent } of await store.unfinishedIntents(former)) {
    if (isUndoWanted(intent)) continue;
    const holder = await store.moveClaim(intent.hostId, former, site.id);
    if (holder === site.id) await store.recordIntent(askAgain(intent, site.id));
  }
}

function askAgain(intent: Intent, siteId: SiteId): NewIntent {
  const { hostId, hostName, requestedAtMs, requestedBy, linkId, needsPairingKey, phone, pool } = intent;
  const phase = intent.phase === 'waiting_for_approval' ? intent.phase : 'queued';
  const named = pool === undefined ? {} : { pool };
  return { hostId, siteId, hostName, ...named, requestedAtMs, requestedBy, linkId, needsPairingKey, phone, phase };
}
