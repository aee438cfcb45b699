import type { Actor } from '../access/actor';
import { undoLastsMs } from '../access/undo-right';
import { type Failure, fail } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent, NewIntent } from '../store/records';
import { type Admitted, admit, isStillSettled, lookWithinMs } from './admit';
import { recordWish } from './claim';
import { describeError } from './describe-error';
import { driveSite } from './drive-site';
import { explain } from './explain';
import { type Look, lookAt } from './look';
import { withPool } from './name-pool';
import { noteSettled } from './note-settled';
import { keepPairingKey, recallPairingKey } from './pairing-keys';
import { type ParsedSubmit, parseSubmit } from './parse-submit';
import type { Ports } from './ports';
import { type About, report } from './problem';
import { releaseCount, releaseUnused } from './release';
import { isOnItsWayOut } from './removal-state';
import { runDeadlineMs } from './run';
import { serveWithKey } from './serve-with-key';
import { showSubmission } from './show-to';
import { plannedProgress } from './site-progress';
import { takeUp } from './take-up';
import { toView } from './to-view';
import { askedForAtMs, isUndoneSince } from './undo-state';
import type { RegistrationView, Submission, SubmitOutcome, SubmitRequest } from './view';
import { viewIntent } from './watch';

/** What a refusal is logged with: never the whole request, which may hold a key. */
type Asked = Pick<SubmitRequest, 'edgeHostId' | 'siteId'>;

/** {@link Registrations.submit}. */
export async function submit(ports: Ports, actor: Actor, request: SubmitRequest): Promise<Submission> {
  return showSubmission(ports, actor, await submitAs(ports, actor, request));
}

async function submitAs(ports: Ports, actor: Actor, request: SubmitRequest): Promise<Submission> {
  const parsed = parseSubmit(ports.directory, actor, request);
  if (!parsed.ok) return refuse(ports, parsed.error, request);
  try {
    return await submitParsed(ports, actor, parsed.value, request);
  } catch (error) {
    const failure = explain(error);
    return refuse(ports, failure, request, describeError(error));
  }
}

function refuse(ports: Ports, failure: Failure, { edgeHostId, siteId }: Asked, cause: About = {}): Submission {
  const about = { hostId: edgeHostId.slice(0, 128), siteId: siteId.slice(0, 64), ...cause };
  return { outcome: 'refused', view: null, problem: report(ports, failure, about), undo: null };
}

async function submitParsed(
  ports: Ports,
  actor: Actor,
  asked: ParsedSubmit,
  { phone = ports.createId(), askedAgoMs }: SubmitRequest,
): Promise<Submission> {
  const { hostId, site, pairingKey } = asked;
  const deadlineMs = runDeadlineMs(ports);
  const about = { edgeHostId: hostId, siteId: site.id };
  const admitted = await admit(ports, actor, asked, toWish(ports, asked, phone));
  if (!admitted.ok) return refuse(ports, admitted.error, about);
  const { seen, linkId } = admitted.value;
  const wish = toWish(ports, asked, phone, admitted.value);
  const recorded = await recordWish(ports, site, wish, ports.clock.now() + lookWithinMs);
  if (!recorded.ok) {
    await releaseCount(ports, hostId, linkId);
    return refuse(ports, recorded.error, about);
  }
  const intent = recorded.value;
  if (isOnItsWayOut(intent, ports.clock.now())) {
    await releaseCount(ports, hostId, linkId);
    return refuse(ports, fail('host_leaving').error, about);
  }
  const look = seen ?? (intent.phase === 'settled' ? await lookAgain(ports, site, intent) : null);
  if (look !== null) return withUndo(ports, wish, await answerSettled(ports, site, intent, look), intent);
  if (isUndoneSince(intent, askedAgoMs, ports.clock.now())) {
    await releaseCount(ports, hostId, linkId);
    return refuse(ports, fail('form_expired').error, about);
  }
  if (pairingKey !== null) keepPairingKey(ports, hostId, pairingKey, deadlineMs);
  const taken = await takeUp(ports, asked, wish, intent);
  if (!taken.ok) return refuse(ports, taken.error, about);
  if (recallPairingKey(ports, hostId) !== null) ports.later(serveWithKey(ports, site, hostId, deadlineMs));
  taken.value.tell();
  if (taken.value.intent.phase === 'waiting_for_approval') {
    return withUndo(ports, wish, answer(await viewIntent(ports, site, taken.value.intent), false), taken.value.intent);
  }
  return withUndo(ports, wish, await drive(ports, site, taken.value.intent, deadlineMs), taken.value.intent);
}

