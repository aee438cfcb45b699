import { fail, type Result, succeed } from '../errors';
import type { Intent, NewIntent } from '../store/records';
import { isApproved } from './approval';
import { auditRequest } from './audit';
import { tellApprovalWanted } from './news';
import type { ParsedSubmit } from './parse-submit';
import type { Ports } from './ports';

/**
 * The intent of a submit as it is to be worked on: a new one as it was recorded; one that had ended is wanted again, for
 * whoever asks now; one that waits for approval goes on waiting, unless whoever asks now needs none. Says in the audit trail
 * who asked, and tells IT what waits for it. Fails with `link_full`; throws `StoreError`.
 */
export async function takeUp(
  ports: Ports,
  asked: ParsedSubmit,
  wish: NewIntent,
  intent: Intent,
): Promise<Result<Intent>> {
  const { requestedAtMs, phase } = wish;
  const isNew = intent.revision === 1 && intent.requestedAtMs === requestedAtMs && intent.phase === phase;
  const next = isNew ? intent : toTakeUp(ports, asked, wish, intent);
  const taken = next === intent ? intent : await write(ports, next, intent);
  if (isNew || next.requestedBy !== intent.requestedBy || hasEnded(intent)) noteRequest(ports, taken);
  if (intent.linkId !== null && taken.linkId !== intent.linkId) {
    await ports.store.uncountForLink(intent.linkId, intent.hostId);
  }
  if (taken.phase === 'waiting_for_approval') tellApprovalWanted(ports, taken);
  return hasEnded(intent) ? countAgain(ports, asked, taken) : succeed(taken);
}

function hasEnded({ phase }: Intent): boolean {
  return phase === 'settled' || phase === 'stopped';
}

function toTakeUp(ports: Ports, asked: ParsedSubmit, wish: NewIntent, intent: Intent): Intent {
  if (hasEnded(intent)) return reopen(ports, asked, wish, intent);
  if (intent.phase === 'waiting_for_approval' && !asked.needsApproval) return letGo(ports, asked, wish, intent);
  const isKeyNew = wish.needsPairingKey && !intent.needsPairingKey && !intent.isRegistered;
  return isKeyNew ? { ...intent, needsPairingKey: true } : intent;
}

/** Who registered a host counts for its link for good; who only wanted to does not. */
function reopen(ports: Ports, asked: ParsedSubmit, wish: NewIntent, intent: Intent): Intent {
  const { requestedBy, needsPairingKey } = wish;
  const waits = asked.needsApproval && !isApproved(intent);
  const { linkId, hostName } = intent.isRegistered ? intent : wish;
  return {
    ...intent,
    ...{ requestedBy, needsPairingKey, linkId },
    hostName: hostName ?? intent.hostName,
    phase: waits ? 'waiting_for_approval' : 'queued',
    approvedBy: isApproved(intent) ? intent.approvedBy : null,
    problem: null,
    changedAtMs: ports.clock.now(),
  };
}

/** IT itself asks for it, or whoever asks needs nobody's approval: from now on it is theirs. */
function letGo(ports: Ports, { grant }: ParsedSubmit, wish: NewIntent, intent: Intent): Intent {
  const { requestedBy, linkId } = wish;
  const approvedBy = grant.role === 'it' ? grant.who : null;
  const needsPairingKey = wish.needsPairingKey || intent.needsPairingKey;
  const changedAtMs = ports.clock.now();
  return { ...intent, requestedBy, linkId, needsPairingKey, phase: 'queued', approvedBy, changedAtMs };
}

/** Should somebody else be faster, what they have made of it counts. */
async function write(ports: Ports, next: Intent, before: Intent): Promise<Intent> {
  return (await ports.store.updateIntent(next)) ?? (await ports.store.readIntent(before.hostId)) ?? before;
}

function noteRequest(ports: Ports, intent: Intent): void {
  const result = intent.phase === 'waiting_for_approval' ? 'waits for approval' : 'recorded';
  ports.later(auditRequest(ports, 'registration_requested', intent, { result }));
}

/**
 * Whoever stopped it may have given the place in the link back after it was counted for this request: it is counted once
 * more, now that it is no longer stopped.
 */
async function countAgain(ports: Ports, { grant }: ParsedSubmit, taken: Intent): Promise<Result<Intent>> {
  const { link } = grant;
  if (link === null || taken.linkId !== link.id || taken.isRegistered) return succeed(taken);
  const counted = await ports.store.countForLink(link.id, taken.hostId, link.maxHosts);
  if (counted !== 'full') return succeed(taken);
  await ports.store.updateIntent({ ...taken, phase: 'stopped', linkId: null, changedAtMs: ports.clock.now() });
  return fail('link_full');
}
