import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';

interface OfHost {
  readonly siteId: SiteId;
  readonly hostId: HostId;
}

/** What IT wants done with one host. */
export type HostTask =
  /** Out of its node pool and out of its site; its entry stays in Palette, free. */
  | (OfHost & { readonly kind: 'remove_host' })
  /** Another host in its place: in the same pool, and only then itself out of it. */
  | (OfHost & { readonly kind: 'replace_host'; readonly newHostId: HostId })
  /** Its registration taken back, out of the cluster if need be: it is registered nowhere, as if nobody had asked. */
  | (OfHost & { readonly kind: 'undo_host' })
  /** Its entry deleted, so that it can register as one never seen. */
  | (OfHost & { readonly kind: 'forget_host' })
  /** Everything taken off it that Palette has put on it. */
  | (OfHost & { readonly kind: 'reset_host' })
  /** Out of this site, and registered at another one. */
  | (OfHost & { readonly kind: 'move_host'; readonly toSiteId: SiteId });
