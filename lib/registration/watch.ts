import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { StoreError } from '../store/store';
import { explain } from './explain';
import { lookAt, type Sight } from './look';
import type { Ports } from './ports';
import { projectOf } from './run';
import { readProgress } from './site-progress';
import { toView } from './to-view';
import type { RegistrationView } from './view';
import { recallView, rememberView } from './view-cache';

/** Watchers share one look at Palette for so long. Milliseconds. */
const freshForMs = 5_000;
const lookWithinMs = 10_000;

/** {@link Registrations.view}. A Palette that does not answer leaves the last view standing, with its age. */
export async function watch(ports: Ports, hostId: HostId): Promise<Result<RegistrationView>> {
  try {
    return await readOrLook(ports, hostId);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { ok: false, error: explain(error) };
  }
}

async function readOrLook(ports: Ports, hostId: HostId): Promise<Result<RegistrationView>> {
  const intent = await ports.store.readIntent(hostId);
  const site = intent === null ? null : ports.directory.find(intent.siteId);
  if (intent === null || site === null) return fail('not_registered');
  const last = await recallView(ports, intent);
  if (last?.observedAtMs != null && ports.clock.now() - last.observedAtMs < freshForMs) return succeed(last);
  const view = await lookAgain(ports, site, intent, last);
  return succeed(view);
}

async function lookAgain(
  ports: Ports,
  site: Site,
  intent: Intent,
  last: RegistrationView | null,
): Promise<RegistrationView> {
  const progress = await readProgress(ports.store, site);
  try {
    const { intent: current, sight } = await see(ports, site, intent);
    return await rememberView(ports, intent, toView(current, progress, sight, ports.clock.now()));
  } catch (error) {
    ports.log({ level: 'warn', event: 'look_failed', hostId: intent.hostId, siteId: site.id, reason: String(error) });
    return last ?? toView(intent, progress, null, null);
  }
}

/** What is true of an intent now: it may have been settled since by others, and Palette is the only truth. */
interface Truth {
  readonly intent: Intent;
  readonly sight: Sight | null;
}

async function see(ports: Ports, site: Site, intent: Intent): Promise<Truth> {
  if (intent.phase !== 'settled' && !intent.isRegistered) return { intent, sight: null };
  const deadlineMs = ports.clock.now() + lookWithinMs;
  const readHost = () => ports.palette.scope(projectOf(ports, site), deadlineMs).getHost(intent.hostId);
  if (intent.phase === 'settled') {
    const { sight } = await lookAt(ports, site, intent, deadlineMs);
    const isEnough = sight.machine?.isRunning === true || sight.host !== null;
    return { intent, sight: isEnough ? sight : { ...sight, host: await readHost() } };
  }
  const host = await readHost();
  if (host !== null && host.clusters.length > 0) {
    const { plan, sight } = await lookAt(ports, site, intent, deadlineMs);
    const isSettled = plan.verdicts.get(intent.hostId)?.kind === 'settled';
    if (isSettled) return { intent: { ...intent, phase: 'settled', problem: null }, sight: { ...sight, host } };
  }
  return { intent, sight: { cluster: null, role: null, machine: null, host, members: 0 } };
}
