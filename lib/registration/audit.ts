import type { HostId } from '../hosts/edge-host-id';
import type { SiteId } from '../sites/site-id';
import type { AuditEvent, Intent } from '../store/records';
import type { Ports } from './ports';
import type { Run } from './run';
import { tolerate } from './tolerate';

/** What an event is about. */
interface About {
  readonly hostId: HostId | null;
  readonly siteId: SiteId | null;
}

/** A line of the audit trail, done by the server itself unless told otherwise. Pure but for time and ID. */
export function auditEvent(ports: Ports, what: string, { hostId, siteId }: About): AuditEvent {
  return {
    id: ports.createId(),
    atMs: ports.clock.now(),
    who: 'server',
    what,
    hostId,
    siteId,
    result: 'done',
    reference: null,
    paletteAuditUid: null,
    configVersion: ports.configVersion,
  };
}

/** What the trail says of a request besides who made it. */
interface Told {
  readonly who?: string;
  readonly result: string;
  readonly reference?: string | null;
}

/**
 * Writes a line about a request. The same step of the same request is written once, however often it is noticed. A trail
 * that cannot be written stops nothing, and is logged. Never rejects.
 */
export function auditRequest(ports: Ports, what: string, intent: Intent, told: Told): Promise<void> {
  const { hostId, siteId, requestedAtMs, requestedBy, revision } = intent;
  const { who = requestedBy, result, reference = null } = told;
  const id = `${what}:${hostId}:${siteId}:${requestedAtMs}:${revision}`;
  const event = { ...auditEvent(ports, what, { hostId, siteId }), id, who, result, reference };
  return tolerate(ports, 'append_audit', () => ports.store.appendAudit(event));
}

/** Who asked for what is done for these hosts; the server itself where nobody is known to, e.g. after a lost store. Pure. */
export function whoAsked(run: Run, hostIds: readonly HostId[]): string {
  return namesOf(hostIds.map((hostId) => run.intents.get(hostId)?.requestedBy)) || 'server';
}

/** A line has to end somewhere. */
const mostNames = 5;

/** Those who are known, each once, in one line. Pure. */
export function namesOf(names: readonly (string | null | undefined)[]): string {
  const known = [...new Set(names.filter((name) => name !== null && name !== undefined))];
  const more = known.length > mostNames ? [`${known.length - mostNames} more`] : [];
  return [...known.slice(0, mostNames), ...more].join(', ');
}
