import type { Clock } from '../clock';
import type { HostId } from '../hosts/edge-host-id';
import type { Log } from '../log';
import type { SiteDirectory } from '../sites/directory';
import type { Access as AccessRules } from '../sites/site';
import type { SiteId } from '../sites/site-id';
import type { NoticeKind } from '../sites/webhook';
import type { Store } from '../store/store';
import type { ScryptPin } from './pin-hash';

/** Something that IT may want to be told; as lib/registration tells it. */
export interface AccessNews {
  readonly kind: NoticeKind;
  /** Tells this happening from all others of its kind. */
  readonly key: string;
  readonly hostId: HostId | null;
  readonly siteId: SiteId | null;
  readonly facts: Readonly<Record<string, string>>;
}

/** Everything that access needs from outside, passed in once. */
export interface AccessPorts {
  readonly store: Pick<Store, 'spend' | 'refund' | 'beginAttempt' | 'forgetAttempts' | 'appendAudit'>;
  readonly directory: SiteDirectory;
  /** `access` of the config. */
  readonly rules: AccessRules;
  /** Version of the site index, for the audit trail. */
  readonly configVersion: string;
  readonly secrets: {
    /** The first seals, all open; at least one. */
    readonly session: readonly string[];
    /** The first signs, all verify; none: no staging link counts. */
    readonly link: readonly string[];
    /** Null: no PIN counts. */
    readonly pinPepper: string | null;
  };
  /** The deployment: what another one has sealed opens nothing here. */
  readonly audience: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly randomId: () => string;
  readonly log: Log;
  /** Never rejects; the same news twice is told once. */
  readonly notify: (news: AccessNews) => Promise<void>;
  /** Takes the place of scrypt in tests that try thousands of PINs. */
  readonly scryptPin?: ScryptPin;
}
