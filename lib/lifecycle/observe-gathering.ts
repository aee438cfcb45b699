import type { HostId } from '../hosts/edge-host-id';
import { findLabelled, observe } from '../registration/observe';
import { plan } from '../registration/plan/plan';
import { refuseToServe } from '../registration/refuse-host';
import { type Run, startRun } from '../registration/run';
import { toDesired } from '../registration/serve-site';
import { createSiteWork } from '../registration/site-work';
import type { Site } from '../sites/site';
import { type Intent, openIntent } from '../store/records';
import { isWelcome } from './plan/is-welcome';
import type { Gathering } from './scene';

/** The site as if its config planned another control plane. Pure. */
export function withControlPlane(site: Site, controlPlane: 1 | 3 | 5): Site {
  return { ...site, topology: { ...site.topology, controlPlane } };
}

/**
 * What the registration engine would set up of the hosts that are at the site, if so many had to lead. Reads, and writes
 * nothing. Throws `PaletteError`, `StoreError`, `StopRun`.
 */
export async function observeGathering(
  { ports, site, deadlineMs, remembered }: Run,
  controlPlane: 1 | 3,
): Promise<Gathering> {
  const run = startRun(ports, withControlPlane(site, controlPlane), { deadlineMs, remembered });
  const waiting = await createSiteWork(run).load(true);
  const stranded = await findStranded(run, waiting);
  const intents = [...waiting, ...stranded.map((one) => asWish(run, one))];
  const { step, verdicts } = plan(toDesired(run, intents), await observe(run, intents));
  if (step.do === 'create_cluster') {
    return { controlPlane: hostsOf(step.controlPlane), workers: hostsOf(step.workers) };
  }
  // Some have to be registered or labelled first; they are set up in the order in which they were asked for.
  const going = [...verdicts].flatMap(([hostId, { kind }]) => (isGoing(kind) ? [hostId] : []));
  return { controlPlane: going.slice(0, controlPlane), workers: going.slice(controlPlane) };
}

/** A host that bears the site's label and that nobody is waiting for; its request has ended, or the store has none. */
export interface Stranded {
  readonly hostId: HostId;
  readonly intent: Intent | null;
}

/**
 * Hosts that are here, and that the engine would not begin anything with by itself: IT wants to go on with them as well. None
 * that somebody has taken back or out, or that IT must be asked about. Throws `PaletteError` and `StoreError`.
 */
export async function findStranded(run: Run, waiting: readonly Intent[]): Promise<Stranded[]> {
  await findLabelled(run);
  const known = new Set(waiting.map(({ hostId }) => hostId));
  const unknown = (run.labelled ?? []).map(({ hostId }) => hostId).filter((hostId) => !known.has(hostId));
  const stored = await Promise.all(unknown.map((hostId) => run.ports.store.readIntent(hostId)));
  return unknown.flatMap((hostId, index) => {
    const intent = stored[index] ?? null;
    const own = intent?.siteId === run.site.id ? intent : null;
    return isHere(run, hostId, intent) ? [{ hostId, intent: own }] : [];
  });
}

/** Whose request is open is waited for as it is. */
function isHere({ ports, site }: Run, hostId: HostId, intent: Intent | null): boolean {
  if (refuseToServe(ports.directory, site, hostId) !== null || !isWelcome(site, intent)) return false;
  if (intent?.siteId !== site.id) return true;
  return (intent.phase === 'stopped' || intent.phase === 'settled') && intent.isRegistered;
}

function asWish({ ports, site }: Run, { hostId, intent }: Stranded): Intent {
  if (intent !== null) return { ...intent, phase: 'queued', problem: null };
  const wish = { hostId, siteId: site.id, hostName: null, linkId: null, needsPairingKey: false } as const;
  const asked = { requestedAtMs: ports.clock.now(), requestedBy: 'server', phase: 'queued' } as const;
  return { ...openIntent({ ...wish, ...asked }), revision: 2 };
}

function isGoing(kind: string): boolean {
  return kind === 'join' || kind === 'register' || kind === 'wait';
}

function hostsOf(placements: readonly { readonly hostId: HostId }[]): HostId[] {
  return placements.map(({ hostId }) => hostId);
}
