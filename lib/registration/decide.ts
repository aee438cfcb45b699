import { type Actor, grantToDecide } from '../access/actor';
import { fail, type Result } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import { driveSite } from './drive-site';
import type { Ports } from './ports';
import { report } from './problem';
import { runDeadlineMs } from './run';
import { showTo } from './show-to';
import type { RegistrationView } from './view';
import { watch } from './watch';

/** What IT says about a host that waits for approval. */
export interface Decision {
  readonly hostId: HostId;
  /** Of the request that was shown to whoever decides: another one since is another question. Milliseconds. */
  readonly requestedAtMs: number;
  readonly verdict: 'approve' | 'reject';
  /** A name, for whoever comes by a link that says nothing about them; empty: the actor is name enough. */
  readonly by: string;
}

/** {@link Registrations.decide}. */
export async function decide(ports: Ports, actor: Actor, decision: Decision): Promise<Result<RegistrationView>> {
  const { hostId, requestedAtMs, verdict, by } = decision;
  const intent = await ports.store.readIntent(hostId);
  const site = intent === null ? null : ports.directory.find(intent.siteId);
  const grant = site === null ? null : grantToDecide(actor, site, hostId);
  if (intent === null || site === null || grant === null) return fail('approval_link_invalid');
  if (intent.phase !== 'waiting_for_approval' || intent.requestedAtMs !== requestedAtMs)
    return fail('approval_not_wanted');
  const changedAtMs = ports.clock.now();
  const decided =
    verdict === 'approve'
      ? ({ ...intent, phase: 'queued', approvedBy: by || grant.who, changedAtMs } as const)
      : ({
          ...intent,
          phase: 'stopped',
          problem: report(ports, fail('approval_rejected').error, { hostId, siteId: site.id }),
          changedAtMs,
        } as const);
  if ((await ports.store.updateIntent(decided)) === null) return fail('approval_not_wanted');
  if (verdict === 'approve') ports.later(driveSite(ports, site, hostId, runDeadlineMs(ports)).then(() => undefined));
  return showTo(ports, actor, await watch(ports, hostId));
}
