import type { SiteId } from '../sites/site-id';
import type { AccessPorts } from './ports';

type EntryPorts = Pick<AccessPorts, 'store' | 'clock' | 'randomId' | 'configVersion' | 'log'>;

/**
 * Says in log and audit trail who was let in: `pin_accepted` or `signed_in`. Scans are not noted: they are GETs, and what
 * comes of them names the link. Throws `StoreError`: nobody gets in unseen.
 */
export async function noteEntry(
  what: 'pin_accepted' | 'signed_in',
  who: string,
  siteId: SiteId | null,
  { store, clock, randomId, configVersion, log }: EntryPorts,
): Promise<void> {
  log({ level: 'info', event: what, who, siteId });
  await store.appendAudit({
    id: randomId(),
    atMs: clock.now(),
    who,
    what,
    hostId: null,
    siteId,
    result: 'done',
    reference: null,
    paletteAuditUid: null,
    configVersion,
  });
}
