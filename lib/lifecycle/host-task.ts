import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';

/** What IT wants done with one host. */
export type HostTask =
  /** Out of its node pool and out of its site; its entry stays in Palette, free. */
  { readonly kind: 'remove_host'; readonly siteId: SiteId; readonly hostId: HostId };
