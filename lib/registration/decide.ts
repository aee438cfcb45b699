import { type Actor, type Grant, grantToDecide } from '../access/actor';
import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { StoreError } from '../store/store';
import { askedAtMs, isRejected } from './approval';
import { auditRequest } from './audit';
import { driveSite } from './drive-site';
import { explain } from './explain';
import type { Ports } from './ports';
import { report } from './problem';
import { refuseToServe } from './refuse-host';
import { runDeadlineMs, runLastsMs } from './run';
import { showTo } from './show-to';
import { takeOverFormer } from './take-over-former';
import { tolerate } from './tolerate';
import type { RegistrationView } from './view';
import { viewIntent } from './watch';

/** What IT says about a host that waits for approval. */
export interface Decision {
  readonly hostId: HostId;
  /** When IT was asked ({@link askedAtMs}), as it was shown to whoever decides: asked anew since is another question. */
  readonly requestedAtMs: number;
  readonly verdict: 'approve' | 'reject';
  /** A name, for whoever comes by a link that says nothing about them; empty: the actor is name enough. */
  readonly by: string;
}

/** {@link Registrations.decide}. */
export async function decide(ports: Ports, actor: Actor, decision: Decision): Promise<Result<RegistrationView>> {
  try {
    return await decideAs(ports, actor, decision);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { ok: false, error: explain(error) };
  }
}

async function decideAs(ports: Ports, actor: Actor, decision: Decision): Promise<Result<RegistrationView>> {
  const { hostId, requestedAtMs, verdict } = decision;
  const intent = await ports.store.readIntent(hostId);
  const site = intent === null ? null : ports.directory.findBorne(intent.siteId);
  const grant = site === null ? null : grantToDecide(actor, site, hostId);
  if (intent === null || site === null || grant === null) return fail('approval_link_invalid');
  if (!isAsked(intent, requestedAtMs)) return fail('approval_not_wanted');
  const who = nameDecider(grant, decision.by);
  const prepared = verdict === 'approve' ? approve(ports, site, intent, who) : succeed(reject(ports, intent, who));
  if (!prepared.ok) return prepared;
  const decided = await ports.store.updateIntent(prepared.value);
  if (decided === null) return fail('approval_not_wanted');
  await carryOut(ports, site, { decided, before: intent, who });
  return showTo(ports, actor, succeed(await viewIntent(ports, site, decided)));
}

function isAsked(intent: Intent, requestedAtMs: number): boolean {
  return intent.phase === 'waiting_for_approval' && askedAtMs(intent) === requestedAtMs;
}

/** Long enough for a name, and of one line: it goes into the trail. */
const longestName = 80;

/** Whoever comes by a link is known by what they say of themselves; that they had the link is said besides. */
function nameDecider({ who }: Grant, by: string): string {
  const name = by
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, longestName);
  return name === '' ? who : `${who}: ${name}`;
}

/** The config may have changed since IT was asked. */
function approve(ports: Ports, site: Site, intent: Intent, who: string): Result<Intent> {
  const refusal = refuseToServe(ports.directory, site, intent.hostId);
  if (refusal !== null) return { ok: false, error: refusal };
  const nowMs = ports.clock.now();
  const approved = { ...intent, approvedBy: who, approvedAtMs: nowMs, changedAtMs: nowMs };
  const isKeyGone = intent.needsPairingKey && nowMs - intent.changedAtMs > runLastsMs(ports);
  if (!isKeyGone) return succeed({ ...approved, phase: 'queued' });
  // Whoever typed the key is gone, and the key with them: they are asked for it once more, and IT is not.
  const { error } = fail('pairing_key_needed');
  return succeed({ ...approved, phase: 'stopped', problem: report(ports, error, about(intent)) });
}

function reject(ports: Ports, intent: Intent, who: string): Intent {
  const problem = report(ports, fail('approval_rejected').error, about(intent));
  return { ...intent, phase: 'stopped', approvedBy: who, linkId: null, problem, changedAtMs: ports.clock.now() };
}

function about({ hostId, siteId }: Intent) {
  return { hostId, siteId };
}

interface Decided {
  readonly decided: Intent;
  readonly before: Intent;
  readonly who: string;
}

async function serveApproved(ports: Ports, site: Site, { hostId, siteId }: Intent): Promise<void> {
  if (siteId !== site.id) await takeOverFormer(ports, site, siteId);
  await driveSite(ports, site, hostId, runDeadlineMs(ports));
}

/** After a yes the work goes on behind the answer. A host that was rejected holds no claim and counts for no link. */
async function carryOut(ports: Ports, site: Site, { decided, before, who }: Decided): Promise<void> {
  const { hostId, siteId, requestedBy } = decided;
  const what = isRejected(decided) ? 'approval_refused' : 'approval_given';
  ports.later(auditRequest(ports, what, decided, { who, result: `asked by ${requestedBy}` }));
  if (decided.phase === 'queued') {
    ports.later(tolerate(ports, 'serve_approved', () => serveApproved(ports, site, decided)));
  } else if (!decided.isRegistered) {
    const link = isRejected(decided) ? before.linkId : null;
    await tolerate(ports, 'release_decided', () =>
      Promise.all([
        ports.store.releaseClaim(hostId, siteId),
        link === null ? null : ports.store.uncountForLink(link, hostId),
      ]),
    );
  }
}
