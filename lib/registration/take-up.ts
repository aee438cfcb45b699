import { fail, type Result, succeed } from '../errors';
import type { Intent, NewIntent } from '../store/records';
import { isApproved, isAskedTooLongAgo } from './approval';
import { auditRequest } from './audit';
import { tellApprovalWanted } from './news';
import type { ParsedSubmit } from './parse-submit';
import type { Ports } from './ports';
import { isUndoWanted } from './undo-state';

/** An intent that is to be worked on, or that waits for IT. */
export interface TakenUp {
  readonly intent: Intent;
  /**
   * Says in the audit trail who asked, and tells IT what waits for it, behind the answer. To be called together with the
   * next thing that is asked of the store: then it costs no trip of its own.
   */
  tell(): void;
}

/**
 * The intent of a submit as it is to be worked on: a new one as it was recorded; one that had ended is wanted again, for
 * whoever asks now; one that waits for approval goes on waiting, unless whoever asks now needs none. Fails with `link_full`;
 * throws `StoreError`.
 */
export async function takeUp(
  ports: Ports,
  asked: ParsedSubmit,
  wish: NewIntent,
  intent: Intent,
): Promise<Result<TakenUp>> {
  const { requestedAtMs, phase } = wish;
  const isNew = intent.revision === 1 && intent.requestedAtMs === requestedAtMs && intent.phase === phase;
  const next = isNew ? withYes(ports, asked, intent) : toTakeUp(ports, asked, wish, intent);
  const taken = next === intent ? intent : await write(ports, next, intent);
  if (intent.linkId !== null && taken.linkId !== intent.linkId) {
    await ports.store.uncountForLink(intent.linkId, intent.hostId);
  }
  const counted = hasEnded(intent) ? await countAgain(ports, asked, taken) : succeed(taken);
  if (!counted.ok) return counted;
  const tell = () => {
    if (isNew || next.requestedBy !== intent.requestedBy || hasEnded(intent)) noteRequest(ports, taken);
    if (taken.phase === 'waiting_for_approval') tellApprovalWanted(ports, taken);
    if (taken.approvedBy !== null && taken.approvedBy === asked.approvedBy) noteYes(ports, taken);
  };
  return succeed({ intent: taken, tell });
}

/** IT itself asks for it: that is the yes. */
function withYes(ports: Ports, { approvedBy }: ParsedSubmit, intent: Intent): Intent {
  return approvedBy === null ? intent : { ...intent, approvedBy, approvedAtMs: ports.clock.now() };
}

/** Somebody who wants it while it is being taken back wants it again. */
function hasEnded(intent: Intent): boolean {
  return intent.phase === 'settled' || intent.phase === 'stopped' || isUndoWanted(intent);
}

function toTakeUp(ports: Ports, asked: ParsedSubmit, wish: NewIntent, intent: Intent): Intent {
  if (hasEnded(intent)) return reopen(ports, asked, wish, intent);
  if (intent.phase === 'waiting_for_approval' && !asked.needsApproval) return letGo(ports, asked, wish, intent);
  if (isAskedTooLongAgo(intent, ports.clock.now())) return { ...intent, changedAtMs: ports.clock.now() };
  const isKeyNew = wish.needsPairingKey && !intent.needsPairingKey && !intent.isRegistered;
  const isPoolNew = wish.pool !== undefined && wish.pool !== intent.pool;
  if (!isKeyNew && !isPoolNew) return intent;
  return { ...intent, ...poolOf(wish), needsPairingKey: intent.needsPairingKey || isKeyNew };
}

/** Who registered a host counts for its link for good; who only wanted to does not. */
function reopen(ports: Ports, asked: ParsedSubmit, wish: NewIntent, intent: Intent): Intent {
  const { requestedBy, needsPairingKey } = wish;
  const changedAtMs = ports.clock.now();
  const isAllowed = isApproved(intent, requestedBy, changedAtMs);
  const { approvedAtMs, undo, entryMadeAtMs, ...open } = intent;
  const isSamePhone = wish.phone !== undefined && wish.phone === intent.phone;
  // What the same phone asked for twice is one request to those who may take it back.
  const made = isSamePhone && entryMadeAtMs !== undefined ? { entryMadeAtMs } : {};
  const { linkId, hostName } = intent.isRegistered ? intent : wish;
  const reopened: Intent = {
    ...open,
    ...(isAllowed ? approvalOf(intent) : { approvedBy: null }),
    ...{ requestedBy, needsPairingKey, linkId, changedAtMs, ...phoneOf(wish), ...poolOf(wish), ...made },
    reopenedAtMs: changedAtMs,
    hostName: hostName ?? intent.hostName,
    phase: asked.needsApproval && !isAllowed ? 'waiting_for_approval' : 'queued',
    problem: null,
  };
  return withYes(ports, asked, reopened);
}

function approvalOf({ approvedBy, approvedAtMs }: Intent): Pick<Intent, 'approvedBy' | 'approvedAtMs'> {
  return approvedAtMs === undefined ? { approvedBy } : { approvedBy, approvedAtMs };
}

/** What was said last about the host counts; who says nothing takes nothing back. */
function poolOf({ pool }: NewIntent): Pick<Intent, 'pool'> {
  return pool === undefined ? {} : { pool };
}

function phoneOf({ phone }: NewIntent): Pick<Intent, 'phone'> {
  return phone === undefined ? {} : { phone };
}

/** IT itself asks for it, or whoever asks needs nobody's approval: from now on it is theirs. */
function letGo(ports: Ports, asked: ParsedSubmit, wish: NewIntent, intent: Intent): Intent {
  const { requestedBy, linkId } = wish;
  const needsPairingKey = wish.needsPairingKey || intent.needsPairingKey;
  const changedAtMs = ports.clock.now();
  const theirs = { requestedBy, linkId, needsPairingKey, changedAtMs, reopenedAtMs: changedAtMs };
  return withYes(ports, asked, { ...intent, ...theirs, ...phoneOf(wish), ...poolOf(wish), phase: 'queued' });
}

/** Should somebody else be faster, what they have made of it counts. */
async function write(ports: Ports, next: Intent, before: Intent): Promise<Intent> {
  return (await ports.store.updateIntent(next)) ?? (await ports.store.readIntent(before.hostId)) ?? before;
}

function noteRequest(ports: Ports, intent: Intent): void {
  const result = intent.phase === 'waiting_for_approval' ? 'waits for approval' : 'recorded';
  ports.later(auditRequest(ports, 'registration_requested', intent, { result }));
}

function noteYes(ports: Ports, intent: Intent): void {
  const told = { who: intent.approvedBy ?? intent.requestedBy, result: `asked by ${intent.requestedBy}` };
  ports.later(auditRequest(ports, 'approval_given', intent, told));
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
