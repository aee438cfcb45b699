import type { Clock } from '../clock';
import type { HostId } from '../hosts/edge-host-id';
import type { Log } from '../log';
import type { PaletteAccess } from '../palette/open-palette';
import type { SiteDirectory } from '../sites/directory';
import type { SiteId } from '../sites/site-id';
import type { NoticeKind } from '../sites/webhook';
import type { Store } from '../store/store';

/** Something that IT may want to be told. */
export interface News {
  readonly kind: NoticeKind;
  /** Tells this happening from all others of its kind, e.g. host and moment of the request. */
  readonly key: string;
  readonly hostId: HostId | null;
  readonly siteId: SiteId | null;
  /** Safe to leave the house: no key, address or UID. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Everything the heart needs from outside, passed in once. */
export interface Ports {
  readonly palette: PaletteAccess;
  readonly store: Store;
  readonly directory: SiteDirectory;
  /** Version of the site index: profile UIDs are cached per version. */
  readonly configVersion: string;
  /** Project for sites that name none; null is tenant scope. */
  readonly defaultProjectUid: string | null;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** A new unique text: owners of leases, audit event IDs. */
  readonly createId: () => string;
  /** Keeps the process alive until the work has ended, though the answer is out. The work never rejects. */
  readonly later: (work: Promise<void>) => void;
  /** How long one run may last, inside the platform's function limit, milliseconds; 45 s unless told otherwise. */
  readonly runWithinMs?: number;
  readonly log: Log;
  /** Tells IT, by whatever webhooks there are. Never rejects; the same news twice is told once. */
  readonly notify: (news: News) => Promise<void>;
}
