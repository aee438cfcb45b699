import { fail, type Result, succeed } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Site } from '../sites/site';
import type { Intent } from '../store/records';
import { StoreError } from '../store/store';
import { describeError } from './describe-error';
import { explain } from './explain';
import { lookAt, type Sight } from './look';
import type { Ports } from './ports';
import { paletteFor } from './run';
import { readProgress } from './site-progress';
import { admitStall, toView } from './to-view';
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
    const nowMs = ports.clock.now();
    const view = admitStall(toView(current, progress, sight, sight === null ? null : nowMs), current, nowMs);
    return await rememberView(ports, intent, named(ports, view, last));
  } catch (error) {
    const about = { hostId: intent.hostId, siteId: site.id, ...describeError(error) };
    ports.log({ level: 'warn', event: 'look_failed', ...about });
    return last ?? admitStall(toView(intent, progress, null, null), intent, ports.clock.now());
  }
}

/** A problem that only watching brought to light gets its log line when it is first seen. */
function named(ports: Ports, view: RegistrationView, last: RegistrationView | null): RegistrationView {
  const { problem, hostId, siteId } = view;
  if (problem === null || problem.reference === last?.problem?.reference) return view;
  const { code, reference } = problem;
  ports.log({ level: 'warn', event: 'problem_seen', reference, code, hostId, siteId });
  return view;
}

/** What is true of an intent now: it may have been settled since by others, and Palette is the only truth. */
interface Truth {
  readonly intent: Intent;
  readonly sight: Sight | null;
}

async function see(ports: Ports, site: Site, intent: Intent): Promise<Truth> {
  if (intent.phase !== 'settled' && !intent.isRegistered) return { intent, sight: null };
  const deadlineMs = ports.clock.now() + lookWithinMs;
  const readHost = () => paletteFor(ports, site, deadlineMs, 'watch').getHost(intent.hostId);
  if (intent.phase === 'settled') {
    const { sight } = await lookAt(ports, site, intent, deadlineMs);
    const isEnough = sight.machine?.isRunning === true || sight.host !== null;
    return { intent, sight: isEnough ? sight : { ...sight, host: await readHost() } };
  }
  const host = await readHost();
  // A stopped one may have been taken along by a later run before Palette tells so on the host itself (API.md §2.4).
  if (host !== null && (host.clusters.length > 0 || intent.phase === 'stopped')) {
    const { plan, sight } = await lookAt(ports, site, intent, deadlineMs);
    const isSettled = plan.verdicts.get(intent.hostId)?.kind === 'settled';
    if (isSettled) return { intent: { ...intent, phase: 'settled', problem: null }, sight: { ...sight, host } };
  }
  return { intent, sight: { cluster: null, role: null, machine: null, host, members: 0 } };
}
