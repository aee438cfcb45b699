import { type Failure, fail } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { SiteDirectory } from '../sites/directory';
import type { Site } from '../sites/site';

/** What IT has said beforehand about this very host at this site: `host_blocked`, `host_not_expected`, or null. Pure. */
export function refuseHost(directory: SiteDirectory, site: Site, hostId: HostId): Failure | null {
  if (directory.isBlocked(hostId)) return fail('host_blocked').error;
  if (!site.access.onlyExpectedHosts || directory.expectedSite(hostId) === site.id) return null;
  return fail('host_not_expected').error;
}

/**
 * Why a host that was let in before may not be served now: the config has changed since. `site_closed`, `site_moved`, or
 * what {@link refuseHost} says; null: nothing. Asked before anything is written. Pure.
 */
export function refuseToServe(directory: SiteDirectory, site: Site, hostId: HostId): Failure | null {
  const open = directory.resolve(site.id);
  return open.ok ? refuseHost(directory, site, hostId) : open.error;
}
