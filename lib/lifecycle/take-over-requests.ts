import type { Ports } from '../registration/ports';
import { isUndoWanted } from '../registration/undo-state';
import { isIdOf } from '../sites/former-id';
import type { Site } from '../sites/site';
import type { Intent, NewIntent } from '../store/records';

/**
 * Is this a request of the time before the site was renamed that goes on under its new id? Not one that has ended, which must
 * not be open for a moment, and not one that is just taken back, which has its own end. Pure.
 */
export function isToTakeOver(site: Site, intent: Intent): boolean {
  const isFormer = intent.siteId !== site.id && isIdOf(site, intent.siteId);
  return isFormer && intent.phase !== 'stopped' && !isUndoWanted(intent);
}

/**
 * Lets requests of the time before the site was renamed go on under the id that it has now, each as it stands. Under the
 * site's lease; should the process die in between, the request is only open again, and whoever serves the site next finds its
 * host where it belongs. Throws `StoreError`; safe to repeat.
 */
export async function takeOverRequests(ports: Ports, site: Site, intents: readonly Intent[]): Promise<void> {
  await Promise.all(intents.map((intent) => takeOver(ports, site, intent)));
}

async function takeOver({ store }: Ports, site: Site, intent: Intent): Promise<void> {
  const holder = await store.moveClaim(intent.hostId, intent.siteId, site.id);
  if (holder !== site.id) return;
  const { intent: fresh } = await store.recordIntent(toWish(intent, site));
  if (fresh === null) return;
  await store.updateIntent({
    ...intent,
    siteId: site.id,
    requestedAtMs: fresh.requestedAtMs,
    revision: fresh.revision,
  });
}

function toWish(intent: Intent, site: Site): NewIntent {
  const { hostId, hostName, requestedAtMs, requestedBy, linkId, needsPairingKey, phone, pool } = intent;
  const named = pool === undefined ? {} : { pool };
  const phase = intent.phase === 'waiting_for_approval' ? intent.phase : 'queued';
  return {
    hostId,
    siteId: site.id,
    hostName,
    ...named,
    requestedAtMs,
    requestedBy,
    linkId,
    needsPairingKey,
    phone,
    phase,
  };
}