function toWish(ports: Ports, asked: ParsedSubmit, phone: string, admitted = notAdmitted): NewIntent {
  const { hostId, site, hostName, pool, grant, needsApproval, pairingKey } = asked;
  return {
    ...{ hostId, hostName, linkId: admitted.linkId },
    ...(pool === null ? {} : { pool }),
    siteId: site.id,
    requestedAtMs: ports.clock.now(),
    requestedBy: grant.who,
    needsPairingKey: pairingKey !== null,
    phone,
    phase: needsApproval && admitted.seen === null ? 'waiting_for_approval' : 'queued',
  };
}

const notAdmitted: Admitted = { seen: null, linkId: null };

/** A host that is where it belongs, as the store says: three reads, unless Palette says otherwise. */
async function lookAgain(ports: Ports, site: Site, intent: Intent): Promise<Look | null> {
  const look = await lookAt(ports, site, intent, ports.clock.now() + lookWithinMs);
  return isStillSettled(look, intent) ? look : null;
}

async function answerSettled(ports: Ports, site: Site, intent: Intent, look: Look): Promise<Submission> {
  const known = intent.phase === 'settled' ? intent : await noteSettled(ports, intent);
  const view = toView(known, plannedProgress(site), look.sight, ports.clock.now());
  return answer(withPool(site, view, known, look.sight), false);
}

async function drive(ports: Ports, site: Site, intent: Intent, deadlineMs: number): Promise<Submission> {
  const { hostId } = intent;
  const driven = await driveSite(ports, site, hostId, deadlineMs);
  const after = driven.decided ?? (await ports.store.readIntent(hostId)) ?? intent;
  // Somebody has taken the host to another site meanwhile, e.g. after the store was emptied.
  if (after.siteId !== site.id) return refuseTaken(ports, after);
  await releaseUnused(ports, after);
  return answer(await viewIntent(ports, site, after), driven.hasRegistered);
}

function refuseTaken(ports: Ports, { hostId, siteId }: { hostId: HostId; siteId: string }): Submission {
  const { error } = fail('host_at_other_site', { site: ports.directory.findBorne(siteId)?.name ?? siteId });
  return refuse(ports, error, { edgeHostId: hostId, siteId });
}

function answer(view: RegistrationView, hasRegistered: boolean): Submission {
  return { outcome: outcomeOf(view, hasRegistered), view, problem: view.problem, undo: null };
}

/** With what the phone that asked may take back: what it has asked for itself, now or in a request whose answer was lost. */
function withUndo({ clock }: Ports, { phone }: NewIntent, submission: Submission, intent: Intent): Submission {
  const requestedAtMs = askedForAtMs(intent);
  const isTheirs = intent.phone === phone && clock.now() < requestedAtMs + undoLastsMs;
  if (submission.view === null || submission.view.undo === null || !isTheirs) return submission;
  const { hostId, siteId } = intent;
  return { ...submission, undo: { hostId, siteId, requestedAtMs } };
}

function outcomeOf(view: RegistrationView, hasRegistered: boolean): SubmitOutcome {
  if (view.problem !== null) return 'refused';
  if (!view.isRegistered) return 'pending';
  return hasRegistered ? 'registered' : 'already';
}
