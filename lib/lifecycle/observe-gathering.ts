import type { HostId } from '../hosts/edge-host-id';
import { findLabelled, observe } from '../registration/observe';
import { plan } from '../registration/plan/plan';
import type { Plan } from '../registration/plan/world';
import { type Run, startRun } from '../registration/run';
import { toDesired } from '../registration/serve-site';
import { createSiteWork } from '../registration/site-work';
import type { Site } from '../sites/site';
import type { Gathering } from './scene';

/** The site as if its config planned another control plane. Pure. */
export function withControlPlane(site: Site, controlPlane: 1 | 3 | 5): Site {
  return { ...site, topology: { ...site.topology, controlPlane } };
}

/**
 * What the registration engine would set up of the hosts that wait at the site, if so many had to lead. Reads, and writes
 * nothing. Throws `PaletteError`, `StoreError`, `StopRun`.
 */
export async function observeGathering(
  { ports, site, deadlineMs, remembered }: Run,
  controlPlane: 1 | 3,
): Promise<Gathering> {
  const run = startRun(ports, withControlPlane(site, controlPlane), { deadlineMs, remembered });
  const decided = await decide(run);
  const { step } = decided;
  if (step.do === 'create_cluster') {
    return { controlPlane: hostsOf(step.controlPlane), workers: hostsOf(step.workers) };
  }
  // Some have to be registered or labelled first; they are set up in the order in which they were asked for.
  const going = [...decided.verdicts].flatMap(([hostId, { kind }]) => (isGoing(kind) ? [hostId] : []));
  return { controlPlane: going.slice(0, controlPlane), workers: going.slice(controlPlane) };
}

/** The plan asks for one more fact at most. */
async function decide(run: Run): Promise<Plan> {
  const intents = await createSiteWork(run).load(true);
  const decided = plan(toDesired(run, intents), await observe(run, intents));
  if (decided.step.do !== 'find_labelled') return decided;
  await findLabelled(run);
  return plan(toDesired(run, intents), await observe(run, intents));
}

function isGoing(kind: string): boolean {
  return kind === 'join' || kind === 'register' || kind === 'wait';
}

function hostsOf(placements: readonly { readonly hostId: HostId }[]): HostId[] {
  return placements.map(({ hostId }) => hostId);
}
