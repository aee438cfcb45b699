import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';

/** What IT wants done with a site as a whole. */
export type SiteTask =
  /** More hosts for the control plane. `hostIds` empty: those that wait at the site. */
  | {
      readonly kind: 'grow';
      readonly siteId: SiteId;
      readonly controlPlane: 3 | 5;
      readonly hostIds: readonly HostId[];
    }
  /** Set up with a smaller control plane than the config plans, because the other hosts do not come. */
  | { readonly kind: 'form'; readonly siteId: SiteId; readonly controlPlane: 1 | 3 }
  /** So many virtual machines. */
  | {
      readonly kind: 'scale';
      readonly siteId: SiteId;
      readonly pool: 'control_plane' | 'workers';
      readonly count: number;
    }
  /** What Palette has otherwise than the config is brought in line. `withVersions`: profiles take their versions too. */
  | { readonly kind: 'sync'; readonly siteId: SiteId; readonly withVersions: boolean }
  /**
   * Everything off the hosts. `clusterUid` is the cluster that stood there when it was asked for (null: none did): whoever
   * registers meanwhile makes another one, and that is let alone - unless IT says that it means that one (`isAgain`).
   */
  | {
      readonly kind: 'delete_cluster';
      readonly siteId: SiteId;
      readonly clusterUid: string | null;
      readonly isAgain?: boolean;
      readonly isForced: boolean;
    };
