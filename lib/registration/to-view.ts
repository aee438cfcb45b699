import { catalogue, type ErrorCode } from '../errors';
import type { Intent } from '../store/records';
import type { Sight } from './look';
import { createReference } from './reference';
import type { SiteProgress } from './site-progress';
import type { Problem, RegistrationState, RegistrationView } from './view';

/** Makes what an operator sees from what the store knows and, where Palette was asked, from what it shows. Pure. */
export function toView(
  intent: Intent,
  progress: SiteProgress,
  sight: Sight | null,
  observedAtMs: number | null,
): RegistrationView {
  const problem = intent.problem ?? problemOfCluster(intent, sight);
  return {
    hostId: intent.hostId,
    siteId: intent.siteId,
    hostName: intent.hostName,
    state: deriveState(intent, sight, problem),
    role: sight?.role ?? null,
    cluster: sight?.cluster ? { name: sight.cluster.name, state: sight.cluster.state } : null,
    problem,
    hosts: countHosts(progress, sight),
    isRegistered: intent.isRegistered,
    hasCalledHome: hasCalledHome(sight),
    together: 0,
    turnAtMs: null,
    isDue: false,
    updatedAtMs: intent.changedAtMs,
    observedAtMs,
  };
}

/** Longer than one run takes with all its waits: then nobody is working on it. Milliseconds. */
const attendedForMs = 90_000;

/**
 * A view that admits it when a registration was left half-way, e.g. because an instance died: without this it would say
 * "in a moment" for ever, and nobody would be offered to go on. Pure.
 */
export function admitStall(view: RegistrationView, intent: Intent, nowMs: number): RegistrationView {
  const isUnderWay = view.state === 'queued' || view.state === 'registering' || view.state === 'joining';
  if (!isUnderWay || view.problem !== null || nowMs - intent.changedAtMs < attendedForMs) return view;
  const reference = createReference(`${intent.hostId} stalled ${intent.revision}`);
  return { ...view, problem: { code: 'outcome_unknown', facts: {}, reference } };
}

/** A settled host whose cluster failed or went away since: nobody's intent, and yet the truth. */
function problemOfCluster(intent: Intent, sight: Sight | null): Problem | null {
  if (intent.phase !== 'settled' || sight === null) return null;
  const code = faultOf(sight);
  if (code === null) return null;
  return { code, facts: {}, reference: createReference(`${intent.hostId} ${code} ${sight.cluster?.uid ?? ''}`) };
}

function faultOf(sight: Sight): ErrorCode | null {
  if (sight.cluster?.state === 'Deleting') return 'cluster_deleting';
  if (sight.cluster?.state === 'Error' || sight.machine?.hasFailed) return 'cluster_in_error';
  return sight.role === null ? 'host_state_unclear' : null;
}

function deriveState(intent: Intent, sight: Sight | null, problem: Problem | null): RegistrationState {
  if (problem !== null && (intent.phase === 'settled' || !catalogue[problem.code].retry)) return 'needs_attention';
  if (intent.phase === 'stopped') return 'needs_attention';
  if (intent.phase !== 'settled') return intent.phase;
  return sight?.cluster?.state === 'Running' && sight.machine?.isRunning ? 'ready' : 'setting_up';
}

function countHosts(progress: SiteProgress, sight: Sight | null): SiteProgress {
  if (sight === null || sight.members === 0) return progress;
  return { present: sight.members, needed: sight.members };
}

/** `in-use` proves nothing: it may be set the moment a cluster names the host. A host never seen has no health. */
function hasCalledHome(sight: Sight | null): boolean | null {
  if (sight?.machine?.isRunning) return true;
  if (!sight?.host) return null;
  const { state, health } = sight.host;
  return state === 'ready' || (state !== 'unpaired' && health !== 'unknown');
}
