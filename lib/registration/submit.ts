import type { Actor } from '../access/actor';
import { type Failure, fail } from '../errors';
import type { Intent } from '../store/records';
import { recordWish } from './claim';
import { describeError } from './describe-error';
import { driveSite } from './drive-site';
import { explain } from './explain';
import { type Look, lookAt } from './look';
import { type ParsedSubmit, parseSubmit } from './parse-submit';
import type { Ports } from './ports';
import { type About, report } from './problem';
import { runDeadlineMs } from './run';
import { plannedProgress } from './site-progress';
import { toView } from './to-view';
import type { RegistrationView, Submission, SubmitOutcome, SubmitRequest } from './view';
import { viewIntent } from './watch';

/** Nobody's phone waits longer than this for a re-scan, nor for the question who holds the host. Milliseconds. */
const lookWithinMs = 10_000;

/** What a refusal is logged with: never the whole request, which may hold a key. */
type Asked = Pick<SubmitRequest, 'edgeHostId' | 'siteId'>;

/** {@link Registrations.submit}. */
export async function submit(ports: Ports, actor: Actor, request: SubmitRequest): Promise<Submission> {
  const parsed = parseSubmit(ports.directory, actor, request);
  if (!parsed.ok) return refuse(ports, parsed.error, request);
  try {
    return await submitParsed(ports, parsed.value);
  } catch (error) {
    const failure = explain(error);
    return refuse(ports, failure, request, describeError(error));
  }
}

function refuse(ports: Ports, failure: Failure, { edgeHostId, siteId }: Asked, cause: About = {}): Submission {
  const about = { hostId: edgeHostId.slice(0, 128), siteId: siteId.slice(0, 64), ...cause };
  return { outcome: 'refused', view: null, problem: report(ports, failure, about) };
}

async function submitParsed(ports: Ports, { hostId, site, hostName, grant }: ParsedSubmit): Promise<Submission> {
  const deadlineMs = runDeadlineMs(ports);
  const wish = {
    hostId,
    siteId: site.id,
    hostName,
    requestedAtMs: ports.clock.now(),
    requestedBy: grant.who,
    linkId: grant.link?.id ?? null,
    needsPairingKey: false,
    phase: 'queued',
  } as const;
  const recorded = await recordWish(ports, site, wish, ports.clock.now() + lookWithinMs);
  if (!recorded.ok) return refuse(ports, recorded.error, { edgeHostId: hostId, siteId: site.id });
  const intent = recorded.value;
  const lookUntilMs = ports.clock.now() + lookWithinMs;
  const look = intent.phase === 'settled' ? await lookAt(ports, site, intent, lookUntilMs) : null;
  if (look !== null && isStillSettled(look, intent)) {
    return answer(toView(intent, plannedProgress(site), look.sight, ports.clock.now()), false);
  }
  await reopen(ports, intent);
  const driven = await driveSite(ports, site, hostId, deadlineMs);
  const after = driven.decided ?? (await ports.store.readIntent(hostId)) ?? intent;
  // Somebody has taken the host to another site meanwhile, e.g. after the store was emptied.
  if (after.siteId !== site.id) return refuseTaken(ports, after);
  await releaseUnused(ports, after);
  return answer(await viewIntent(ports, site, after), driven.hasRegistered);
}

function refuseTaken(ports: Ports, { hostId, siteId }: Intent): Submission {
  const { error } = fail('host_at_other_site', { site: ports.directory.find(siteId)?.name ?? siteId });
  return refuse(ports, error, { edgeHostId: hostId, siteId });
}

function isStillSettled(look: Look, intent: Intent): boolean {
  return look.plan.verdicts.get(intent.hostId)?.kind === 'settled';
}

/** A registration that had ended is wanted again: whoever serves the site takes it up. */
async function reopen(ports: Ports, intent: Intent): Promise<void> {
  if (intent.phase !== 'settled' && intent.phase !== 'stopped') return;
  const changedAtMs = ports.clock.now();
  await ports.store.updateIntent({ ...intent, phase: 'queued', problem: null, changedAtMs });
}

/** A stop that cost no write leaves no claim behind: whoever picked the wrong site may pick another. */
async function releaseUnused(ports: Ports, intent: Intent): Promise<void> {
  if (intent.phase !== 'stopped' || intent.isRegistered) return;
  await ports.store.releaseClaim(intent.hostId, intent.siteId);
}

function answer(view: RegistrationView, hasRegistered: boolean): Submission {
  return { outcome: outcomeOf(view, hasRegistered), view, problem: view.problem };
}

function outcomeOf(view: RegistrationView, hasRegistered: boolean): SubmitOutcome {
  if (view.problem !== null) return 'refused';
  if (!view.isRegistered) return 'pending';
  return hasRegistered ? 'registered' : 'already';
}
