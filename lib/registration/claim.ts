import { type Failure, fail } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import { managedBy } from './plan/labels';
import type { Ports } from './ports';
import { projectOf } from './run';

/**
 * Takes the host for the site before anything is written (row h1): atomic in the store. A claim of another site stands
 * as long as somebody still wants the host there or Palette shows it there; otherwise it is moved - Palette is the truth.
 * Null when the site holds the claim; throws `PaletteError` and `StoreError`.
 */
export async function claimHost(ports: Ports, site: Site, hostId: HostId, deadlineMs: number): Promise<Failure | null> {
  const holder = await ports.store.claimHost(hostId, site.id);
  if (holder === site.id) return null;
  if (await isHeld(ports, hostId, holder, deadlineMs)) return refusal(ports, holder);
  const now = await ports.store.moveClaim(hostId, holder, site.id);
  return now === site.id ? null : refusal(ports, now);
}

async function isHeld(ports: Ports, hostId: HostId, holder: SiteId, deadlineMs: number): Promise<boolean> {
  const intent = await ports.store.readIntent(hostId);
  const isOpen = intent?.siteId === holder && intent.phase !== 'settled' && intent.phase !== 'stopped';
  if (isOpen) return true;
  const site = ports.directory.find(holder);
  if (site === null) return false;
  const host = await ports.palette.scope(projectOf(ports, site), deadlineMs).getHost(hostId);
  if (host === null) return false;
  return host.clusters.length > 0 || (host.labels['managed-by'] === managedBy && host.labels.site === holder);
}

/** Names the other site: as long as the access mode is `open`, every caller may see every site. */
function refusal(ports: Ports, holder: SiteId): Failure {
  return fail('host_at_other_site', { site: ports.directory.find(holder)?.name ?? holder }).error;
}
