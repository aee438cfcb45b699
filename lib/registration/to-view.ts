import { catalogue, type ErrorCode } from '../errors';
import type { Intent } from '../store/records';
import { isDue } from './is-due';
import { hasBeenReady, milestonesOf } from './milestones';
import { pollIntervalMs } from './poll-interval';
import { createReference } from './reference';
import { isTakenOut } from './removal-state';
import { type HostSight, hostSight } from './sight/host-sight';
import type { SiteSight } from './sight/site-sight';
import { isUnderWay, type SiteProgress } from './site-progress';
import { offerUndo } from './undo-state';
import type { Problem, RegistrationState, RegistrationView, RequestedWay } from './view';

/**
 * Makes what an operator sees from what the store knows: the intent, how far the work at its site is, what Palette
 * showed of the site when somebody last looked (null: nobody has), and when whoever serves the site last named the host
 * (null: never). Pure.
 */
export function toView(
  intent: Intent,
  progress: SiteProgress,
  sight: SiteSight | null,
  nowMs: number,
  heardOfAtMs: number | null = null,
): RegistrationView {
  const looked = sight === null ? null : hostSight(sight, intent);
  const known = asSeen(intent, looked);
  // What was seen of it is of the time before it was taken out.
  const seen = isTakenOut(known) ? null : looked;
  const turnAtMs = isUnderWay(known) ? nextTurn(progress, intent, nowMs) : null;
  const problem = known.problem ?? stalled(known, turnAtMs, heardOfAtMs, nowMs) ?? problemOfCluster(known, seen);
  const state = deriveState(known, seen, problem);
  return {
    hostId: intent.hostId,
    siteId: intent.siteId,
    hostName: intent.hostName,
    state,
    role: seen?.member?.role ?? null,
    cluster: seen?.cluster ? { name: seen.cluster.name, state: seen.cluster.state } : null,
    problem,
    hosts: countHosts(known, progress, sight, seen),
    isRegistered: known.phase !== 'waiting_for_approval' && (known.isRegistered || known.phase === 'settled'),
    hasCalledHome: seen?.hasCalledHome ?? null,
    together: problem === null && isUnderWay(known) ? countTogether(progress, intent, nowMs) : 0,
    turnAtMs: problem === null ? turnAtMs : null,
    isDue: isDue(intent, nowMs, { turnAtMs, heardOfAtMs, isTaken: seen?.isTaken === true }),
    pollAfterMs: pollIntervalMs(state, nowMs - Math.max(intent.requestedAtMs, intent.changedAtMs)),
    updatedAtMs: Math.max(intent.changedAtMs, seen?.changedAtMs ?? 0, isUnderWay(known) ? progress.atMs : 0),
    observedAtMs: looked?.observedAtMs ?? null,
    milestones: milestonesOf(known, seen),
    requestedWay: wayOf(intent),
    machine: seen?.machine ?? null,
    undo: offerUndo(known, seen?.isTaken === true),
  };
}

/** What Palette shows where the intent says that somebody is still at it. */
function asSeen(intent: Intent, seen: HostSight | null): Intent {
  if (seen?.isTaken) return { ...intent, phase: 'settled', problem: null };
  // Whoever was taking it out has died behind the last write: out it is.
  if (seen?.hasLeft && intent.problem !== null) {
    return { ...intent, isRegistered: false, problem: { ...intent.problem, code: 'host_removed' } };
  }
  return intent;
}

const ways: Readonly<Record<string, RequestedWay>> = {
  anybody: 'open',
  link: 'link',
  pin: 'pin',
  'sign-in': 'sign_in',
  command: 'it',
  approval: 'it',
};

/** The first word of what the audit trail says; the others name somebody. */
function wayOf({ requestedBy }: Intent): RequestedWay | null {
  const [word = ''] = requestedBy.split(' ');
  return Object.hasOwn(ways, word) ? (ways[word] ?? null) : null;
}

/** Longer than one run takes with all its waits: then nobody is working on it. Milliseconds. */
const attendedForMs = 90_000;
/** Work that has not been heard of for so long has ended, or its process has. Milliseconds. */
const heardOfForMs = 60_000;

function nextTurn({ turns }: SiteProgress, { hostId }: Intent, nowMs: number): number | null {
  const atMs = turns[hostId] ?? null;
  return atMs !== null && atMs > nowMs ? atMs : null;
}

function countTogether({ registering, turns, atMs }: SiteProgress, { hostId }: Intent, nowMs: number): number {
  const isAlive = nowMs - atMs < heardOfForMs || Object.values(turns).some((turnAtMs) => turnAtMs > nowMs);
  return new Set([hostId, ...(isAlive ? registering : [])]).size;
}

/**
 * Admits it when a registration was left half-way, e.g. because an instance died: without this the page would say "in a
 * moment" for ever.
 */
function stalled(intent: Intent, turnAtMs: number | null, heardOfAtMs: number | null, nowMs: number): Problem | null {
  const lastMs = Math.max(intent.changedAtMs, heardOfAtMs ?? 0);
  if (!isUnderWay(intent) || turnAtMs !== null || nowMs - lastMs < attendedForMs) return null;
  const reference = createReference(`${intent.hostId} stalled ${intent.revision}`);
  return { code: 'outcome_unknown', facts: {}, reference };
}

/** A settled host whose cluster failed or went away since: nobody's intent, and yet the truth. */
function problemOfCluster(intent: Intent, seen: HostSight | null): Problem | null {
  if (intent.phase !== 'settled' || seen === null) return null;
  const code = faultOf(seen);
  if (code === null) return null;
  return { code, facts: {}, reference: createReference(`${intent.hostId} ${code} ${seen.cluster?.uid ?? ''}`) };
}

function faultOf({ cluster, member, isMissing }: HostSight): ErrorCode | null {
  if (cluster?.state === 'Deleting') return 'cluster_deleting';
  if (cluster?.state === 'Error' || member?.hasFailed) return 'cluster_in_error';
  return isMissing ? 'host_state_unclear' : null;
}

function deriveState(intent: Intent, seen: HostSight | null, problem: Problem | null): RegistrationState {
  if (problem !== null && (intent.phase === 'settled' || !catalogue[problem.code].retry)) return 'needs_attention';
  if (intent.phase === 'stopped') return 'needs_attention';
  if (intent.phase !== 'settled') return intent.phase;
  // A later look that is not sure takes nothing back: what has gone wrong is a problem, and told above.
  return hasBeenReady(intent, seen) ? 'ready' : 'setting_up';
}

/** A host that is settled has found its site set up, with all the hosts that this took. */
function countHosts(
  { phase }: Intent,
  progress: SiteProgress,
  sight: SiteSight | null,
  seen: HostSight | null,
): RegistrationView['hosts'] {
  if (seen !== null && seen.members > 0) return { present: seen.members, needed: seen.members };
  if (phase === 'settled') return { present: progress.needed, needed: progress.needed };
  const { present, needed } = sight?.gathered ?? progress;
  return { present, needed };
}
