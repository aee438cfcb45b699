import type { HostId } from '../../hosts/edge-host-id';
import { isIdOf } from '../../sites/former-id';
import type { Site } from '../../sites/site';
import { workerPoolsOf } from '../../sites/worker-pool';

/** Value of `managed-by` on everything that this app made. */
export const managedBy = 'edge-registration';

/** Labels that make half-done work findable (API.md §12) and that say whose the object is. */
function ownLabels(site: Site): Record<string, string> {
  return { ...site.tags, site: site.id, 'managed-by': managedBy };
}

/** Labels of a cluster that we create. */
export function clusterLabels(site: Site): Record<string, string> {
  return { ...ownLabels(site), name: site.clusterName };
}

/**
 * Labels of a host that we register. `name` is what Palette's screens show (API.md §1.6); by `link` the hosts of a staging
 * link are counted anew when the store was lost, and by `pool` they go where somebody wanted them.
 */
export function hostLabels(
  site: Site,
  hostId: HostId,
  hostName: string | null,
  linkId: string | null = null,
  pool?: string,
): Record<string, string> {
  const link = linkId === null ? {} : { link: linkId };
  const kept = pool === undefined ? {} : { pool };
  return { ...ownLabels(site), ...link, ...kept, name: hostName ?? `${site.id}-${hostId.slice(-6)}` };
}

/**
 * The labels of a host that is in Palette already, completed with ours, or null when nothing is missing. The name and
 * the link that it has are kept, a host counts for one link only; labels of others are kept. The pool that was said last
 * counts; one that was said at another of our sites means nothing here.
 */
export function completeLabels(
  current: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const { name: _name, link: _link, ...must } = wanted;
  const { pool: _pool, ...others } = current;
  const isFromElsewhere = current['managed-by'] === managedBy && current.site !== wanted.site;
  const completed = { ...wanted, ...(isFromElsewhere ? others : current), ...must };
  return Object.entries(completed).every(([key, value]) => current[key] === value) ? null : completed;
}

/**
 * The labels that are left of a host's once it belongs to this site no more: its name stays, and what bears another value than
 * we would give it, for that is somebody else's.
 */
export function withoutOurs(
  site: Site,
  hostId: HostId,
  current: Readonly<Record<string, string>>,
): Record<string, string> {
  const pool = workerPoolsOf(site).some(({ name }) => name === current.pool) ? current.pool : undefined;
  const { name: _name, ...ours } = hostLabels(site, hostId, null, current.link ?? null, pool);
  const isOurs = ([key, value]: readonly [string, string]) =>
    ours[key] === value || (key === 'site' && isIdOf(site, value));
  return Object.fromEntries(Object.entries(current).filter((entry) => !isOurs(entry)));
}
