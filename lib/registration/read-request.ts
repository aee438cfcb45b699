import { type Actor, grantToDecide } from '../access/actor';
import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import { StoreError } from '../store/store';
import { askedAtMs, isRejected } from './approval';
import { explain } from './explain';
import type { Ports } from './ports';
import { isUndone, isUndoWanted } from './undo-state';

/** What IT is asked about a host, or was, and what has become of that. */
export interface ApprovalState {
  readonly hostId: HostId;
  readonly siteId: SiteId;
  readonly hostName: string | null;
  /** When IT was asked, milliseconds; of a request that is decided: when it was. */
  readonly requestedAtMs: number;
  /** As the audit trail names them. */
  readonly requestedBy: string;
  /** `approved` also where nobody had to be asked. */
  readonly state: 'waiting' | 'approved' | 'rejected';
  /** Who of IT has decided, or null. */
  readonly decidedBy: string | null;
}

/** {@link Registrations.request}. */
export async function readRequest(ports: Ports, actor: Actor, hostId: HostId): Promise<Result<ApprovalState>> {
  try {
    const intent = await ports.store.readIntent(hostId);
    const site = intent === null ? null : ports.directory.findBorne(intent.siteId);
    const isTheirs = site !== null && grantToDecide(actor, site, hostId) !== null;
    if (intent === null || !isTheirs) return fail('approval_link_invalid');
    if (isUndone(intent) || isUndoWanted(intent)) return fail('approval_not_wanted');
    const { siteId, hostName, requestedBy, approvedBy, phase } = intent;
    const state = phase === 'waiting_for_approval' ? 'waiting' : isRejected(intent) ? 'rejected' : 'approved';
    const requestedAtMs = askedAtMs(intent);
    return succeed({ hostId, siteId, hostName, requestedAtMs, requestedBy, state, decidedBy: approvedBy });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { ok: false, error: explain(error) };
  }
}
