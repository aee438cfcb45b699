import type { SiteId } from '../sites/site-id';
import type { Intent, NewIntent } from '../store/records';
import { askedAtMs } from './approval';
import { auditRequest } from './audit';
import type { News, Ports } from './ports';
import { askedForAtMs } from './undo-state';
import type { Problem } from './view';

/** Nobody waits for this: what is told goes out behind the answer. */
function tell(ports: Ports, news: News): void {
  ports.later(ports.notify(news));
}

function about({ hostId, siteId }: Pick<Intent, 'hostId' | 'siteId'>): Pick<News, 'hostId' | 'siteId'> {
  return { hostId, siteId };
}

/** Tells this request for the host from all others. */
function keyOf({ hostId, siteId, requestedAtMs }: Intent): string {
  return `${hostId} ${siteId} ${requestedAtMs}`;
}

/** Tells IT, and the audit trail, that a host waits for their word. The same question is asked once. */
export function tellApprovalWanted(ports: Ports, intent: Intent): void {
  const atMs = askedAtMs(intent);
  const facts = { state: intent.phase, requestedBy: intent.requestedBy, requestedAtMs: String(atMs) };
  tell(ports, { kind: 'approval_wanted', key: `${intent.hostId} ${intent.siteId} ${atMs}`, ...about(intent), facts });
  ports.later(auditRequest(ports, 'approval_wanted', intent, { result: 'asked' }));
}

/** Tells IT that somebody wants a host at a site while another one has it: a mistake, or worse. */
export function tellSecondSite(ports: Ports, { hostId, siteId }: NewIntent, holder: SiteId): void {
  const nameOf = (id: SiteId) => ports.directory.findBorne(id)?.name ?? id;
  const facts = { heldBy: nameOf(holder), wantedBy: nameOf(siteId) };
  tell(ports, { kind: 'second_site', key: `${hostId} ${holder} ${siteId}`, hostId, siteId, facts });
}

/** Tells IT that Palette has the host. */
export function tellRegistered(ports: Ports, intent: Intent): void {
  const facts = { state: intent.phase, requestedBy: intent.requestedBy };
  tell(ports, { kind: 'host_registered', key: keyOf(intent), ...about(intent), facts });
}

/** Tells IT that somebody wants a host taken back that is in a cluster. The same question is asked once. */
export function tellUndoWanted(ports: Ports, intent: Intent, { by, reference }: NonNullable<Intent['undo']>): void {
  const facts = { state: intent.phase, requestedBy: intent.requestedBy, wantedBy: by, reference };
  const key = `${intent.hostId} ${intent.siteId} ${askedForAtMs(intent)}`;
  tell(ports, { kind: 'undo_wanted', key, ...about(intent), facts });
}

/** Tells IT of a registration that will not go on before somebody has mended something. */
export function tellFailed(ports: Ports, intent: Intent, { code, reference }: Problem): void {
  const facts = { problem: code, reference, requestedBy: intent.requestedBy };
  tell(ports, { kind: 'registration_failed', key: `${intent.hostId} ${reference}`, ...about(intent), facts });
}

/** Tells IT that the host works. */
export function tellReady(ports: Ports, intent: Intent): void {
  tell(ports, { kind: 'host_ready', key: keyOf(intent), ...about(intent), facts: { state: 'ready' } });
}

/** Tells IT that nothing has happened for so long, once for each way of being stuck. */
export function tellStuck(ports: Ports, intent: Intent, reason: 'no_call_home' | 'hosts_missing', forMs: number): void {
  const facts = { state: intent.phase, reason, hours: String(Math.floor(forMs / 3_600_000)) };
  tell(ports, { kind: 'host_stuck', key: `${keyOf(intent)} ${reason}`, ...about(intent), facts });
}
