import { type Failure, fail } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { HostRecord } from '../palette/model';
import type { Site } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { Intent } from '../store/records';
import { managedBy } from './plan/labels';
import type { Ports } from './ports';
import { projectOf } from './run';

/** A claim is followed by its intent at once; so long we wait for one that is not there yet. Milliseconds. */
const intentFollowsWithinMs = 1_000;

/** Longer than a submit and its last write can take: an unregistered intent that old has nobody working on it. */
const attendedForMs = 60_000;

/**
 * Takes the host for the site before anything is written (row h1): atomic in the store. A claim of another site stands
 * as long as somebody is just registering the host there or Palette shows it there; otherwise it is moved - Palette is
 * the truth. Null when the site holds the claim; throws `PaletteError` and `StoreError`.
 */
export async function claimHost(ports: Ports, site: Site, hostId: HostId, deadlineMs: number): Promise<Failure | null> {
  const holder = await ports.store.claimHost(hostId, site.id);
  if (holder === site.id) return null;
  if (await isHeld(ports, hostId, holder, deadlineMs)) return refusal(ports, holder);
  const now = await ports.store.moveClaim(hostId, holder, site.id);
  return now === site.id ? null : refusal(ports, now);
}

async function isHeld(ports: Ports, hostId: HostId, holder: SiteId, deadlineMs: number): Promise<boolean> {
  const intent = await readOpenIntent(ports, hostId, holder);
  if (intent !== null && isAttended(ports, intent)) return true;
  const site = ports.directory.find(holder);
  if (site === null) return false;
  const host = await ports.palette.scope(projectOf(ports, site), deadlineMs).getHost(hostId);
  return host !== null && (intent?.isRegistered === true || isAt(site, host));
}

async function readOpenIntent(ports: Ports, hostId: HostId, holder: SiteId): Promise<Intent | null> {
  let intent = await ports.store.readIntent(hostId);
  if (intent?.siteId !== holder) {
    await ports.clock.sleep(intentFollowsWithinMs);
    intent = await ports.store.readIntent(hostId);
  }
  const isOpen = intent?.siteId === holder && intent.phase !== 'settled' && intent.phase !== 'stopped';
  return isOpen ? intent : null;
}

function isAttended({ clock }: Ports, { isRegistered, changedAtMs }: Intent): boolean {
  return !isRegistered && clock.now() - changedAtMs < attendedForMs;
}

function isAt(site: Site, { clusters, labels }: HostRecord): boolean {
  if (clusters.some(({ name }) => name === site.clusterName)) return true;
  return labels['managed-by'] === managedBy && labels.site === site.id;
}

/** Names the other site: as long as the access mode is `open`, every caller may see every site. */
function refusal(ports: Ports, holder: SiteId): Failure {
  return fail('host_at_other_site', { site: ports.directory.find(holder)?.name ?? holder }).error;
}
